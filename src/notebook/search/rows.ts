import type { Language } from '../../db/columns/accounts.ts'
import type { Db } from '../../db/tables.ts'
import { ask } from '../../db/written.ts'
import type { Notebook } from '../queries-notebook.ts'

/**
 * What one notebook holds, as it is looked through. There is no index of words beside it: a notebook has hundreds of
 * rows, or in the course of many years some thousands, and they are found by its id; so nothing can be found in it by
 * anybody else, and nothing has to be forgotten twice. What grows with the years, visits and lines, is read in pieces.
 */
export interface PersonRow {
  id: string
  name: string
  howMet: string | null
}
const PEOPLE = `select "id", "name", "howMet" from "contact"
  where "notebookId" = ? and "mergedIntoId" is null order by "nameKey"`
export const peopleIn = (db: Db, { id }: Notebook): Promise<PersonRow[]> => ask(db, PEOPLE, [id])

export interface FactRow {
  contactId: string
  label: string | null
  value: string
}
/** `cross join` says in which order SQLite looks: from the pages of this notebook. */
const FACTS = `select "contactId", "label", "value" from "contact" cross join "contactFact"
  where "notebookId" = ? and "mergedIntoId" is null and "contactId" = "contact"."id" order by "position"`
export const factsIn = (db: Db, { id }: Notebook): Promise<FactRow[]> => ask(db, FACTS, [id])

export interface DateRow {
  contactId: string
  label: string
  year: number | null
  month: number
  dayOfMonth: number | null
}
const DATES = `select "contactId", "label", "year", "month", "dayOfMonth"
  from "contact" cross join "contactDate"
  where "contact"."notebookId" = ? and "mergedIntoId" is null and "contactId" = "contact"."id"`
export const daysIn = (db: Db, { id }: Notebook): Promise<DateRow[]> => ask(db, DATES, [id])

export interface ReminderRow {
  words: string
  dueOn: string
  contactId: string | null
}
const REMINDERS = `select "words", "dueOn", "contactId" from "reminder" where "notebookId" = ? order by "dueOn" desc`
export const remindersIn = (db: Db, { id }: Notebook): Promise<ReminderRow[]> => ask(db, REMINDERS, [id])

export interface WentPastRow {
  id: string
  theyWentPast: string | null
  iWentPast: string | null
  language: Language
  visitedOn: string
  business: string
}
const WENT_PAST = `select "wentPast"."id", "theyWentPast", "iWentPast", "wentPast"."language", "visitedOn",
    "business"."name" as "business"
  from "wentPast" inner join "visit" on "visit"."id" = "visitId"
    inner join "business" on "business"."id" = "wentPast"."businessId"
  where "accountId" = ? order by "visitedOn" desc`
export const wentPastIn = (db: Db, accountId: string): Promise<WentPastRow[]> => ask(db, WENT_PAST, [accountId])
