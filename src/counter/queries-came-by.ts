import { newId } from '../db/ids.ts'
import { put } from '../db/put.ts'
import type { Db, Trx } from '../db/tables.ts'
import { holdNotebook } from '../notebook/queries-people.ts'
import type { Notebook } from '../notebook/queries-notebook.ts'
import { putPeople } from '../notebook/queries.ts'
import type { SignedIn } from '../web/viewer.ts'
import { standsAlone } from './queries-told.ts'
import { settleVisits, takeBackVisit, visitsOn } from './queries-visits.ts'

type Keeper = Pick<SignedIn, 'accountId'>

export interface Telling {
  /** What they came for is told as well. */
  whatFor: boolean
}

/** How a visit was told, or null where it was not. */
export async function toldFrom(db: Db, visitId: string): Promise<{ whatFor: string | null } | null> {
  const row = await db.selectFrom('cameBy').select('whatFor').where('visitId', '=', visitId).executeTakeFirst()
  return row ?? null
}

/**
 * A resident's visit lands in the book of the counter it was at, if that counter holds their card: the day, and what
 * for where they say so; never a note. Told before, it is put right there. Once, also where the counter wrote the same
 * day down itself, or a second visit of that day is told.
 * @returns whether the counter knows of it now
 */
export async function tellCounter(
  trx: Trx,
  visitId: string,
  by: Keeper,
  telling: Telling,
  { now, zone }: { now: string; zone: string },
): Promise<boolean> {
  const visit = await trx
    .selectFrom('visit')
    .select(['businessId', 'visitedOn', 'kind', 'whatFor'])
    .where('id', '=', visitId)
    .executeTakeFirstOrThrow()
  const page = visit.kind === 'visit' && visit.businessId ? await pageAt(trx, by, visit.businessId) : null
  const whatFor = telling.whatFor ? visit.whatFor : null
  if (page && (await isToldThere(trx, visitId, page, visit.visitedOn))) {
    await trx.updateTable('cameBy').set({ whatFor }).where('visitId', '=', visitId).execute()
    return true
  }
  await takeTellingBack(trx, visitId, zone)
  if (!page || !visit.businessId) return false
  const { book, contactId } = page
  await holdNotebook(trx, book)
  const there = (await visitsOn(trx, book, contactId, visit.visitedOn))[0]?.id
  const counterVisitId = there ?? (await writeTold(trx, page, visit.businessId, visit.visitedOn, now))
  const alone = there ? ((await standsAlone(trx, there)) === true ? 1 : 0) : 1
  await trx.insertInto('cameBy').values({ id: newId(), visitId, counterVisitId, whatFor, alone, toldAt: now }).execute()
  await trx.updateTable('visit').set({ told: 1 }).where('id', '=', visitId).execute()
  await settleVisits(trx, book, contactId, zone)
  return true
}

interface PageThere {
  book: Notebook
  contactId: string
}

/** The page about them in the book of a counter that holds their card. */
async function pageAt(db: Db, { accountId }: Keeper, businessId: string): Promise<PageThere | null> {
  const page = await db
    .selectFrom('contact')
    .innerJoin('notebook', 'notebook.id', 'contact.notebookId')
    .innerJoin('cardGrant', 'cardGrant.id', 'contact.cardGrantId')
    .innerJoin('card', 'card.id', 'cardGrant.cardId')
    .select(['contact.id as contactId', 'contact.notebookId'])
    .where('card.accountId', '=', accountId)
    .where('cardGrant.businessId', '=', businessId)
    .where('notebook.businessId', '=', businessId)
    .where('contact.mergedIntoId', 'is', null)
    .executeTakeFirst()
  return page ? { book: { id: page.notebookId }, contactId: page.contactId } : null
}

/** What the counter took off its book itself stays off: the telling is of that day still. */
async function isToldThere(db: Db, visitId: string, { book, contactId }: PageThere, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('cameBy')
    .leftJoin('visit', 'visit.id', 'cameBy.counterVisitId')
    .leftJoin('visitContact', 'visitContact.visitId', 'visit.id')
    .select(['cameBy.counterVisitId', 'visit.visitedOn', 'visit.notebookId', 'visitContact.contactId'])
    .where('cameBy.visitId', '=', visitId)
    .executeTakeFirst()
  if (!row) return false
  if (row.counterVisitId === null) return true
  return row.visitedOn === day && row.notebookId === book.id && row.contactId === contactId
}

