import { sql } from 'kysely'
import type { Db } from '../../db/tables.ts'
import { categories, groups } from '../categories/catalog.ts'
import type { Filters } from './filters.ts'
import { areaIsShown, type Candidate, codes } from '../search/candidates.ts'
import { type Dimension, narrowedAmong, narrowedTo } from './narrowing.ts'

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
  pays: string[]
  spoken: string[]
  area: string | null
  wheelchair: boolean
  comesToYou: boolean
  businesses: number
}

type KindsOf = (without?: Dimension) => Promise<Kind[]>

/**
 * Counted once for these filters and the town's version; a list page never counts.
 * @param found what a search found: that is counted here, the whole town by the database
 */
export async function countFacets(db: Db, filters: Filters, found: Candidate[] | null): Promise<Facets> {
  const kindsOf: KindsOf = found
    ? (without) => Promise.resolve(narrowedAmong(found, filters, without).map((one) => ({ ...one, businesses: 1 })))
    : (without) => kindsInTown(db, filters, without)
  const category = found
    ? categoriesAmong(narrowedAmong(found, filters, 'category'), filters)
    : await categoriesInTown(db, filters)
  const kinds = await kindsOf()
  const without = async (dimension: Dimension, chosen: unknown): Promise<Kind[]> =>
    chosen ? kindsOf(dimension) : kinds
  return {
    total: kinds.reduce((sum, kind) => sum + kind.businesses, 0),
    category,
    open: tally(await without('open', filters.open), (kind) => openWord[kind.openState] ?? []),
    area: tally(await without('area', filters.area), (kind) => (kind.area ? [kind.area] : [])),
    language: tally(await without('language', filters.language), (kind) => kind.spoken),
    pays: tally(await without('pays', filters.pays), (kind) => kind.pays),
    wheelchair: tally(await without('wheelchair', filters.wheelchair), (kind) => (kind.wheelchair ? ['yes'] : [])),
    comes: tally(await without('comes', filters.comes), (kind) => (kind.comesToYou ? ['yes'] : [])),
  }
}

const openWord: Record<string, string[]> = {
  open: ['now'],
  'by-appointment': ['appointment'],
  'call-first': ['call'],
}
/** Businesses that are alike in everything a list narrows by, counted by the database in one pass. */
async function kindsInTown(db: Db, filters: Filters, without?: Dimension): Promise<Kind[]> {
  const rows = await db
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
    .where((eb) => narrowedTo(eb, filters, null, without))
    .groupBy(['openState', 'pays', 'spoken', 'wheelchair', 'comesToYou', 'area'])
    .execute()
  return rows.map((row) => ({
    ...row,
    pays: codes(row.pays),
    spoken: codes(row.spoken),
    wheelchair: row.wheelchair === 'yes',
    comesToYou: row.comesToYou === 1,
  }))
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

const chosenGroup = ({ category }: Filters): string | null => (category ? (groupOf(category) ?? category) : null)

/** By group in the order of the headings; where one is chosen, by the categories in it. A business counts once in each. */
function categoriesAmong(found: Candidate[], filters: Filters): Counts {
  const chosen = chosenGroup(filters)
  const counts = new Map<string, number>()
  for (const { categories: trades } of found) {
    const inGroup = trades.filter((id) => groupOf(id) === chosen)
    const values = chosen ? inGroup : new Set(trades.map(groupOf))
    for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return chosen ? mostFirst(counts) : byHeading(counts)
}

const byHeading = (counts: Map<string, number>): Counts =>
  groups.flatMap(({ id }): Counts => {
    const businesses = counts.get(id) ?? 0
    return businesses > 0 ? [[id, businesses]] : []
  })

/** The same of the whole town. */
async function categoriesInTown(db: Db, filters: Filters): Promise<Counts> {
  const rows = await db
    .selectFrom('businessCategory')
    .innerJoin('business', 'business.id', 'businessCategory.businessId')
    .select((eb) => ['businessCategory.category', eb.fn.countAll<number>().as('businesses')])
    .where((eb) => narrowedTo(eb, filters, null, 'category'))
    .groupBy('businessCategory.category')
    .execute()
  const chosen = chosenGroup(filters)
  if (chosen) {
    return mostFirst(
      new Map(rows.filter((row) => groupOf(row.category) === chosen).map((row) => [row.category, row.businesses])),
    )
  }
  const counts = new Map<string, number>()
  for (const row of rows) {
    const group = groupOf(row.category)
    if (group) counts.set(group, (counts.get(group) ?? 0) + row.businesses)
  }
  for (const [group, twice] of await countedTwice(db, filters)) counts.set(group, (counts.get(group) ?? 0) - twice)
  return byHeading(counts)
}

/** How often a group counted a business again because it has several of the group's trades. */
async function countedTwice(db: Db, filters: Filters): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('businessCategory')
    .innerJoin('business', 'business.id', 'businessCategory.businessId')
    .select(['businessCategory.businessId', 'businessCategory.category'])
    .where((eb) => narrowedTo(eb, filters, null, 'category'))
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
