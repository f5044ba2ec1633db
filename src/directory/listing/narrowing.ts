import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { padded } from '../../db/written.ts'
import { categories } from '../categories/catalog.ts'
import { areaIsShown, type Candidate } from '../search/candidates.ts'
import type { Filters } from './filters.ts'

type Build = ExpressionBuilder<Tables, 'business'>
/** The filters that can be taken off one by one, each with its own counts. */
export type Dimension = 'category' | 'open' | 'area' | 'language' | 'pays' | 'wheelchair' | 'comes'

const openStates = { now: 'open', appointment: 'by-appointment', call: 'call-first' } as const

/** The categories that a category's or a group's id stands for. */
export function categoriesIn(id: string): string[] {
  if (categories.has(id)) return [id]
  return [...categories.values()].filter((category) => category.group === id).map((category) => category.id)
}

/** A list of codes with spaces between them holds this one. Codes are letters and hyphens: nothing to escape. */
const says = (column: 'spoken' | 'pays', code: string) =>
  sql<SqlBool>`' ' || ${sql.ref(`business.${column}`)} || ' ' like ${`% ${code} %`}`

/**
 * The conditions of a list. Merged businesses are in none; closed ones only where somebody asked for them by name.
 * @param ids the answers of a search, where something was asked
 * @param without the filter that is left out, for counting what else it could be
 */
export function narrowedTo(eb: Build, filters: Filters, ids: string[] | null, without?: Dimension) {
  const all: Expression<SqlBool>[] = [eb('business.mergedIntoId', 'is', null)]
  const unless = (dimension: Dimension, wanted: unknown, make: () => Expression<SqlBool>[]): void => {
    if (wanted && dimension !== without) all.push(...make())
  }
  if (ids) all.push(ids.length > 0 ? eb('business.id', 'in', padded(ids)) : sql<SqlBool>`1 = 0`)
  else all.push(eb('business.standing', 'in', ['open', 'moved']))
  unless('category', filters.category, () => [
    eb(
      'business.id',
      'in',
      eb
        .selectFrom('businessCategory')
        .select('businessCategory.businessId')
        .where('businessCategory.category', 'in', padded(categoriesIn(filters.category ?? ''))),
    ),
  ])
  unless('open', filters.open, () => [eb('business.openState', '=', openStates[filters.open ?? 'now'])])
  unless('area', filters.area, () => [eb('business.locality', '=', filters.area), areaIsShown])
  unless('language', filters.language, () => [says('spoken', filters.language ?? '')])
  unless('pays', filters.pays, () => [says('pays', filters.pays ?? '')])
  unless('wheelchair', filters.wheelchair, () => [eb('business.wheelchair', '=', 'yes')])
  unless('comes', filters.comes, () => [eb('business.comesToYou', '=', 1)])
  return eb.and(all)
}

/** The same conditions on what a search found, without asking the database again. */
export function narrowedAmong(found: Candidate[], filters: Filters, without?: Dimension): Candidate[] {
  const { category, open, area, language, pays, wheelchair, comes } = filters
  const trades = category && without !== 'category' ? new Set(categoriesIn(category)) : null
  const unless = (dimension: Dimension, wanted: unknown, is: boolean): boolean => !wanted || dimension === without || is
  return found.filter(
    (one) =>
      (trades === null || one.categories.some((id) => trades.has(id))) &&
      unless('open', open, one.openState === openStates[open ?? 'now']) &&
      unless('area', area, one.area === area) &&
      unless('language', language, one.spoken.includes(language ?? '')) &&
      unless('pays', pays, one.pays.includes(pays ?? '')) &&
      unless('wheelchair', wheelchair, one.wheelchair) &&
      unless('comes', comes, one.comesToYou),
  )
}
