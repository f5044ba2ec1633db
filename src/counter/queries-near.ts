import type { Db } from '../db/tables.ts'
import { isNear, nextKept } from '../notebook/date-rules.ts'
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
  for (let from = 0; missed.length < AS_MANY; from += LOOKED_AT) {
    const rows = await regularsAway(db, book, today, from)
    for (const { id, name, lastInOn, rhythmDays } of rows) {
      if (lastInOn === null || rhythmDays === null || !isMissed(lastInOn, rhythmDays, today)) continue
      missed.push({ id, name, lastInOn, rhythm: rhythmInWords(rhythmDays) })
    }
    if (rows.length < LOOKED_AT) break
  }
  return missed.slice(0, AS_MANY)
}

/** A part of those who have not been in for a week, in the order of an index. */
function regularsAway(db: Db, book: Notebook, today: string, from: number) {
  return db
    .selectFrom('contact')
    .select(['id', 'name', 'lastInOn', 'rhythmDays'])
    .where('notebookId', '=', book.id)
    .where('lastInOn', 'is not', null)
    .where('lastInOn', '>=', dayPlus(today, -366))
    .where('lastInOn', '<=', dayPlus(today, -7))
    .where('rhythmDays', 'is not', null)
    .where('mergedIntoId', 'is', null)
    .where('diedOn', 'is', null)
    .orderBy('lastInOn', 'desc')
    .orderBy('id', 'desc')
    .limit(LOOKED_AT)
    .offset(from)
    .execute()
}

export interface BirthdayNear {
  id: string
  name: string
  month: number
  /** The day it is kept; null where only the month is known. */
  day: string | null
}

/** Birthdays within a fortnight; those of which only the month is known come last. */
export async function birthdaysNear(db: Db, book: Notebook, today: string): Promise<BirthdayNear[]> {
  const months = [Number(today.slice(5, 7)), Number(dayPlus(today, NEAR_DAYS).slice(5, 7))]
  const rows = await db
    .selectFrom('contactDate')
    .innerJoin('contact', 'contact.id', 'contactDate.contactId')
    .select(['contact.id', 'contact.name', 'contactDate.month', 'contactDate.dayOfMonth'])
    .where('contact.notebookId', '=', book.id)
    .where('contact.mergedIntoId', 'is', null)
    .where('contact.diedOn', 'is', null)
    .where('contactDate.label', '=', BIRTHDAY)
    .where('contactDate.month', 'in', months)
    .execute()
  return rows
    .filter((row) => isNear(row, today, NEAR_DAYS))
    .map(({ dayOfMonth, ...row }) => ({ ...row, day: nextKept({ month: row.month, dayOfMonth }, today) }))
    .sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9'))
    .slice(0, AS_MANY)
}
