import { newId } from '../db/ids.ts'
import { put } from '../db/put.ts'
import type { NewRow, Trx } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import type { Language } from '../web/languages.ts'
import type { Notebook } from './queries-notebook.ts'
import { contactsMet, type Reader } from './queries-people.ts'
import { type VisitInput, type Words, wordsOf } from './rules.ts'

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
  const contactIds = await contactsMet(
    trx,
    notebook,
    visit.met.map((one) => one.who),
    by,
    now,
  )
  const id = newId()
  const { businessId, place, visitedOn, kind, whatFor } = visit
  const written = { writtenBy: by.accountId, recordedBy: by.recordedBy ?? null, createdAt: now, updatedAt: now }
  const row = { id, notebookId: notebook.id, businessId, place, visitedOn, kind, whatFor, told: 0 as const }
  await put(trx, 'visit', [{ ...row, ...written }])
  await putPeople(trx, id, contactIds)
  await putWords(trx, notebook, { visitId: id, language: visit.language }, wordsOf(visit, contactIds), by, now)
  return id
}

/** @param contactIds may name somebody twice (two lines about one person): they were there once */
export async function putPeople(trx: Trx, visitId: string, contactIds: string[]): Promise<void> {
  if (contactIds.length === 0) return
  const people = [...new Set(contactIds)]
  const rows = people.map(() => '(?, ?)').join(', ')
  const text = `insert into "visitContact" ("visitId", "contactId") values ${rows} on conflict do nothing`
  await ask(
    trx,
    text,
    people.flatMap((contactId) => [visitId, contactId]),
  )
}

/** What lines belong to; and how a counter keeps them: for its owners alone, until when, as an order. */
type Belongs = { visitId: string | null; language: Language } & Partial<
  Pick<NewRow<'note'>, 'ownersOnly' | 'expiresOn' | 'kind'>
>

export async function putWords(
  trx: Trx,
  notebook: Notebook,
  belongs: Belongs,
  words: Words[],
  by: Writer,
  now: string,
): Promise<string[]> {
  if (words.length === 0) return []
  const rows = words.map((said) => ({
    id: newId(),
    notebookId: notebook.id,
    ownersOnly: 0 as const,
    ...belongs,
    ...said,
    askedOn: null,
    writtenBy: by.accountId,
    recordedBy: by.recordedBy ?? null,
    createdAt: now,
    updatedAt: now,
  }))
  await put(trx, 'note', rows)
  return rows.map((row) => row.id)
}
