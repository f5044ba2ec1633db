import type { Db } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import { NotFound } from '../errors.ts'
import type { Viewer } from '../web/viewer.ts'
import { mayEdit } from './rules.ts'

export interface FoundBusiness {
  id: string
  /** Where it is now. Where this is not the slug that was asked for, the reader is sent on, for good (301). */
  slug: string
  code: string
  name: string
  revision: number
  hours: string | null
  hoursText: string | null
  /** Whether this viewer changes it directly. */
  mayEdit: boolean
}

/** Far beyond what a town merges; a chain has no circle, this only says so. */
const LONGEST_CHAIN = 100
const OF_SLUG = 'select "businessId" from "businessSlug" where "slug" = ?'
const OF_ID = `select "id", "slug", "code", "name", "revision", "hours", "hoursText", "mergedIntoId"
  from "business" where "id" = ?`

/**
 * A business by any address it ever had; one that was merged leads to the one that was kept.
 * @throws NotFound
 */
export async function businessBySlug(db: Db, viewer: Viewer, slug: string): Promise<FoundBusiness> {
  const [known] = await ask<{ businessId: string }>(db, OF_SLUG, [slug])
  const business = known && (await keptBusiness(db, known.businessId))
  if (!business) throw new NotFound('business')
  return { ...business, mayEdit: mayEdit(viewer, business.id) }
}

/** A printed code never dies, whatever became of the name. @throws NotFound */
export async function slugByCode(db: Db, code: string): Promise<string> {
  const known = await db.selectFrom('business').select('id').where('code', '=', code).executeTakeFirst()
  const business = known && (await keptBusiness(db, known.id))
  if (!business) throw new NotFound('business')
  return business.slug
}

type KeptBusiness = Omit<FoundBusiness, 'mayEdit'>

/** The entry that one goes on as; itself where it was not merged. */
export const keptId = async (db: Db, id: string): Promise<string | null> => (await keptBusiness(db, id))?.id ?? null

async function keptBusiness(db: Db, id: string): Promise<KeptBusiness | null> {
  let next = id
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const [row] = await ask<KeptBusiness & { mergedIntoId: string | null }>(db, OF_ID, [next])
    if (!row) return null
    const { mergedIntoId, ...business } = row
    if (mergedIntoId === null) return business
    next = mergedIntoId
  }
  return null
}

/** Whether it is known of anybody when their door is open. */
export async function anyHoursKnown(db: Db): Promise<boolean> {
  const one = await db
    .selectFrom('business')
    .select('id')
    .where('openState', '!=', 'unknown')
    .where('mergedIntoId', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

/** What some places are called and where their pages stand, in the order of the ids. */
export async function namesOf(db: Db, ids: string[]): Promise<{ name: string; slug: string }[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('business').select(['id', 'name', 'slug']).where('id', 'in', ids).execute()
  const known = new Map(rows.map(({ id, ...place }) => [id, place]))
  return ids.flatMap((id) => known.get(id) ?? [])
}
