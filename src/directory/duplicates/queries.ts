import type { Row, Db, Trx } from '../../db/tables.ts'
import { NotFound } from '../../errors.ts'
import { foldText } from '../../web/fold.ts'
import { keptId } from '../queries.ts'
import type { Compared, Reason } from './alike.ts'

export interface ComparedEntry extends Compared {
  id: string
  slug: string
}

const columns = [
  'id',
  'slug',
  'name',
  'phone',
  'phoneAudience',
  'website',
  'street',
  'addressShown',
  'locality',
] as const

/**
 * Entries as they are compared, in no order. Only what the desk may read is compared: that two hidden addresses are
 * the same would be told by a reason.
 */
export async function comparedEntries(db: Db, ids: readonly string[], today: string): Promise<ComparedEntry[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('business')
    .select([...columns, 'shownLat', 'shownLon'])
    .where('id', 'in', ids)
    .where('mergedIntoId', 'is', null)
    .execute()
  const owners = await ownersOf(db, ids, today)
  return rows.map(({ addressShown, phoneAudience, shownLat, shownLon, ...row }) => ({
    ...row,
    phone: phoneAudience === 'owners' ? null : row.phone,
    street: addressShown === 'full' ? row.street : null,
    lat: shownLat,
    lon: shownLon,
    owners: owners.get(row.id) ?? [],
  }))
}

async function ownersOf(db: Db, ids: readonly string[], today: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('businessPerson')
    .select(['businessId', 'accountId'])
    .where('businessId', 'in', ids)
    .where('role', '=', 'owner')
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
    .execute()
  const owners = new Map<string, string[]>()
  for (const { businessId, accountId } of rows) owners.set(businessId, [...(owners.get(businessId) ?? []), accountId])
  return owners
}

const toKey = (db: Db) =>
  db
    .selectFrom('business')
    .select(['id', 'name', 'phone', 'phoneAudience', 'website'])
    .where('mergedIntoId', 'is', null)

const asKeyed = (rows: Awaited<ReturnType<ReturnType<typeof toKey>['execute']>>) =>
  rows.map(({ phoneAudience, ...row }) => ({ ...row, phone: phoneAudience === 'owners' ? null : row.phone }))

/** The next entries by id, with what they are looked up by. */
export async function entriesToKey(db: Db, after: string, limit: number) {
  return asKeyed(await toKey(db).where('id', '>', after).orderBy('id').limit(limit).execute())
}

/** These entries, with what they are looked up by. */
export async function keyedEntries(db: Db, ids: readonly string[]) {
  return asKeyed(await toKey(db).where('id', 'in', ids).execute())
}

/** How many pairs in the desk's hands have an entry of an import in them. */
export async function pairsOfImport(db: Db, runId: string): Promise<number> {
  const entries = db.selectFrom('businessRevision').select('businessId').where('importRunId', '=', runId)
  const row = await pairsWaiting(db)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) => eb.or([eb('pair.oneId', 'in', entries), eb('pair.otherId', 'in', entries)]))
    .executeTakeFirst()
  return row?.n ?? 0
}

/** Two entries in the order in which they are written down, whichever way round they are named. */
export const inPairOrder = (one: string, other: string): [oneId: string, otherId: string] =>
  one < other ? [one, other] : [other, one]

/** Writes pairs down for the desk to look at. A pair that somebody settled stays settled. @returns how many are new */
export async function suggestPairs(
  trx: Trx,
  pairs: readonly { one: string; other: string; reasons: readonly Reason[] }[],
): Promise<number> {
  if (pairs.length === 0) return 0
  const rows = pairs.map(({ one, other, reasons }) => {
    const [oneId, otherId] = inPairOrder(one, other)
    return { oneId, otherId, reasons: reasons.join(' '), state: 'suggested' as const }
  })
  const written = await trx
    .insertInto('duplicatePair')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['oneId', 'otherId'])
        .doUpdateSet((eb) => ({ reasons: eb.ref('excluded.reasons') }))
        .where('duplicatePair.state', '=', 'suggested'),
    )
    .executeTakeFirst()
  return Number(written.numInsertedOrUpdatedRows ?? 0n)
}

