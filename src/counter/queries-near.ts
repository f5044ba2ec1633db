import type { Db } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import { isNear, nextKept } from '../notebook/reminders/date-rules.ts'
import type { Notebook } from '../notebook/queries-notebook.ts'
import { dayPlus } from '../web/clock.ts'
import { BIRTHDAY } from './queries-regulars.ts'
import { isMissed, type Rhythm, rhythmInWords } from './rhythm-rules.ts'

const AS_MANY = 6
const NEAR_DAYS = 14

export interface Missed {
  id: string
  name: string
  lastInOn: string
  rhythm: Rhythm
}

/** So many rows are looked at together: the first that are missed are usually among them. */
const LOOKED_AT = 60

/** Who has not been in for long by their own rhythm, the one who was in last first. Nobody who died. */
export async function missedRegulars(db: Db, book: Notebook, today: string): Promise<Missed[]> {
  const missed: Missed[] = []
  let rows = await regularsAway(db, book, today, null)
  while (rows.length > 0) {
    for (const { id, name, lastInOn, rhythmDays } of rows) {
      if (!isMissed(lastInOn, rhythmDays, today)) continue
      missed.push({ id, name, lastInOn, rhythm: rhythmInWords(rhythmDays) })
    }
    const last = rows.length === LOOKED_AT ? rows.at(-1) : undefined
    if (!last || missed.length >= AS_MANY) break
    rows = await regularsAway(db, book, today, last)
  }
  return missed.slice(0, AS_MANY)
}

const AWAY = `select "id", "name", "lastInOn", "rhythmDays" from "contact"
  where "notebookId" = ? and "lastInOn" is not null and "lastInOn" >= ? and "lastInOn" <= ?
  and ("lastInOn" < ? or "id" < ?)
  and "rhythmDays" is not null and "mergedIntoId" is null and "diedOn" is null
  order by "lastInOn" desc, "id" desc limit ?`

interface Away {
  id: string
  name: string
  lastInOn: string
  rhythmDays: number
}

/**
 * A part of those who have not been in for a week, in the order of an index.
 * @param after the last one of the part before
 */
function regularsAway(db: Db, book: Notebook, today: string, after: Away | null): Promise<Away[]> {
  const latest = after?.lastInOn ?? dayPlus(today, -7)
  // The first part takes everybody of its latest day, too.
  const before = after ? [after.lastInOn, after.id] : [dayPlus(latest, 1), '']
  return ask<Away>(db, AWAY, [book.id, dayPlus(today, -366), latest, ...before, LOOKED_AT])
}

export interface BirthdayNear {
  id: string
  name: string
  month: number
  /** The day it is kept; null where only the month is known. */
  day: string | null
}

const BORN = `select "contact"."id", "contact"."name", "contactDate"."month", "contactDate"."dayOfMonth"
  from "contactDate" inner join "contact" on "contact"."id" = "contactDate"."contactId"
  where "contactDate"."notebookId" = ? and "contactDate"."label" = ? and "contactDate"."month" in (?, ?)
  and "contact"."notebookId" = "contactDate"."notebookId"
  and "contact"."mergedIntoId" is null and "contact"."diedOn" is null`

/** Birthdays within a fortnight; those of which only the month is known come last. */
export async function birthdaysNear(db: Db, book: Notebook, today: string): Promise<BirthdayNear[]> {
  const months = [today, dayPlus(today, NEAR_DAYS)].map((day) => Number(day.slice(5, 7)))
  const rows = await ask<Omit<BirthdayNear, 'day'> & { dayOfMonth: number | null }>(db, BORN, [
    book.id,
    BIRTHDAY,
    ...months,
  ])
  return rows
    .filter((row) => isNear(row, today, NEAR_DAYS))
    .map(({ dayOfMonth, ...row }) => ({ ...row, day: nextKept({ month: row.month, dayOfMonth }, today) }))
    .sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9'))
    .slice(0, AS_MANY)
}
