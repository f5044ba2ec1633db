import type { Db } from '../../db/tables.ts'
import { dayIn, dayPlus } from '../../web/clock.ts'
import type { Language } from '../../web/languages.ts'
import type { Notebook } from '../queries-notebook.ts'
import { type Answer, type ReminderKind, type Turn, turnOfDate, turnOfRhythm } from './rules.ts'

/** Today, and the zone whose day it is. */
export interface Today {
  day: string
  zone: string
}

/** Something that comes up: a date, a thing one meant to do, somebody not seen in a while. */
export interface Reminder extends Turn {
  kind: ReminderKind
  /** Of the thing to do, of the date, or of the contact: what there is one of. */
  id: string
  contact: { id: string; name: string } | null
  /** Where a thing to do came up, if at a business. */
  place: { name: string; slug: string } | null
  /** What to do, or what day it is, as its keeper wrote it. */
  words: string | null
  language: Language | null
  date: { year: number | null; month: number; dayOfMonth: number | null } | null
  /** Days between visits as they would like it, and the last one. */
  rhythm: { days: number; lastSeen: string | null } | null
}

/** Answers older than this say nothing about what comes up now. */
const REMEMBERED_DAYS = 800

/**
 * Everything in a notebook that comes up some day, the next first. Dates and rhythms are worked out anew each time:
 * only what was answered to them is stored. Whoever died is in none of it.
 */
export async function remindersOf(db: Db, notebook: Notebook, today: Today): Promise<Reminder[]> {
  const answers = await answersIn(db, notebook, today)
  const of = (kind: ReminderKind, id: string): Answer[] =>
    answers.filter((one) => one.kind === kind && (kind === 'date' ? one.contactDateId : one.contactId) === id)
  const all = [
    ...(await followUpsIn(db, notebook)),
    ...(await datesIn(db, notebook)).map(({ id, label, year, month, dayOfMonth, ...who }): Reminder => ({
      ...nothing,
      kind: 'date',
      id,
      words: label,
      contact: { id: who.contactId, name: who.contactName },
      date: { year, month, dayOfMonth },
      ...turnOfDate({ month, dayOfMonth }, of('date', id), today.day),
    })),
    ...(await rhythmsIn(db, notebook)).map(({ id, name, rhythmDays, lastSeen, createdAt }): Reminder => ({
      ...nothing,
      kind: 'stay-in-touch',
      id,
      contact: { id, name },
      rhythm: { days: rhythmDays ?? 0, lastSeen },
      ...turnOfRhythm(rhythmDays ?? 0, lastSeen ?? dayIn(today.zone, createdAt), of('stay-in-touch', id)),
    })),
  ]
  return all.sort((a, b) => (a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1))
}

const nothing = { contact: null, place: null, words: null, language: null, date: null, rhythm: null }

async function answersIn(db: Db, notebook: Notebook, { day }: Today) {
  return db
    .selectFrom('reminder')
    .select(['kind', 'contactId', 'contactDateId', 'occursOn', 'state', 'answeredOn', 'putOffTo', 'toldAt'])
    .where('notebookId', '=', notebook.id)
    .where('kind', '!=', 'follow-up')
    .where('dueOn', '>=', dayPlus(day, -REMEMBERED_DAYS))
    .execute()
}

async function followUpsIn(db: Db, notebook: Notebook): Promise<Reminder[]> {
  const rows = await followUps(db, notebook).where('reminder.state', '=', 'waiting').execute()
  return rows.map(asReminder)
}

function followUps(db: Db, notebook: Notebook) {
  return db
    .selectFrom('reminder')
    .leftJoin('contact', 'contact.id', 'reminder.contactId')
    .leftJoin('visit', 'visit.id', 'reminder.visitId')
    .leftJoin('business', 'business.id', 'visit.businessId')
    .select(['reminder.id', 'reminder.words', 'reminder.language', 'reminder.dueOn', 'reminder.putOffTo'])
    .select(['reminder.toldAt', 'reminder.state', 'reminder.visitId'])
    .select(['contact.id as contactId', 'contact.name as contactName', 'business.name as placeName', 'business.slug'])
    .where('reminder.notebookId', '=', notebook.id)
    .where('reminder.kind', '=', 'follow-up')
    .where('contact.diedOn', 'is', null)
}

