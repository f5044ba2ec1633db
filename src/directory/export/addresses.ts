import type { Db } from '../../db/tables.ts'

const AT_ONCE = 500

export interface PageAddress {
  id: string
  slug: string
  updatedAt: string
}

/** The pages of businesses, in the order in which entries were made. @param after the last of the part before */
export async function* businessAddresses(db: Db, after: string, most: number): AsyncGenerator<PageAddress[]> {
  let last = after
  for (let left = most; left > 0; left -= AT_ONCE) {
    const page = await businesses(db)
      .select(['id', 'slug', 'updatedAt'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(Math.min(left, AT_ONCE))
      .execute()
    if (page.length > 0) yield page
    if (page.length < AT_ONCE) return
    last = page.at(-1)?.id ?? last
  }
}

/** After which businesses a list of so many a part begins anew: the beginning itself, then the last of each full part. */
export async function partsOf(db: Db, most: number): Promise<string[]> {
  const parts = ['']
  for (;;) {
    const next = await businesses(db)
      .select('id')
      .where('id', '>', parts.at(-1) ?? '')
      .orderBy('id')
      .limit(2)
      .offset(most - 1)
      .execute()
    const [last, beyond] = next
    if (!last || !beyond) return parts
    parts.push(last.id)
  }
}

const businesses = (db: Db) => db.selectFrom('business').where('mergedIntoId', 'is', null)
