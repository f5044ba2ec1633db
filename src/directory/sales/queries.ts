import { sql } from 'kysely'
import { keepsABook } from '../../accounts/people-queries.ts'
import { columns } from '../../db/columns.ts'
import type { Declared } from '../../db/columns/notation.ts'
import type { Db } from '../../db/tables.ts'
import { DAY, later } from '../../web/clock.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { TAKE_BACK_DAYS } from './rules.ts'
import type { SaleSnapshot } from './selling.ts'

const sales = (db: Db) =>
  db
    .selectFrom('businessSale as sale')
    .innerJoin('business as sold', 'sold.id', 'sale.businessId')
    .innerJoin('business as successor', 'successor.id', 'sale.successorId')
    .leftJoin('account as buyer', (join) =>
      join.onRef('buyer.id', '=', 'sale.buyerId').on('buyer.state', '=', 'active'),
    )
    .select(['sale.id', 'sale.businessId', 'sale.successorId', 'sale.soldBy', 'sale.soldAt', 'sale.buyerId'])
    .select(['sale.answered', 'sale.snapshot', 'sold.name as sold', 'sold.slug as soldSlug'])
    .select(['successor.name as successor', 'successor.slug as successorSlug', 'successor.mergedIntoId'])
    .select('buyer.name as buyer')
    .where('sale.undoneAt', 'is', null)

export type SaleOf = Awaited<ReturnType<ReturnType<typeof sales>['execute']>>[number]

/** The sale by which a place went into other hands, as it stands. */
export async function saleOf(db: Db, businessId: string): Promise<SaleOf | null> {
  const sale = await sales(db).where('sale.businessId', '=', businessId).executeTakeFirst()
  return sale ?? null
}

/** One by its id, if this is the neighbor who is said to own the new place and has not answered. */
export async function saleToAnswer(db: Db, viewer: SignedIn, id: string): Promise<SaleOf | null> {
  const sale = await sales(db)
    .where('sale.id', '=', id)
    .where('sale.buyerId', '=', viewer.accountId)
    .where('sale.answered', 'is', null)
    .where('successor.mergedIntoId', 'is', null)
    .executeTakeFirst()
  return sale ?? null
}

/**
 * Whether somebody may take a sale back: a steward, who wrote it down, or an owner whose place it was until that minute.
 * Their role ended with the sale, so it is the sale that remembers it.
 */
export async function mayTakeBack(db: Db, viewer: SignedIn, sale: SaleOf): Promise<boolean> {
  if (viewer.role === 'steward' || sale.soldBy === viewer.accountId) return true
  const ended = endedRoles(sale)
  if (ended.length === 0) return false
  const owned = await db
    .selectFrom('businessPerson')
    .select('id')
    .where('id', 'in', ended)
    .where('businessId', '=', sale.businessId)
    .where('accountId', '=', viewer.accountId)
    .where('role', '=', 'owner')
    .executeTakeFirst()
  return owned !== undefined
}

function endedRoles({ snapshot }: SaleOf): string[] {
  if (snapshot === '') return []
  const { moves } = JSON.parse(snapshot) as SaleSnapshot
  return moves.flatMap(({ table, column, ids }) => (table === 'businessPerson' && column === 'untilOn' ? ids : []))
}

export const isTooLate = ({ soldAt }: Pick<SaleOf, 'soldAt'>, now: string): boolean =>
  soldAt <= later(now, -TAKE_BACK_DAYS * DAY)

/** What every business has by itself; and what follows a sale that is taken back, or ends with it. */
const noWriting: readonly string[] = [
  ...['businessSlug.businessId', 'businessCategory.businessId', 'businessField.businessId', 'businessSale.successorId'],
  ...['businessRevision.businessId', 'duplicatePair.oneId', 'duplicatePair.otherId', 'business.successorId'],
  ...['face.businessId', 'visit.businessId', 'note.businessId', 'rating.businessId'],
  ...['claim.businessId', 'businessPerson.businessId', 'notebook.businessId'],
]

const declared: Declared = columns
const writing = Object.entries(declared).flatMap(([table, all]) =>
  Object.entries(all)
    .filter(([name, { reference }]) => reference?.table === 'business' && !noWriting.includes(`${table}.${name}`))
    .map(([column]) => ({ table, column })),
)

/**
 * Whether somebody wrote something at the new place that would be read by others if the two became one again: its page
 * was changed, something stands in its counter book, or anything at all points to it. A table that is added later
 * counts until somebody says otherwise.
 */
export async function wasWrittenOn(db: Db, { successorId, buyerId, mergedIntoId }: SaleOf): Promise<boolean> {
  if (mergedIntoId !== null) return true
  const { revision } = await db
    .selectFrom('business')
    .select('revision')
    .where('id', '=', successorId)
    .executeTakeFirstOrThrow()
  if (revision > 1 || (await othersClaim(db, successorId, buyerId)) || (await keepsABook(db, successorId))) return true
  for (const { table, column } of writing) {
    const own = table === 'wentPast' ? sql` and "sentAt" is not null` : sql``
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${successorId}${own} limit 1`.execute(db)
    if (rows.length > 0) return true
  }
  return false
}

/**
 * Whether the new place is somebody's by now, so that nobody can object any more: then the people before do not take it
 * from them by themselves.
 */
export async function isSettled(db: Db, { successorId }: Pick<SaleOf, 'successorId'>): Promise<boolean> {
  const claim = await db
    .selectFrom('claim')
    .select('id')
    .where('businessId', '=', successorId)
    .where('state', '=', 'settled')
    .executeTakeFirst()
  return claim !== undefined
}

async function othersClaim(db: Db, businessId: string, buyerId: string | null): Promise<boolean> {
  const claims = await db.selectFrom('claim').select('accountId').where('businessId', '=', businessId).execute()
  return claims.some(({ accountId }) => accountId !== buyerId)
}
