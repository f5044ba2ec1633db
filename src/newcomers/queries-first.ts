import type { Db } from '../db/tables.ts'

/** What somebody new needs first, and the trades where there is somebody to ask about it. */
export const firstNeeds = [
  { need: 'library', trades: ['library'] },
  { need: 'eat', trades: ['cafe', 'restaurant'] },
  { need: 'hardware', trades: ['hardware'] },
  { need: 'groceries', trades: ['supermarket', 'general-store', 'bakery'] },
  { need: 'health', trades: ['clinic', 'doctor', 'pharmacy'] },
  { need: 'post', trades: ['post-office', 'town-hall'] },
  { need: 'school', trades: ['school'] },
  { need: 'church', trades: ['church-office', 'church', 'place-of-worship'] },
] as const

export type Need = (typeof firstNeeds)[number]['need']

const MOST_PLACES = 200

/** Businesses of those trades that anybody may walk in on, open doors first. */
export async function placesForFirstNeeds(db: Db): Promise<{ id: string; category: string }[]> {
  return db
    .selectFrom('businessCategory')
    .innerJoin('business', 'business.id', 'businessCategory.businessId')
    .select(['business.id', 'businessCategory.category'])
    .where(
      'businessCategory.category',
      'in',
      firstNeeds.flatMap(({ trades }) => [...trades]),
    )
    .where('business.mergedIntoId', 'is', null)
    .where('business.standing', 'not in', ['closed', 'sold'])
    .orderBy('business.openRank')
    .orderBy('business.nameKey')
    .limit(MOST_PLACES)
    .execute()
}

const MOST_DOORS = 60

/** Businesses that somebody stands behind and anybody may go to, by name. */
export async function anyPlaces(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('business')
    .select('business.id')
    .where('business.mergedIntoId', 'is', null)
    .where('business.standing', 'not in', ['closed', 'sold'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('face')
          .select('face.id')
          .whereRef('face.businessId', '=', 'business.id')
          .where('face.audience', 'in', ['anybody', 'neighbors'])
          .where('face.diedOn', 'is', null),
      ),
    )
    .orderBy('business.nameKey')
    .orderBy('business.id')
    .limit(MOST_DOORS)
    .execute()
  return rows.map((row) => row.id)
}

/** A place's door, for somebody who knows nobody behind it. */
export type Door = Awaited<ReturnType<typeof doorsOf>>[number]

/** In the order asked for. */
export async function doorsOf(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('business')
    .select(['id', 'slug', 'name', 'openState', 'openUntil', 'opensAt', 'closedUntil'])
    .where('id', 'in', [...ids])
    .execute()
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