/** Nobody at the counter wrote it, and no account is named in it: the page says whose word it is. */
async function writeTold(trx: Trx, page: PageThere, businessId: string, visitedOn: string, now: string) {
  const id = newId()
  const at = { notebookId: page.book.id, businessId, place: null, visitedOn, kind: 'visit', whatFor: null } as const
  const written = { writtenBy: null, recordedBy: null, createdAt: now, updatedAt: now }
  await put(trx, 'visit', [{ id, ...at, told: 0, ...written }])
  await putPeople(trx, id, [page.contactId])
  return id
}

/** Takes a telling back: the counter knows no more of it than it wrote down itself. */
export async function takeTellingBack(trx: Trx, visitId: string, zone: string): Promise<void> {
  const bookId = await bookToldIn(trx, visitId)
  // Whoever taps "came in" at this moment is waited for: then the day is the counter's own, too.
  if (bookId) await holdNotebook(trx, { id: bookId })
  const told = await trx
    .deleteFrom('cameBy')
    .where('visitId', '=', visitId)
    .returning(['counterVisitId', 'alone'])
    .executeTakeFirst()
  await trx.updateTable('visit').set({ told: 0 }).where('id', '=', visitId).where('told', '=', 1).execute()
  if (!told?.counterVisitId || told.alone === 0) return
  // Another visit of that day may be told still.
  if ((await standsAlone(trx, told.counterVisitId)) !== null) return
  if (bookId) await takeBackVisit(trx, { id: bookId }, told.counterVisitId, zone)
}

async function bookToldIn(db: Db, visitId: string): Promise<string | null> {
  const row = await db
    .selectFrom('cameBy')
    .innerJoin('visit', 'visit.id', 'cameBy.counterVisitId')
    .select('visit.notebookId')
    .where('cameBy.visitId', '=', visitId)
    .executeTakeFirst()
  return row?.notebookId ?? null
}

/** The visits of somebody's notebook that a counter's book knows of. */
export async function toldTo(db: Db, { accountId }: Keeper, businessId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('cameBy')
    .innerJoin('visit', 'visit.id', 'cameBy.visitId')
    .innerJoin('notebook', 'notebook.id', 'visit.notebookId')
    .innerJoin('visit as there', 'there.id', 'cameBy.counterVisitId')
    .innerJoin('notebook as book', 'book.id', 'there.notebookId')
    .select('cameBy.visitId')
    .where('notebook.accountId', '=', accountId)
    .where('book.businessId', '=', businessId)
    .execute()
  return rows.map(({ visitId }) => visitId)
}

/**
 * The card is taken back. What was told goes with it where its owner wants that; else the day stays with the counter
 * like any it wrote down, and nothing ties it to anybody's notebook.
 */
export async function endTellings(
  trx: Trx,
  by: Keeper,
  businessId: string,
  how: { takeBack: boolean; zone: string },
): Promise<void> {
  const visitIds = await toldTo(trx, by, businessId)
  if (how.takeBack) for (const visitId of visitIds) await takeTellingBack(trx, visitId, how.zone)
  else if (visitIds.length > 0) await trx.deleteFrom('cameBy').where('visitId', 'in', visitIds).execute()
}

/** Two pages of a book become one: what was told on the one, and written down on the other, was one day. */
export async function foldTellings(trx: Trx, book: Notebook, from: string, to: string): Promise<void> {
  const told = await trx
    .selectFrom('visit')
    .innerJoin('visitContact', 'visitContact.visitId', 'visit.id')
    .select(['visit.id', 'visit.visitedOn'])
    .where('visitContact.contactId', '=', from)
    .where(
      'visit.id',
      'in',
      trx.selectFrom('cameBy').select('counterVisitId').where('alone', '=', 1).$castTo<{ counterVisitId: string }>(),
    )
    .execute()
  for (const { id, visitedOn } of told) {
    const there = (await visitsOn(trx, book, to, visitedOn))[0]?.id
    if (!there) continue
    await trx.updateTable('cameBy').set({ counterVisitId: there, alone: 0 }).where('counterVisitId', '=', id).execute()
    await trx.deleteFrom('visit').where('notebookId', '=', book.id).where('id', '=', id).execute()
  }
}
