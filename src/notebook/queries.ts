import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import { contactsMet, type Reader } from './queries-people.ts'
import { type VisitInput, type Words, wordsOf } from './rules.ts'

/** A resident's own. Its id is part of every question this room asks: that is what keeps it private. */
export interface Notebook {
  id: string
  accountId: string
}

/** Where nothing was written yet: no row has this id, so every question about it finds nothing. */
const UNOPENED = ''

/**
 * The viewer's notebook, the only one that their account opens. Reading makes none: before the first thing is kept it
 * is empty.
 */
export async function ownNotebook(db: Db, viewer: Pick<SignedIn, 'accountId'>): Promise<Notebook> {
  const row = await db.selectFrom('notebook').select('id').where('accountId', '=', viewer.accountId).executeTakeFirst()
  return { id: row?.id ?? UNOPENED, accountId: viewer.accountId }
}

/** The same for writing: made on first use, once, however many first uses there are at a time. */
export async function openNotebook(trx: Trx, viewer: Pick<SignedIn, 'accountId'>, now: string): Promise<Notebook> {
  const known = await ownNotebook(trx, viewer)
  if (known.id !== UNOPENED) return known
  await trx
    .insertInto('notebook')
    .values({ id: newId(), accountId: viewer.accountId, businessId: null, feedTokenHash: null, createdAt: now })
    .onConflict((conflict) => conflict.column('accountId').doNothing())
    .execute()
  return ownNotebook(trx, viewer)
}

/** Who writes: the account, and in phone-tree mode who wrote it down for them. */
export interface Writer extends Reader {
  recordedBy?: string | null
}

/**
 * Writes a visit down, with whom it was and what was said.
 * @param notebook the writer's own, opened for writing
 * @returns the visit's id
 * @throws NotFound for a person who is not in this notebook, or not shown to its keeper
 */
export async function recordVisit(
  trx: Trx,
  notebook: Notebook,
  visit: VisitInput,
  by: Writer,
  now: string,
): Promise<string> {
  const contactIds = await contactsMet(trx, notebook, visit.met.map((one) => one.who), by, now)
  const id = newId()
  await trx
    .insertInto('visit')
    .values({
      id,
      notebookId: notebook.id,
      businessId: visit.businessId,
      place: visit.place,
      visitedOn: visit.visitedOn,
      kind: visit.kind,
      whatFor: visit.whatFor,
      told: 0,
      writtenBy: by.accountId,
      recordedBy: by.recordedBy ?? null,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  await putPeople(trx, id, contactIds)
  await putWords(trx, notebook, { visitId: id, language: visit.language }, wordsOf(visit, contactIds), by, now)
  return id
}

/** @param contactIds may name somebody twice (two lines about one person): they were there once */
export async function putPeople(trx: Trx, visitId: string, contactIds: string[]): Promise<void> {
  if (contactIds.length === 0) return
  await trx
    .insertInto('visitContact')
    .values([...new Set(contactIds)].map((contactId) => ({ visitId, contactId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function putWords(
  trx: Trx,
  notebook: Notebook,
  belongs: { visitId: string | null; language: Language },
  words: Words[],
  by: Writer,
  now: string,
): Promise<string[]> {
  if (words.length === 0) return []
  const rows = words.map((said) => ({
    id: newId(),
    notebookId: notebook.id,
    ...belongs,
    ...said,
    askedOn: null,
    ownersOnly: 0 as const,
    expiresOn: null,
    writtenBy: by.accountId,
    recordedBy: by.recordedBy ?? null,
    createdAt: now,
    updatedAt: now,
  }))
  await trx.insertInto('note').values(rows).execute()
  return rows.map((row) => row.id)
}
