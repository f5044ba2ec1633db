import { sql } from 'kysely'
import type { Db } from '../../db/tables.ts'
import { categories, groups } from '../categories/catalog.ts'
import type { Filters } from './filters.ts'
import { areaIsShown } from '../search/candidates.ts'
import { type Dimension, narrowedTo } from './narrowing.ts'

/** What a list could be narrowed to, and how many businesses it would show then. */
export interface Facets {
  total: number
  /** Groups, or within a chosen group its categories. */
  category: Counts
  open: Counts
  area: Counts
  language: Counts
  pays: Counts
  wheelchair: Counts
  comes: Counts
}

/** Value → businesses, most first. */
export type Counts = [value: string, businesses: number][]

interface Kind {
  openState: string
  pays: string
  spoken: string
  area: string | null
  wheelchair: string | null
  comesToYou: number
  businesses: number
}

/** Counted once for these filters and the town's version; a list page never counts. */
export async function countFacets(db: Db, filters: Filters, ids: string[] | null): Promise<Facets> {
  const kinds = await kindsOf(db, filters, ids)
  const without = async (dimension: Dimension, chosen: unknown): Promise<Kind[]> =>
    chosen ? kindsOf(db, filters, ids, dimension) : kinds
  return {
    total: kinds.reduce((sum, kind) => sum + kind.businesses, 0),
    category: await countCategories(db, filters, ids),
    open: tally(await without('open', filters.open), (kind) => openWord[kind.openState] ?? []),
    area: tally(await without('area', filters.area), (kind) => (kind.area ? [kind.area] : [])),
    language: tally(await without('language', filters.language), (kind) => codes(kind.spoken)),
    pays: tally(await without('pays', filters.pays), (kind) => codes(kind.pays)),
    wheelchair: tally(await without('wheelchair', filters.wheelchair), (kind) =>
      kind.wheelchair === 'yes' ? ['yes'] : [],
    ),
    comes: tally(await without('comes', filters.comes), (kind) => (kind.comesToYou === 1 ? ['yes'] : [])),
  }
}

const openWord: Record<string, string[]> = {
  open: ['now'],
  'by-appointment': ['appointment'],
  'call-first': ['call'],
}
const codes = (list: string): string[] => list.split(' ').filter((code) => code !== '')

/** Businesses that are alike in everything a list narrows by, counted by the database in one pass. */
async function kindsOf(db: Db, filters: Filters, ids: string[] | null, without?: Dimension): Promise<Kind[]> {
  return db
    .selectFrom('business')
    .select((eb) => [
      'openState',
      'pays',
      'spoken',
      'wheelchair',
      'comesToYou',
      sql<string | null>`case when ${areaIsShown} then "business"."locality" end`.as('area'),
      eb.fn.countAll<number>().as('businesses'),
    ])
    .where((eb) => narrowedTo(eb, filters, ids, without))
    .groupBy(['openState', 'pays', 'spoken', 'wheelchair', 'comesToYou', 'area'])
    .execute()
}

function tally(kinds: Kind[], valuesOf: (kind: Kind) => string[]): Counts {
  const counts = new Map<string, number>()
  for (const kind of kinds) {
    for (const value of new Set(valuesOf(kind))) counts.set(value, (counts.get(value) ?? 0) + kind.businesses)
  }
  return mostFirst(counts)
}

const mostFirst = (counts: Map<string, number>): Counts =>
  [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))

const groupOf = (id: string): string | undefined => categories.get(id)?.group

/** By group in the order of the headings; where one is chosen, by the categories in it. A business counts once in each. */
async function countCategories(db: Db, filters: Filters, ids: string[] | null): Promise<Counts> {
  const rows = await db
    .selectFrom('businessCategory')
    .innerJoin('business', 'business.id', 'businessCategory.businessId')
    .select((eb) => ['businessCategory.category', eb.fn.countAll<number>().as('businesses')])
    .where((eb) => narrowedTo(eb, filters, ids, 'category'))
    .groupBy('businessCategory.category')
    .execute()
  const chosen = filters.category ? (groupOf(filters.category) ?? filters.category) : null
  if (chosen) {
    return mostFirst(
      new Map(rows.filter((row) => groupOf(row.category) === chosen).map((row) => [row.category, row.businesses])),
    )
  }
  const twice = await countedTwice(db, filters, ids)
  const counts = new Map<string, number>()
  for (const row of rows) {
    const group = groupOf(row.category)
    if (group) counts.set(group, (counts.get(group) ?? 0) + row.businesses)
  }
  return groups.flatMap(({ id }): Counts => {
    const businesses = (counts.get(id) ?? 0) - (twice.get(id) ?? 0)
    return businesses > 0 ? [[id, businesses]] : []
  })
}

/** How often a group counted a business again because it has several of the group's trades. */
async function countedTwice(db: Db, filters: Filters, ids: string[] | null): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('businessCategory')
    .innerJoin('business', 'business.id', 'businessCategory.businessId')
    .select(['businessCategory.businessId', 'businessCategory.category'])
    .where((eb) => narrowedTo(eb, filters, ids, 'category'))
    .where(
      'businessCategory.businessId',
      'in',
      db.selectFrom('businessCategory as further').select('further.businessId').where('further.position', '>', 0),
    )
    .execute()
  const seen = new Set<string>()
  const twice = new Map<string, number>()
  for (const row of rows) {
    const group = groupOf(row.category)
    if (!group) continue
    const key = `${row.businessId} ${group}`
    if (seen.has(key)) twice.set(group, (twice.get(group) ?? 0) + 1)
    seen.add(key)
  }
  return twice
}
