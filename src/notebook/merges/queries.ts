import type { Db } from '../../db/tables.ts'
import { NotFound } from '../../errors.ts'
import { DAY, later } from '../../web/clock.ts'
import type { Notebook } from '../queries-notebook.ts'
import { type Alike, areAlike } from './alike-rules.ts'
import { toldApartFrom } from './apart.ts'

export const UNDO_DAYS = 30

const merges = (db: Db, notebook: Notebook) =>
  db
    .selectFrom('contactMerge as made')
    .innerJoin('contact as kept', 'kept.id', 'made.keptId')
    .innerJoin('contact as gone', 'gone.id', 'made.goneId')
    .select(['made.id', 'made.keptId', 'gone.id as goneId', 'made.mergedAt', 'made.undoneAt', 'made.snapshot'])
    .select(['kept.name as kept', 'gone.name as gone'])
    .where('kept.notebookId', '=', notebook.id)

export type Merge = Awaited<ReturnType<ReturnType<typeof merges>['execute']>>[number]

/** @throws NotFound for one in another notebook as for none at all */
export async function ownMerge(db: Db, notebook: Notebook, id: string): Promise<Merge> {
  return merges(db, notebook)
    .where('made.id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('merge'))
}

/** What was joined to a page and can still be parted from it, the latest first: that one goes first. */
export async function mergesOf(db: Db, notebook: Notebook, keptId: string, now: string): Promise<Merge[]> {
  return merges(db, notebook)
    .where('made.keptId', '=', keptId)
    .where('made.undoneAt', 'is', null)
    .where('made.snapshot', '!=', '')
    .where('made.mergedAt', '>', later(now, -UNDO_DAYS * DAY))
    .orderBy('made.id', 'desc')
    .execute()
}

/** The last one goes back first; after its days none does. */
export async function whyNotUndone(
  db: Db,
  { id, keptId, goneId, mergedAt, snapshot }: Merge,
  now: string,
): Promise<'joining.too-late' | 'joining.later-first' | null> {
  if (snapshot === '' || mergedAt <= later(now, -UNDO_DAYS * DAY)) return 'joining.too-late'
  const since = await db
    .selectFrom('contactMerge')
    .select('id')
    .where('undoneAt', 'is', null)
    .where('id', '>', id)
    .where((eb) => eb.or([eb('keptId', 'in', [keptId, goneId]), eb('goneId', 'in', [keptId, goneId])]))
    .executeTakeFirst()
  return since ? 'joining.later-first' : null
}

const CHAIN = 50

/**
 * The page that an id leads to: its own, or the one it was joined to, however often that happened.
 * @throws NotFound for a page of another notebook as for none at all
 */
export async function whereTo(db: Db, notebook: Notebook, id: string): Promise<string> {
  let at = id
  for (let steps = 0; steps < CHAIN; steps += 1) {
    const row = await db
      .selectFrom('contact')
      .select('mergedIntoId')
      .where('notebookId', '=', notebook.id)
      .where('id', '=', at)
      .executeTakeFirst()
    if (!row) break
    if (row.mergedIntoId === null) return at
    at = row.mergedIntoId
  }
  throw new NotFound('contact')
}

export interface AlikePage extends Alike {
  id: string
  name: string
}

const MOST_ALIKE = 3

/** Everybody in the notebook, as far as it takes to tell who may be the same. */
export const pagesToCompare = (db: Db, notebook: Notebook): Promise<AlikePage[]> =>
  db
    .selectFrom('contact')
    .select(['id', 'name', 'nameKey', 'faceId', 'accountId'])
    .where('notebookId', '=', notebook.id)
    .where('mergedIntoId', 'is', null)
    .orderBy('nameKey')
    .orderBy('id')
    .execute()

/** Pages that look like this person's too, and were not said to be somebody else's. */
export async function alikeTo(db: Db, notebook: Notebook, contactId: string): Promise<AlikePage[]> {
  const pages = await pagesToCompare(db, notebook)
  const own = pages.find(({ id }) => id === contactId)
  const alike = own ? pages.filter((page) => page !== own && areAlike(own, page)) : []
  if (alike.length === 0) return []
  const apart = await toldApartFrom(db, contactId)
  return alike.filter(({ id }) => !apart.has(id)).slice(0, MOST_ALIKE)
}

export interface AlikePair {
  one: AlikePage
  other: AlikePage
}

/** A few pairs that look like one person each, for whoever looks through everybody: of those who share a word. */
export async function alikePairs(db: Db, notebook: Notebook): Promise<AlikePair[]> {
  const met = new Map<string, AlikePage[]>()
  const found = new Set<string>()
  const pairs: AlikePair[] = []
  for (const other of await pagesToCompare(db, notebook)) {
    const marks = [...other.nameKey.split(' '), other.faceId ?? '', other.accountId ?? ''].filter(Boolean)
    for (const one of marks.flatMap((mark) => met.get(mark) ?? [])) {
      const pair = `${one.id} ${other.id}`
      if (found.has(pair) || !areAlike(one, other)) continue
      found.add(pair)
      if (!(await toldApartFrom(db, one.id)).has(other.id)) pairs.push({ one, other })
      if (pairs.length === MOST_ALIKE) return pairs
    }
    for (const mark of marks) met.set(mark, [...(met.get(mark) ?? []), other])
  }
  return pairs
}
