import { createHash } from 'node:crypto'
import { foldText } from '../web/fold.ts'
import { put } from '../db/put.ts'
import type { Db, NewRow, Trx } from '../db/tables.ts'
import { padded } from '../db/written.ts'
import type { Notebook } from './queries-notebook.ts'
import type { Writer } from './queries.ts'

type Kept<Name extends 'contact' | 'contactFact' | 'contactDate' | 'visit' | 'note' | 'reminder'> = Omit<
  NewRow<Name>,
  'notebookId'
>

/** A notebook from somewhere else, its places and faces those of this town already. Ids are as they were there. */
export interface Brought {
  contact: Pick<
    Kept<'contact'>,
    | 'id'
    | 'name'
    | 'faceId'
    | 'howMet'
    | 'metThroughId'
    | 'language'
    | 'rhythmDays'
    | 'diedOn'
    | 'createdAt'
    | 'updatedAt'
  >[]
  contactFact: Kept<'contactFact'>[]
  contactDate: Kept<'contactDate'>[]
  visit: Pick<
    Kept<'visit'>,
    'id' | 'businessId' | 'place' | 'visitedOn' | 'kind' | 'whatFor' | 'createdAt' | 'updatedAt'
  >[]
  visitContact: NewRow<'visitContact'>[]
  note: Pick<
    Kept<'note'>,
    | 'id'
    | 'contactId'
    | 'visitId'
    | 'businessId'
    | 'body'
    | 'language'
    | 'askNext'
    | 'askedOn'
    | 'createdAt'
    | 'updatedAt'
  >[]
  reminder: Omit<Kept<'reminder'>, 'toldAt'>[]
}

const withIds = ['contact', 'contactFact', 'contactDate', 'visit', 'note', 'reminder'] as const
type WithId = (typeof withIds)[number]

/** How much of what is brought is not here yet. */
export type Coming = Record<WithId, number> & { there: boolean }

const A_LOT = 200

/**
 * The id under which something brought is kept. The same thing brought twice gets the same one, so it comes once; what
 * comes back to the notebook it was taken from keeps its own. Ids tell the order in which things were written, which
 * stays: only their tail is another.
 */
function idHere(notebook: Notebook, id: string): string {
  const tail = createHash('sha256').update(`${notebook.id} ${id}`).digest('hex')
  return `${id.slice(0, 26)}${tail.slice(0, 10)}`
}

/** What is here already, by table and id: under its own id, or under the one it was given when it came. */
async function known(db: Db, notebook: Notebook, brought: Brought): Promise<Map<string, string>> {
  const here = new Map<string, string>()
  for (const table of withIds) {
    const ids = brought[table].map(({ id }) => id)
    for (let from = 0; from < ids.length; from += A_LOT) {
      const lot = ids.slice(from, from + A_LOT)
      const found = await foundOf(db, notebook, table, [...lot, ...lot.map((id) => idHere(notebook, id))])
      for (const id of lot) {
        const own = [id, idHere(notebook, id)].find((one) => found.has(one))
        if (own !== undefined) here.set(`${table} ${id}`, own)
      }
    }
  }
  return here
}

async function foundOf(db: Db, notebook: Notebook, table: WithId, ids: string[]): Promise<ReadonlySet<string>> {
  const rows =
    table === 'contactFact' || table === 'contactDate'
      ? await db
          .selectFrom(table)
          .innerJoin('contact', 'contact.id', `${table}.contactId`)
          .select(`${table}.id`)
          .where('contact.notebookId', '=', notebook.id)
          .where(`${table}.id`, 'in', padded(ids))
          .execute()
      : await db
          .selectFrom(table)
          .select('id')
          .where('notebookId', '=', notebook.id)
          .where('id', 'in', padded(ids))
          .execute()
  return new Set(rows.map(({ id }) => id))
}

/** What would come, before anything does. */
export async function comingIn(db: Db, notebook: Notebook, brought: Brought): Promise<Coming> {
  const here = await known(db, notebook, brought)
  const counts = withIds.map(
    (table) => [table, brought[table].filter(({ id }) => !here.has(`${table} ${id}`)).length] as const,
  )
  return { ...(Object.fromEntries(counts) as Record<WithId, number>), there: here.size > 0 }
}