type FollowUpRow = Awaited<ReturnType<ReturnType<typeof followUps>['execute']>>[number]

const asReminder = (row: FollowUpRow): Reminder => ({
  ...nothing,
  kind: 'follow-up',
  id: row.id,
  words: row.words,
  language: row.language,
  contact: row.contactId && row.contactName ? { id: row.contactId, name: row.contactName } : null,
  place: row.placeName && row.slug ? { name: row.placeName, slug: row.slug } : null,
  occursOn: row.dueOn,
  dueOn: row.putOffTo ?? row.dueOn,
  putOff: row.putOffTo !== null,
  toldAt: row.toldAt,
})

/** The dates of everybody who lives. */
function datesIn(db: Db, notebook: Notebook) {
  return db
    .selectFrom('contactDate')
    .innerJoin('contact', 'contact.id', 'contactDate.contactId')
    .select(['contactDate.id', 'contactDate.label', 'contactDate.year', 'contactDate.month', 'contactDate.dayOfMonth'])
    .select(['contact.id as contactId', 'contact.name as contactName'])
    .where('contact.notebookId', '=', notebook.id)
    .where('contact.mergedIntoId', 'is', null)
    .where('contact.diedOn', 'is', null)
    .execute()
}

function rhythmsIn(db: Db, notebook: Notebook) {
  return db
    .selectFrom('contact')
    .select(['contact.id', 'contact.name', 'contact.rhythmDays', 'contact.createdAt'])
    .select((eb) =>
      eb
        .selectFrom('visitContact')
        .innerJoin('visit', 'visit.id', 'visitContact.visitId')
        .select((seen) => seen.fn.max('visit.visitedOn').as('lastSeen'))
        .whereRef('visitContact.contactId', '=', 'contact.id')
        .where('visit.kind', '=', 'visit')
        .as('lastSeen'),
    )
    .where('contact.notebookId', '=', notebook.id)
    .where('contact.mergedIntoId', 'is', null)
    .where('contact.diedOn', 'is', null)
    .where('contact.rhythmDays', 'is not', null)
    .execute()
}

/** What was answered last, so that each can be put back. */
export interface Answered {
  kind: ReminderKind
  id: string
  occursOn: string
  state: 'done' | 'skipped'
  answeredOn: string
  words: string | null
  language: Language | null
  contactName: string | null
}

export async function answeredLately(db: Db, notebook: Notebook, limit: number): Promise<Answered[]> {
  const rows = await db
    .selectFrom('reminder')
    .leftJoin('contact', 'contact.id', 'reminder.contactId')
    .leftJoin('contactDate', 'contactDate.id', 'reminder.contactDateId')
    .select(['reminder.id', 'reminder.kind', 'reminder.state', 'reminder.answeredOn', 'reminder.occursOn'])
    .select(['reminder.words', 'reminder.language', 'reminder.dueOn', 'reminder.contactId', 'reminder.contactDateId'])
    .select(['contact.name as contactName', 'contactDate.label'])
    .where('reminder.notebookId', '=', notebook.id)
    .where('reminder.state', '!=', 'waiting')
    .where('reminder.answeredOn', 'is not', null)
    .where('contact.diedOn', 'is', null)
    .orderBy('reminder.answeredOn', 'desc')
    .orderBy('reminder.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ kind, label, words, language, contactName, ...row }) => ({
    kind,
    id: (kind === 'date' ? row.contactDateId : kind === 'follow-up' ? row.id : row.contactId) ?? row.id,
    occursOn: row.occursOn ?? row.dueOn,
    state: row.state === 'skipped' ? 'skipped' : 'done',
    answeredOn: row.answeredOn ?? '',
    words: kind === 'follow-up' ? words : label,
    language,
    contactName,
  }))
}