/** Pairs in the desk's hands, of two that both stand. */
export const pairsWaiting = (db: Db) =>
  db
    .selectFrom('duplicatePair as pair')
    .innerJoin('business as one', 'one.id', 'pair.oneId')
    .innerJoin('business as other', 'other.id', 'pair.otherId')
    .select(['pair.oneId', 'pair.otherId', 'pair.reasons'])
    .where('pair.state', '=', 'suggested')
    .where('one.mergedIntoId', 'is', null)
    .where('other.mergedIntoId', 'is', null)

const MOST_PAIRS = 50

export async function waitingPairs(db: Db, after: [string, string] | null) {
  let query = pairsWaiting(db)
  if (after) {
    const [oneId, otherId] = after
    query = query.where((eb) =>
      eb.or([eb('pair.oneId', '>', oneId), eb.and([eb('pair.oneId', '=', oneId), eb('pair.otherId', '>', otherId)])]),
    )
  }
  const rows = await query
    .orderBy('pair.oneId')
    .orderBy('pair.otherId')
    .limit(MOST_PAIRS + 1)
    .execute()
  const pairs = rows.slice(0, MOST_PAIRS)
  return { pairs, next: rows.length > MOST_PAIRS ? (pairs.at(-1) ?? null) : null }
}

/** Remembers what became of a pair, so that it is not suggested again. */
export async function settlePair(
  trx: Trx,
  pair: readonly [string, string],
  state: Row<'duplicatePair'>['state'],
  by: string,
  now: string,
): Promise<void> {
  const [oneId, otherId] = inPairOrder(...pair)
  const settled = { state, settledBy: by, settledAt: now }
  await trx
    .insertInto('duplicatePair')
    .values({ oneId, otherId, reasons: '', ...settled })
    .onConflict((conflict) => conflict.columns(['oneId', 'otherId']).doUpdateSet(settled))
    .execute()
}

/** Two entries that stand, as the desk reads them, in the order they are asked for. @throws NotFound */
export async function twoEntries(db: Db, ids: readonly [string, string], today: string) {
  const rows = await comparedEntries(db, ids, today)
  const [one, other] = ids.map((id) => rows.find((row) => row.id === id))
  if (!one || !other || one === other) throw new NotFound('business')
  return [one, other] as const
}

/**
 * The entry that somebody names by its code on paper, its page's address, or its name where only one goes by it. What
 * was merged is the one it became. Null where there is none.
 */
export async function entryCalled(db: Db, words: string): Promise<string | null> {
  const last = /[^/]*$/.exec(words.replace(/\/+$/, ''))?.[0] ?? ''
  const found =
    (await db.selectFrom('business').select('id').where('code', '=', last.toUpperCase()).executeTakeFirst())?.id ??
    (await db.selectFrom('businessSlug').select('businessId').where('slug', '=', last).executeTakeFirst())?.businessId
  if (found !== undefined) return keptId(db, found)
  const named = await db
    .selectFrom('business')
    .select('id')
    .where('nameKey', '=', foldText(words))
    .where('mergedIntoId', 'is', null)
    .limit(2)
    .execute()
  return named.length === 1 ? (named[0]?.id ?? null) : null
}

const NEAR_A_NAME = 60

/** Entries that a new one may be: the same phone or site, or a name that begins alike. */
export async function entriesLike(db: Db, facts: Compared, today: string): Promise<ComparedEntry[]> {
  const [first = ''] = foldText(facts.name).replace(/^the /, '').split(' ')
  const rows = await db
    .selectFrom('business')
    .select('id')
    .where('mergedIntoId', 'is', null)
    .where((eb) =>
      eb.or([
        ...[first, `the ${first}`].map((word) =>
          eb.and([eb('nameKey', '>=', word), eb('nameKey', '<', `${word}\u{10FFFF}`)]),
        ),
        ...(facts.phone === null ? [] : [eb('phone', '=', facts.phone)]),
      ]),
    )
    .orderBy('nameKey')
    .limit(NEAR_A_NAME)
    .execute()
  const ids = rows.map(({ id }) => id)
  return comparedEntries(db, ids, today)
}
