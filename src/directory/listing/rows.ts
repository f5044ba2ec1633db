import type { Language } from '../../db/columns/accounts.ts'
import type { OpenState, Standing } from '../../db/columns/directory.ts'
import type { Db } from '../../db/tables.ts'
import { padded } from '../../db/written.ts'
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
  lookAgainAt: string | null
  word: string | null
  wordBucket: string | null
  icon: string
  categories: string[]
  faces: ListedFace[]
}

/** What lists show of these businesses, by id. */
export async function listedBusinesses(db: Db, ids: string[]): Promise<Map<string, ListedBusiness>> {
  if (ids.length === 0) return new Map()
  const some = padded(ids)
  const rows = await db
    .selectFrom('business')
    .select(['id', 'slug', 'name', 'about', 'aboutLanguage', 'placeShown', 'shownLat', 'shownLon', 'spoken'])
    .select(['comesToYou', 'standing', 'openState', 'openUntil', 'opensAt', 'lookAgainAt', 'word', 'wordBucket'])
    .where('id', 'in', some)
    .where('mergedIntoId', 'is', null)
    .execute()
  const trades = await db
    .selectFrom('businessCategory')
    .select(['businessId', 'category'])
    .where('businessId', 'in', some)
    .orderBy('position')
    .execute()
  const faces = await db
    .selectFrom('face')
    .select(['businessId', 'name', 'line', 'language', 'audience', 'accountId'])
    .where('businessId', 'in', some)
    .where('diedOn', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const listed = new Map(
    rows.map((row): [string, ListedBusiness] => [row.id, { ...row, icon: 'store', categories: [], faces: [] }]),
  )
  for (const { businessId, category } of trades) listed.get(businessId)?.categories.push(category)
  for (const { businessId, audience, ...face } of faces) {
    if (audience !== 'me') listed.get(businessId)?.faces.push({ ...face, audience })
  }
  for (const business of listed.values()) business.icon = categories.get(business.categories[0] ?? '')?.icon ?? 'store'
  return listed
}
