import { dayIn } from '../../web/clock.ts'
import type { Taken, TakenRow, Value } from './taking.ts'

/** A line that was said or to be said. */
export interface ToldLine {
  /** The day it was written down, in the town's zone. */
  day: string
  words: string
  /** Whom it is about; null where it is about the place. */
  about: string | null
  place: string | null
  toAsk: boolean
  askedOn: string | null
}

export interface ToldVisit {
  day: string
  kind: 'visit' | 'regular-since'
  place: string | null
  whatFor: string | null
  with: string[]
  lines: ToldLine[]
  theyWentPast: string | null
  iWentPast: string | null
}

export interface ToldDate {
  label: string
  year: number | null
  month: number
  dayOfMonth: number | null
}

export interface ToldPerson {
  id: string
  name: string
  place: string | null
  howMet: string | null
  through: string | null
  language: string | null
  rhythmDays: number | null
  diedOn: string | null
  facts: { kind: string; label: string | null; value: string }[]
  dates: ToldDate[]
  visits: ToldVisit[]
  /** What was written down between visits. */
  lines: ToldLine[]
}

export interface ToldReminder {
  dueOn: string
  kind: string
  words: string
  about: string | null
  state: string
}

/** A notebook as its owner would tell it, names in the place of ids. */
export interface Story {
  people: ToldPerson[]
  visits: ToldVisit[]
  /** Lines that belong to no visit. */
  lines: ToldLine[]
  reminders: ToldReminder[]
}

export const wordsIn = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null)
const numberIn = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null)

/** Rows by what one of their columns says. */
function by(rows: readonly TakenRow[] | undefined, column: string): (value: Value | undefined) => TakenRow[] {
  const known = new Map<Value, TakenRow[]>()
  for (const row of rows ?? []) {
    const key = row[column] ?? null
    const alike = known.get(key)
    if (alike) alike.push(row)
    else known.set(key, [row])
  }
  return (value) => known.get(value ?? null) ?? []
}

/** What ids are called in a notebook, and its lines in words. */
interface Reading {
  taken: Taken
  nameOf: (contactId: Value | undefined) => string | null
  placeOf: (businessId: Value | undefined) => string | null
  lineOf: (row: TakenRow) => ToldLine
}

/** @param zone the town's: a note's day is the day it was there */
export function storyOf(taken: Taken, zone: string): Story {
  const { tables, businesses } = taken
  const names = new Map((tables.contact ?? []).map((row) => [row.id ?? null, wordsIn(row.name)]))
  const nameOf = (id: Value | undefined): string | null => names.get(id ?? null) ?? null
  const placeOf = (id: Value | undefined): string | null => businesses[wordsIn(id) ?? '']?.name ?? null
  const lineOf = (row: TakenRow): ToldLine => ({
    day: dayIn(zone, wordsIn(row.createdAt) ?? ''),
    words: wordsIn(row.body) ?? '',
    about: nameOf(row.contactId),
    place: placeOf(row.businessId),
    toAsk: row.askNext === 1,
    askedOn: wordsIn(row.askedOn),
  })
  const reading: Reading = { taken, nameOf, placeOf, lineOf }
  const visits = visitsIn(reading)
  const loose = (tables.note ?? []).filter((row) => row.visitId === null)
  return {
    people: peopleIn(reading, visits, loose).sort((one, other) => one.name.localeCompare(other.name)),
    visits: [...visits.values()].sort(latestFirst),
    lines: loose.map(lineOf).sort(latestFirst),
    reminders: (tables.reminder ?? []).map((row) => ({
      dueOn: wordsIn(row.dueOn) ?? '',
      kind: wordsIn(row.kind) ?? '',
      words: wordsIn(row.words) ?? '',
      about: nameOf(row.contactId),
      state: wordsIn(row.state) ?? '',
    })),
  }
}

function visitsIn({ taken: { tables }, nameOf, placeOf, lineOf }: Reading): Map<Value, ToldVisit> {
  const [noted, past, met] = [
    by(tables.note, 'visitId'),
    by(tables.wentPast, 'visitId'),
    by(tables.visitContact, 'visitId'),
  ]
  const told = (row: TakenRow): ToldVisit => {
    const [wentPast] = past(row.id)
    return {
      day: wordsIn(row.visitedOn) ?? '',
      kind: row.kind === 'regular-since' ? 'regular-since' : 'visit',
      place: placeOf(row.businessId) ?? wordsIn(row.place),
      whatFor: wordsIn(row.whatFor),
      with: met(row.id)
        .map(({ contactId }) => nameOf(contactId))
        .filter((name) => name !== null),
      lines: noted(row.id).map(lineOf),
      theyWentPast: wordsIn(wentPast?.theyWentPast),
      iWentPast: wordsIn(wentPast?.iWentPast),
    }
  }
  return new Map((tables.visit ?? []).map((row) => [row.id ?? null, told(row)]))
}

function peopleIn(
  { taken: { tables, faces }, nameOf, placeOf, lineOf }: Reading,
  visits: ReadonlyMap<Value, ToldVisit>,
  loose: readonly TakenRow[],
): ToldPerson[] {
  const [facts, dates] = [by(tables.contactFact, 'contactId'), by(tables.contactDate, 'contactId')]
  const [seen, aboutThem] = [by(tables.visitContact, 'contactId'), by(loose, 'contactId')]
  return (tables.contact ?? []).map((row) => ({
    id: wordsIn(row.id) ?? '',
    name: wordsIn(row.name) ?? '',
    place: placeOf(faces[wordsIn(row.faceId) ?? '']?.businessId),
    howMet: wordsIn(row.howMet),
    through: nameOf(row.metThroughId),
    language: wordsIn(row.language),
    rhythmDays: numberIn(row.rhythmDays),
    diedOn: wordsIn(row.diedOn),
    facts: facts(row.id).map((fact) => ({
      kind: wordsIn(fact.kind) ?? 'fact',
      label: wordsIn(fact.label),
      value: wordsIn(fact.value) ?? '',
    })),
    dates: dates(row.id).map((date) => ({
      label: wordsIn(date.label) ?? '',
      year: numberIn(date.year),
      month: numberIn(date.month) ?? 1,
      dayOfMonth: numberIn(date.dayOfMonth),
    })),
    visits: seen(row.id)
      .flatMap(({ visitId }) => visits.get(visitId ?? null) ?? [])
      .sort(latestFirst),
    lines: aboutThem(row.id).map(lineOf).sort(latestFirst),
  }))
}

const latestFirst = (one: { day: string }, other: { day: string }): number => other.day.localeCompare(one.day)
