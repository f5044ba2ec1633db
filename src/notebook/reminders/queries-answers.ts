import { newId } from '../../db/ids.ts'
import type { Db, Trx } from '../../db/tables.ts'
import { NotFound } from '../../errors.ts'
import type { Notebook } from '../queries-notebook.ts'
import { holdNotebook } from '../queries-people.ts'
import { remindersOf, type Today } from './queries.ts'
import type { ReminderKind } from './rules.ts'

/** One thing that comes up, as a form names it. */
export interface Which {
  kind: ReminderKind
  id: string
  /** Which time of it; of a thing to do there is one. */
  occursOn: string | null
}

/** What is said to it: done, not this time, or another day. */
export type Said = { state: 'done' | 'skipped' } | { putOffTo: string }

/** @throws NotFound for what is not in this notebook, as for none at all */
export async function ownReminder(
  db: Db,
  notebook: Notebook,
  { kind, id }: Which,
): Promise<{ contactId: string | null }> {
  const none = () => new NotFound('reminder')
  if (kind === 'date')
    return db
      .selectFrom('contactDate')
      .innerJoin('contact', 'contact.id', 'contactDate.contactId')
      .select('contactDate.contactId')
      .where('contact.notebookId', '=', notebook.id)
      .where('contactDate.id', '=', id)
      .executeTakeFirstOrThrow(none)
  if (kind === 'follow-up')
    return db
      .selectFrom('reminder')
      .select('contactId')
      .where('notebookId', '=', notebook.id)
      .where('kind', '=', kind)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(none)
  return db
    .selectFrom('contact')
    .select('id as contactId')
    .where('notebookId', '=', notebook.id)
    .where('mergedIntoId', 'is', null)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(none)
}

/**
 * Writes down what was said to something that came up; said twice it is said once.
 * @returns false where it is not up any more: somebody was visited meanwhile, or the date was put right
 * @throws NotFound
 */
export async function answerReminder(
  trx: Trx,
  notebook: Notebook,
  which: Which,
  said: Said,
  today: Today,
): Promise<boolean> {
  const { contactId } = await ownReminder(trx, notebook, which)
  await holdNotebook(trx, notebook)
  const row = await rowOf(trx, notebook, which)
  const set =
    'state' in said
      ? { state: said.state, answeredOn: today.day }
      : { state: 'waiting' as const, answeredOn: null, putOffTo: said.putOffTo, toldAt: null }
  if (row) {
    await trx.updateTable('reminder').set(set).where('id', '=', row.id).execute()
    return true
  }
  const turn = (await remindersOf(trx, notebook, today)).find(
    (one) => one.kind === which.kind && one.id === which.id && one.occursOn === which.occursOn,
  )
  if (!turn) return false
  await putRow(trx, notebook, { ...which, contactId, dueOn: turn.dueOn }, set)
  return true
}

/** Takes back what was said: it comes up again as before. @throws NotFound where nothing was said */
export async function putBack(trx: Trx, notebook: Notebook, which: Which, putOffTo: string | null): Promise<void> {
  await ownReminder(trx, notebook, which)
  await holdNotebook(trx, notebook)
  const row = await rowOf(trx, notebook, which)
  if (!row) throw new NotFound('reminder')
  await trx
    .updateTable('reminder')
    .set({ state: 'waiting', answeredOn: null, putOffTo })
    .where('id', '=', row.id)
    .execute()
}

/** The letter said these: nothing is said twice. */
export async function markTold(
  trx: Trx,
  notebook: Notebook,
  told: (Which & { contactId: string | null; dueOn: string })[],
  now: string,
): Promise<void> {
  for (const one of told) {
    const row = await rowOf(trx, notebook, one)
    if (row) await trx.updateTable('reminder').set({ toldAt: now }).where('id', '=', row.id).execute()
    else await putRow(trx, notebook, one, { state: 'waiting', toldAt: now })
  }
}

async function rowOf(trx: Trx, notebook: Notebook, { kind, id, occursOn }: Which) {
  const rows = trx.selectFrom('reminder').select('id').where('notebookId', '=', notebook.id).where('kind', '=', kind)
  if (kind === 'follow-up') return rows.where('id', '=', id).executeTakeFirst()
  return rows
    .where(kind === 'date' ? 'contactDateId' : 'contactId', '=', id)
    .where('occursOn', '=', occursOn)
    .executeTakeFirst()
}

interface Answering {
  state: 'waiting' | 'done' | 'skipped'
  answeredOn?: string | null
  putOffTo?: string | null
  toldAt?: string | null
}

async function putRow(
  trx: Trx,
  notebook: Notebook,
  { kind, id, occursOn, contactId, dueOn }: Which & { contactId: string | null; dueOn: string },
  answering: Answering,
): Promise<void> {
  const contactDateId = kind === 'date' ? id : null
  // What it is about stands with the date and the contact: here it would grow stale.
  const row = { id: newId(), notebookId: notebook.id, contactId, contactDateId, kind, words: '', occursOn, dueOn }
  await trx
    .insertInto('reminder')
    .values({ ...row, ...answering })
    .execute()
}
