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
const KEPT = ['id', 'slug', 'code', 'name', 'revision', 'hours', 'hoursText', 'mergedIntoId']
  .map((name) => `"business"."${name}"`)
  .join(', ')
const OF_SLUG = `select ${KEPT} from "businessSlug" inner join "business" on "business"."id" = "businessId"
  where "businessSlug"."slug" = ?`
const OF_ID = `select ${KEPT} from "business" where "id" = ?`

/**
 * A business by any address it ever had; one that was merged leads to the one that was kept.
 * @throws NotFound
 */
export async function businessBySlug(db: Db, viewer: Viewer, slug: string): Promise<FoundBusiness> {
  const [known] = await ask<BusinessRow>(db, OF_SLUG, [slug])
  const business = known && (await keptFrom(db, known))
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
type BusinessRow = KeptBusiness & { mergedIntoId: string | null }

/** The entry that one goes on as; itself where it was not merged. */
export const keptId = async (db: Db, id: string): Promise<string | null> => (await keptBusiness(db, id))?.id ?? null

async function keptBusiness(db: Db, id: string): Promise<KeptBusiness | null> {
  const [row] = await ask<BusinessRow>(db, OF_ID, [id])
  return row ? keptFrom(db, row) : null
}

async function keptFrom(db: Db, first: BusinessRow): Promise<KeptBusiness | null> {
  let row: BusinessRow | undefined = first
  for (let step = 0; row && step < LONGEST_CHAIN; step += 1) {
    const { mergedIntoId, ...business }: BusinessRow = row
    if (mergedIntoId === null) return business
    ;[row] = await ask<BusinessRow>(db, OF_ID, [mergedIntoId])
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
