import { newId } from '../../db/ids.ts'
import type { Db, Trx } from '../../db/tables.ts'
import { NotFound } from '../../errors.ts'
import type { Language } from '../../web/languages.ts'
import type { Notebook } from '../queries-notebook.ts'

/** Something to come back to, on a day. */
export interface FollowUpInput {
  words: string
  dueOn: string
}

interface Belongs {
  contactId: string | null
  visitId: string | null
  language: Language
}

/** @returns its id */
export async function writeFollowUp(
  trx: Trx,
  notebook: Notebook,
  { words, dueOn }: FollowUpInput,
  belongs: Belongs,
  now: string,
): Promise<string> {
  const row = { id: newId(), notebookId: notebook.id, kind: 'follow-up', words, dueOn, state: 'waiting' } as const
  await trx
    .insertInto('reminder')
    .values({ ...row, ...belongs, createdAt: now })
    .execute()
  return row.id
}

/** @throws NotFound for one of another notebook as for none at all */
export async function ownFollowUp(db: Db, notebook: Notebook, id: string) {
  return db
    .selectFrom('reminder')
    .select(['id', 'words', 'language', 'dueOn', 'putOffTo', 'contactId', 'visitId'])
    .where('notebookId', '=', notebook.id)
    .where('kind', '=', 'follow-up')
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('follow-up'))
}

/** Puts it right: on another day it waits again, also where it was done. @throws NotFound */
export async function correctFollowUp(
  trx: Trx,
  notebook: Notebook,
  id: string,
  { words, dueOn }: FollowUpInput,
): Promise<void> {
  const before = await ownFollowUp(trx, notebook, id)
  const anew = { dueOn, putOffTo: null, toldAt: null, answeredOn: null, state: 'waiting' } as const
  const sameDay = dueOn === (before.putOffTo ?? before.dueOn)
  await trx
    .updateTable('reminder')
    .set({ words, ...(sameDay ? {} : anew) })
    .where('id', '=', before.id)
    .execute()
}

/** @throws NotFound */
export async function eraseFollowUp(trx: Trx, notebook: Notebook, id: string): Promise<void> {
  await ownFollowUp(trx, notebook, id)
  await trx.deleteFrom('reminder').where('notebookId', '=', notebook.id).where('id', '=', id).execute()
}

/** What is still to be done for a visit, done or not. */
export async function followUpOfVisit(db: Db, notebook: Notebook, visitId: string) {
  const row = await db
    .selectFrom('reminder')
    .select(['id', 'words', 'language', 'dueOn', 'putOffTo'])
    .where('notebookId', '=', notebook.id)
    .where('visitId', '=', visitId)
    .where('kind', '=', 'follow-up')
    .executeTakeFirst()
  return row ?? null
}

/**
 * Keeps what a visit asks to come back to. It is about the one person who was there; with several, or nobody, it
 * belongs to the visit, and by it to the place.
 * @param said null erases it; undefined leaves it, as a form that did not ask
 */
export async function keepFollowUp(
  trx: Trx,
  notebook: Notebook,
  visitId: string,
  said: FollowUpInput | null | undefined,
  language: Language,
  now: string,
): Promise<void> {
  const there = await followUpOfVisit(trx, notebook, visitId)
  if (!there && !said) return
  const contactId = await onlyOneMet(trx, visitId)
  if (there && said === null) return eraseFollowUp(trx, notebook, there.id)
  if (!there) {
    if (said) await writeFollowUp(trx, notebook, said, { contactId, visitId, language }, now)
    return
  }
  if (said) await correctFollowUp(trx, notebook, there.id, said)
  await trx.updateTable('reminder').set({ contactId }).where('id', '=', there.id).execute()
}

async function onlyOneMet(trx: Trx, visitId: string): Promise<string | null> {
  const met = await trx.selectFrom('visitContact').select('contactId').where('visitId', '=', visitId).limit(2).execute()
  return met.length === 1 ? (met[0]?.contactId ?? null) : null
}
