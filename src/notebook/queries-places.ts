import { foldText } from '../web/fold.ts'
import type { Db } from '../db/tables.ts'
import type { Notebook } from './queries-notebook.ts'

export interface Place {
  id: string
  slug: string
  name: string
}

const OFFERED = 4

/** Where the notebook's keeper was last, the latest first. */
export async function recentPlaces(db: Db, notebook: Notebook): Promise<Place[]> {
  return db
    .selectFrom('visit')
    .innerJoin('business', 'business.id', 'visit.businessId')
    .select(['business.id', 'business.slug', 'business.name'])
    .where('visit.notebookId', '=', notebook.id)
    .groupBy(['business.id', 'business.slug', 'business.name'])
    .orderBy((eb) => eb.fn.max('visit.visitedOn'), 'desc')
    .limit(OFFERED)
    .execute()
}

const places = (db: Db) =>
  db.selectFrom('business').select(['business.id', 'business.slug', 'business.name']).where('mergedIntoId', 'is', null)

const SUGGESTED = 5

/** Businesses that somebody may mean by what they typed: the one of that very name, else those whose name holds it. */
export async function placesNamed(db: Db, typed: string): Promise<{ exactly: Place | null; perhaps: Place[] }> {
  const key = foldText(typed)
  if (key.length < 3) return { exactly: null, perhaps: [] }
  const same = await places(db).where('nameKey', '=', key).limit(SUGGESTED).execute()
  if (same[0] && same.length === 1) return { exactly: same[0], perhaps: [] }
  if (same.length > 1) return { exactly: null, perhaps: same }
  // A folded text holds letters, digits and blanks alone: nothing in it means anything to LIKE.
  const perhaps = await places(db).where('nameKey', 'like', `%${key}%`).orderBy('nameKey').limit(SUGGESTED).execute()
  return { exactly: null, perhaps }
}
