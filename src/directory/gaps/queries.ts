import type { Db } from '../../db/tables.ts'
import { noFilters } from '../listing/filters.ts'
import { narrowedTo } from '../listing/narrowing.ts'

/**
 * The categories that somebody in the directory is in. As in the list, what closed, was sold or was merged into another
 * does nothing any more; an address that is kept back changes nothing.
 */
export async function categoriesDone(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom('businessCategory')
    .innerJoin('business', 'business.id', 'businessCategory.businessId')
    .select('businessCategory.category')
    .distinct()
    .where((eb) => narrowedTo(eb, noFilters, null))
    // What moved on into another entry is counted there, if that one is still there.
    .where((eb) => eb.or([eb('business.standing', '=', 'open'), eb('business.successorId', 'is', null)]))
    .execute()
  return new Set(rows.map((row) => row.category))
}

/** Whether anybody is in the directory at all. */
export async function isAnybodyThere(db: Db): Promise<boolean> {
  const one = await db
    .selectFrom('business')
    .select('business.id')
    .where((eb) => narrowedTo(eb, noFilters, null))
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}
