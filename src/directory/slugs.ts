import slugify from '@sindresorhus/slugify'
import type { Trx } from '../db/tables.ts'

/** Pages that stand where a business's would. Whatever has a suffix (`.csv`, `.vcf`) is no slug anyway. */
const reserved = new Set(
  'new gaps edit history claim confirmations import export map print closures categories feed index'.split(' '),
)
const LONGEST = 80

/** A business's address in letters, digits and hyphens, before anybody looks whether it is taken. */
export function slugFor(name: string): string {
  const slug = slugify(name.replace(/['’‘`´]/g, ''), { decamelize: false })
  const short = slug.slice(0, LONGEST).replace(/-+$/, '')
  return short === '' ? 'business' : reserved.has(short) ? `${short}-business` : short
}

/**
 * An address for this name that no other business has or ever had, and keeps it: old ones redirect for ever.
 * A business that takes an earlier name again gets its earlier address.
 */
export async function takeSlug(trx: Trx, name: string, businessId: string): Promise<string> {
  const wanted = slugFor(name)
  const near = await trx
    .selectFrom('businessSlug')
    .select(['slug', 'businessId'])
    .where('slug', '>=', wanted)
    // "-" sorts just before ".": the name itself and all that begins with it and a hyphen.
    .where('slug', '<', `${wanted}.`)
    .execute()
  const owners = new Map(near.map((row) => [row.slug, row.businessId]))
  let slug = wanted
  for (let at = 2; owners.has(slug) && owners.get(slug) !== businessId; at += 1) slug = `${wanted}-${at}`
  return slug
}

export async function keepSlug(trx: Trx, slug: string, businessId: string): Promise<void> {
  await trx
    .insertInto('businessSlug')
    .values({ slug, businessId })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
}
