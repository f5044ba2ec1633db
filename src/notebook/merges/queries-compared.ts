import type { Db } from '../../db/tables.ts'
import type { ContactRow } from '../queries-contacts.ts'
import type { Notebook } from '../queries-notebook.ts'
import { type Fields, fields } from './fields.ts'

/** A page as it is laid beside another one. */
export interface Compared {
  contact: ContactRow
  fields: { id: string } & Fields
  dates: { label: string; year: number | null; month: number; dayOfMonth: number | null }[]
  /** The last days of visits with them, the latest first. */
  seenOn: string[]
  /** The last lines about them. */
  notes: { body: string; language: 'en' | 'es' }[]
}

const A_FEW = 3

export async function comparedPage(db: Db, notebook: Notebook, contact: ContactRow): Promise<Compared> {
  const { id } = contact
  const own = await db
    .selectFrom('contact')
    .select(['id', ...fields])
    .where('notebookId', '=', notebook.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const dates = await db
    .selectFrom('contactDate')
    .select(['label', 'year', 'month', 'dayOfMonth'])
    .where('contactId', '=', id)
    .orderBy('month')
    .execute()
  const visits = await db
    .selectFrom('visitContact')
    .innerJoin('visit', 'visit.id', 'visitContact.visitId')
    .select('visit.visitedOn')
    .where('visitContact.contactId', '=', id)
    .where('visit.kind', '=', 'visit')
    .orderBy('visit.visitedOn', 'desc')
    .limit(A_FEW)
    .execute()
  const notes = await db
    .selectFrom('note')
    .select(['body', 'language'])
    .where('notebookId', '=', notebook.id)
    .where('contactId', '=', id)
    .orderBy('id', 'desc')
    .limit(A_FEW)
    .execute()
  return { contact, fields: own, dates, seenOn: visits.map(({ visitedOn }) => visitedOn), notes }
}