interface Bringing {
  trx: Trx
  notebook: Notebook
  brought: Brought
  by: Writer
  idOf: (table: WithId, id: string) => string
  /** The rows of a table that are not here yet, under the ids they are kept by. */
  coming: <Name extends WithId>(table: Name) => Brought[Name][number][]
}

/**
 * Writes what was brought into a notebook; what is there already stays as it is now, also where it was changed since.
 * Nobody is told of anything in it.
 */
export async function bringIn(trx: Trx, notebook: Notebook, brought: Brought, by: Writer): Promise<void> {
  const here = await known(trx, notebook, brought)
  const idOf: Bringing['idOf'] = (table, id) => here.get(`${table} ${id}`) ?? idHere(notebook, id)
  const coming: Bringing['coming'] = (table) =>
    brought[table].filter(({ id }) => !here.has(`${table} ${id}`)).map((row) => ({ ...row, id: idOf(table, row.id) }))
  const bringing = { trx, notebook, brought, by, idOf, coming }
  await bringPeople(bringing)
  await bringVisits(bringing)
}

async function bringPeople({ trx, notebook, idOf, coming }: Bringing): Promise<void> {
  const people = coming('contact')
  const bare = { accountId: null, cardGrantId: null, usual: null, lastInOn: null, mergedIntoId: null }
  const rows = people.map((row) => ({ ...row, nameKey: foldText(row.name), metThroughId: null, ...bare }))
  await putAll(
    trx,
    'contact',
    rows.map((row) => ({ ...row, notebookId: notebook.id })),
  )
  // Only now is everybody there through whom somebody was met.
  for (const { id, metThroughId } of people) {
    if (!metThroughId) continue
    await trx
      .updateTable('contact')
      .set({ metThroughId: idOf('contact', metThroughId) })
      .where('id', '=', id)
      .execute()
  }
  const ofContact = <R extends { contactId: string }>(row: R) => ({ ...row, contactId: idOf('contact', row.contactId) })
  await putAll(trx, 'contactFact', coming('contactFact').map(ofContact))
  const dates = coming('contactDate').map((row) => ({ ...ofContact(row), notebookId: notebook.id }))
  await putAll(trx, 'contactDate', dates)
}

async function bringVisits({ trx, notebook, brought, by, idOf, coming }: Bringing): Promise<void> {
  const own = { notebookId: notebook.id }
  const written = { writtenBy: by.accountId, recordedBy: null }
  const visits = coming('visit').map((row) => ({ ...row, ...own, ...written, told: 0 as const }))
  await putAll(trx, 'visit', visits)
  const fresh = new Set(visits.map(({ id }) => id))
  const met = brought.visitContact
    .map(({ visitId, contactId }) => ({ visitId: idOf('visit', visitId), contactId: idOf('contact', contactId) }))
    .filter(({ visitId }) => fresh.has(visitId))
  await putAll(trx, 'visitContact', met)
  const placed = <R extends { contactId?: string | null; visitId?: string | null }>(row: R) => ({
    ...row,
    ...own,
    contactId: row.contactId ? idOf('contact', row.contactId) : null,
    visitId: row.visitId ? idOf('visit', row.visitId) : null,
  })
  const plain = { ownersOnly: 0 as const, expiresOn: null, kind: null, correctedOn: null, correctionSeenAt: null }
  const notes = coming('note').map((row) => ({ ...placed(row), ...plain, ...written }))
  await putAll(trx, 'note', notes)
  const reminders = coming('reminder').map((row) => ({
    ...placed(row),
    contactDateId: row.contactDateId ? idOf('contactDate', row.contactDateId) : null,
    toldAt: null,
  }))
  await putAll(trx, 'reminder', reminders)
}

async function putAll<Name extends WithId | 'visitContact'>(
  trx: Trx,
  table: Name,
  rows: NewRow<Name>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += A_LOT) await put(trx, table, rows.slice(from, from + A_LOT))
}
