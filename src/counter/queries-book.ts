import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import { businessBySlug } from '../directory/queries.ts'
import { NotFound } from '../errors.ts'
import { type Notebook, UNOPENED } from '../notebook/queries-notebook.ts'
import type { Counter, Viewer } from '../web/viewer.ts'
import { counterAt, readsOwnersNotes } from './rules.ts'

/** A business's notebook as one of its people reads it today. */
export interface Book extends Notebook {
  business: Counter
  /** The town's, by which its days are counted. */
  zone: string
  counter: { today: string; readsOwnersNotes: boolean }
}

export interface Day {
  today: string
  zone: string
}

/**
 * The counter book of this address, for whoever stands behind that counter at this very request.
 * @throws NotFound for everybody else, as for a place that is not there
 */
export async function counterBook(db: Db, viewer: Viewer, slug: string, day: Day): Promise<Book> {
  const business = counterAt(viewer, slug) ?? (await counterByOldSlug(db, viewer, slug))
  if (!business) throw new NotFound('counter')
  const book = await bookOf(db, business.businessId, day, readsOwnersNotes(business.role))
  return { ...book, business, zone: day.zone }
}

/** By an address it had before, or that of an entry which was merged into it. @throws NotFound */
async function counterByOldSlug(db: Db, viewer: Viewer, slug: string): Promise<Counter | null> {
  if (viewer.counters.length === 0) return null
  const { id } = await businessBySlug(db, viewer, slug)
  return viewer.counters.find((counter) => counter.businessId === id) ?? null
}

const KEPT_BY = 'select "id" from "notebook" where "businessId" = ?'

/** A business's book by itself; before anything is kept it has no pages. */
export async function bookOf(
  db: Db,
  businessId: string,
  { today }: Pick<Day, 'today'>,
  ownersNotes: boolean,
): Promise<Notebook & Pick<Book, 'counter'>> {
  const [row] = await ask<{ id: string }>(db, KEPT_BY, [businessId])
  return { id: row?.id ?? UNOPENED, counter: { today, readsOwnersNotes: ownersNotes } }
}

/** The same for writing: made on first use, once. */
export async function openBook<Kept extends Notebook>(
  trx: Trx,
  book: Kept,
  businessId: string,
  now: string,
): Promise<Kept> {
  if (book.id !== UNOPENED) return book
  await trx
    .insertInto('notebook')
    .values({ id: newId(), accountId: null, businessId, feedTokenHash: null, createdAt: now })
    .onConflict((conflict) => conflict.column('businessId').doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('notebook')
    .select('id')
    .where('businessId', '=', businessId)
    .executeTakeFirstOrThrow()
  return { ...book, id }
}
