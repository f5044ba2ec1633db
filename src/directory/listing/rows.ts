import type { Language } from '../../db/columns/accounts.ts'
import type { OpenState, Standing } from '../../db/columns/directory.ts'
import type { Db } from '../../db/tables.ts'
import { ask, padded, places } from '../../db/written.ts'
import { categories } from '../categories/catalog.ts'

/** Somebody to ask for. `accountId` is there so that people who blocked each other are not shown; it is never printed. */
export interface ListedFace {
  name: string
  line: string | null
  language: Language
  audience: 'anybody' | 'neighbors'
  accountId: string | null
}

/** A business as a list shows it. */
export interface ListedBusiness {
  id: string
  slug: string
  name: string
  about: string | null
  aboutLanguage: Language
  placeShown: string | null
  shownLat: number | null
  shownLon: number | null
  spoken: string
  comesToYou: 0 | 1
  standing: Standing
  openState: OpenState
  openUntil: string | null
  opensAt: string | null
  closedUntil: string | null
  lookAgainAt: string | null
  word: string | null
  wordBucket: string | null
  icon: string
  categories: string[]
  faces: ListedFace[]
}

const listedAt = (many: number): string => `select "id", "slug", "name", "about", "aboutLanguage", "placeShown",
    "shownLat", "shownLon", "spoken", "comesToYou", "standing", "openState", "openUntil", "opensAt", "closedUntil",
    "lookAgainAt",
    "word", "wordBucket"
  from "business" where "id" in (${places(many)}) and "mergedIntoId" is null`
const tradesAt = (many: number): string => `select "businessId", "category" from "businessCategory"
  where "businessId" in (${places(many)}) order by "position"`
const facesAt = (many: number): string => `select "businessId", "name", "line", "language", "audience", "accountId"
  from "face" where "businessId" in (${places(many)}) and "diedOn" is null and "audience" in ('anybody', 'neighbors')
  order by "position", "id"`

/** What lists show of these businesses, by id. */
export async function listedBusinesses(db: Db, ids: string[]): Promise<Map<string, ListedBusiness>> {
  if (ids.length === 0) return new Map()
  const some = padded(ids)
  const rows = await ask<Omit<ListedBusiness, 'icon' | 'categories' | 'faces'>>(db, listedAt(some.length), some)
  const trades = await ask<{ businessId: string; category: string }>(db, tradesAt(some.length), some)
  const faces = await ask<ListedFace & { businessId: string }>(db, facesAt(some.length), some)
  const listed = new Map(
    rows.map((row): [string, ListedBusiness] => [row.id, { ...row, icon: 'store', categories: [], faces: [] }]),
  )
  for (const { businessId, category } of trades) listed.get(businessId)?.categories.push(category)
  for (const { businessId, ...face } of faces) listed.get(businessId)?.faces.push(face)
  for (const business of listed.values()) business.icon = categories.get(business.categories[0] ?? '')?.icon ?? 'store'
  return listed
}
