import type { Db } from '../../db/tables.ts'
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

/** Days of these people that come up within a month, the next one first. Whoever died is remembered, not congratulated. */
export async function datesNear(
  db: Db,
  notebook: Notebook,
  contactIds: readonly string[],
  today: string,
): Promise<DateNear[]> {
  if (contactIds.length === 0) return []
  const dates = await db
    .selectFrom('contactDate')
    .innerJoin('contact', 'contact.id', 'contactDate.contactId')
    .select(['contact.id as contactId', 'contact.name', 'contactDate.label', 'contactDate.year'])
    .select(['contactDate.month', 'contactDate.dayOfMonth'])
    .where('contact.notebookId', '=', notebook.id)
    .where('contact.diedOn', 'is', null)
    .where('contact.id', 'in', contactIds)
    .execute()
  return dates
    .filter((date) => isNear(date, today, NEAR_DAYS))
    .map((date) => ({ ...date, day: nextKept(date, today) }))
    .sort((a, b) => (a.day ?? today).localeCompare(b.day ?? today))
}
