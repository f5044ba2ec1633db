import { type RawBuilder, sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { Db } from '../../db/tables.ts'
import { versionOf } from '../../db/version.ts'
import type { Candidate } from '../search/candidates.ts'
import type { Found, Search } from '../search/search.ts'
import { countFacets, type Facets } from './facets.ts'
import { type Filters, listAddress, type ListOrder } from './filters.ts'
import { narrowedAmong, narrowedTo } from './narrowing.ts'

/** One page of a list: which businesses, in order. What is shown of them is looked up by whoever shows it. */
export interface ListPage {
  ids: string[]
  /** The last id of the page where there is another one after it. */
  next: string | null
  facets: Facets
  /** Where something was asked: what was found, and why. */
  found: Found | null
}

export interface Listing {
  page(filters: Filters, after: string | null): Promise<ListPage>
}

export const PAGE_SIZE = 25
const MOST_NEAR = 200

/** Lists by key, kept for the town's version: the second reader of a page costs no query. */
export function openListing(db: Db, search: Search, size = PAGE_SIZE): Listing {
  const version = versionOf(db)
  const pages = new LRUCache<string, ListPage>({ max: 1500 })
  const facets = new LRUCache<string, Facets>({ max: 300 })

  async function facetsFor(filters: Filters, found: Candidate[] | null, now: number): Promise<Facets> {
    const key = `${now} ${listAddress({ ...filters, order: null, near: null })}`
    const known = facets.get(key)
    if (known) return known
    const counted = await countFacets(db, filters, found)
    facets.set(key, counted)
    return counted
  }

  async function make(filters: Filters, after: string | null, now: number): Promise<ListPage> {
    const found = filters.q === '' ? null : await search.find(filters.q)
    const hits = found?.hits.map((hit) => hit.of) ?? null
    const among = hits?.map((hit) => hit.id) ?? null
    const order = filters.order ?? (found ? null : 'open')
    const ids =
      order === null || order === 'near'
        ? fromList(await inOneList(db, filters, hits, order), after, size)
        : await byKey(db, filters, among, order, after, size)
    const more = ids.length > size
    const shown = ids.slice(0, size)
    return {
      ids: shown,
      next: more ? (shown.at(-1) ?? null) : null,
      facets: await facetsFor(filters, hits, now),
      found,
    }
  }

  return {
    async page(filters, after) {
      const now = version.current
      const key = `${now} ${listAddress(filters, after ?? undefined)}`
      const known = pages.get(key)
      if (known) return known
      const made = await make(filters, after, now)
      pages.set(key, made)
      return made
    },
  }
}

const keys = {
  open: ['openRank', 'confirmRank', 'wordRank', 'nameKey', 'id'],
  word: ['wordRank', 'nameKey', 'id'],
  name: ['nameKey', 'id'],
} as const

type KeyOrder = Exclude<ListOrder, 'near'>

/** One more than a page, from the one after `after`. A cursor is an id alone: what it sorts by is read from its row. */
async function byKey(
  db: Db,
  filters: Filters,
  hits: string[] | null,
  order: KeyOrder,
  after: string | null,
  size: number,
): Promise<string[]> {
  const from = after === null ? null : await startAfter(db, order, after)
  let query = db
    .selectFrom('business')
    .select('business.id')
    .where((eb) => narrowedTo(eb, filters, hits))
    .limit(size + 1)
  if (from) query = query.where(from)
  for (const column of keys[order]) query = query.orderBy(`business.${column}`)
  return (await query.execute()).map((row) => row.id)
}

/** The row comparison that both engines answer from the order's index; null where there is no such business. */
async function startAfter(db: Db, order: KeyOrder, after: string): Promise<RawBuilder<boolean> | null> {
  const row = await db
    .selectFrom('business')
    .select(['openRank', 'confirmRank', 'wordRank', 'nameKey', 'id'])
    .where('id', '=', after)
    .executeTakeFirst()
  if (!row) return null
  const columns = keys[order].map((column) => sql.ref(`business.${column}`))
  const values = keys[order].map((column) => sql`${row[column]}`)
  return sql<boolean>`(${sql.join(columns)}) > (${sql.join(values)})`
}

/** What a search found, or what is nearest: at most 200, as one list. */
async function inOneList(db: Db, filters: Filters, hits: Candidate[] | null, order: 'near' | null): Promise<string[]> {
  if (order === 'near' && filters.near) return nearest(db, filters, hits?.map((hit) => hit.id) ?? null, filters.near)
  return hits ? narrowedAmong(hits, filters).map((hit) => hit.id) : []
}

function fromList(ids: string[], after: string | null, size: number): string[] {
  const at = after === null ? -1 : ids.indexOf(after)
  return ids.slice(at + 1, at + size + 2)
}

/** Degrees to each side: a few miles, a county, everywhere. */
const BOXES = [0.05, 0.5, 360]

/** Only places that anybody may see on the map have a distance; a redacted one is never among these. */
async function nearest(
  db: Db,
  filters: Filters,
  hits: string[] | null,
  near: { lat: number; lon: number },
): Promise<string[]> {
  const shrink = Math.cos((near.lat * Math.PI) / 180) ** 2
  const north = sql<number>`("shownLat" - ${near.lat})`
  const east = sql<number>`("shownLon" - ${near.lon})`
  for (const box of BOXES) {
    const rows = await db
      .selectFrom('business')
      .select('business.id')
      .where((eb) => narrowedTo(eb, filters, hits))
      .where('business.shownLat', '>=', near.lat - box)
      .where('business.shownLat', '<=', near.lat + box)
      .where('business.shownLon', '>=', near.lon - box)
      .where('business.shownLon', '<=', near.lon + box)
      .orderBy(sql`${north} * ${north} + ${east} * ${east} * ${sql.lit(shrink)}`)
      .orderBy('business.id')
      .limit(MOST_NEAR)
      .execute()
    if (rows.length === MOST_NEAR || box === BOXES.at(-1)) return rows.map((row) => row.id)
  }
  return []
}
