import type { Db } from '../../db/tables.ts'
import { ask, padded, places } from '../../db/written.ts'
import { type KeptDate, isNear, nextKept } from './date-rules.ts'
import type { Notebook } from '../queries-notebook.ts'

export interface DateNear extends KeptDate {
  contactId: string
  name: string
  label: string
  year: number | null
  /** The day it is kept next; null where only the month is known. */
  day: string | null
}

const NEAR_DAYS = 30

const datesOf = (many: number): string => `select "contact"."id" as "contactId", "name", "label", "year", "month",
    "dayOfMonth"
  from "contactDate" inner join "contact" on "contact"."id" = "contactDate"."contactId"
  where "contact"."notebookId" = ? and "diedOn" is null and "contact"."id" in (${places(many)})`

/** Days of these people that come up within a month, the next one first. Whoever died is remembered, not congratulated. */
export async function datesNear(
  db: Db,
  notebook: Notebook,
  contactIds: readonly string[],
  today: string,
): Promise<DateNear[]> {
  if (contactIds.length === 0) return []
  const some = padded(contactIds)
  const dates = await ask<Omit<DateNear, 'day'>>(db, datesOf(some.length), [notebook.id, ...some])
  return dates
    .filter((date) => isNear(date, today, NEAR_DAYS))
    .map((date) => ({ ...date, day: nextKept(date, today) }))
    .sort((a, b) => (a.day ?? today).localeCompare(b.day ?? today))
}
