import type { Db } from '../../db/tables.ts'
import { publicBusinesses, type PublicBusiness } from '../../directory/export/public-businesses.ts'

/** As many places as one printed directory holds; a county's thousands are for machines to read. */
export const MOST_PRINTED = 3000

/** A place as paper may carry it: what anybody may read, and the hours as they were worked out. */
export type PrintedPlace = PublicBusiness & { outlook: string | null }

/**
 * Every place whose door can still be found. What closed, was sold or was merged is left out: paper sends
 * nobody to a door that stays shut.
 * @returns null where there are more than one edition holds
 */
export async function printedPlaces(db: Db, today: string): Promise<PrintedPlace[] | null> {
  const places: PrintedPlace[] = []
  for await (const page of publicBusinesses(db, today)) {
    const standing = page.filter((place) => place.standing === 'open' || place.standing === 'moved')
    if (standing.length === 0) continue
    const rows = await db
      .selectFrom('business')
      .select(['id', 'outlook'])
      .where(
        'id',
        'in',
        standing.map(({ id }) => id),
      )
      .execute()
    const outlooks = new Map(rows.map((row) => [row.id, row.outlook]))
    for (const place of standing) places.push({ ...place, outlook: outlooks.get(place.id) ?? null })
    if (places.length > MOST_PRINTED) return null
  }
  return places
}
