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

/** A business that wants an address. */
interface Named {
  id: string
  name: string
}

export async function takeSlug(trx: Trx, name: string, businessId: string): Promise<string> {
  const slugs = await takeSlugs(trx, [{ id: businessId, name }])
  return slugs.get(businessId) ?? businessId
}

/**
 * Addresses for these names that no other business has or ever had, and keeps them: old ones redirect for ever.
 * A business that takes an earlier name again gets its earlier address.
 * @returns by the businesses' ids
 */
export async function takeSlugs(trx: Trx, named: readonly Named[]): Promise<Map<string, string>> {
  const wanted = [...new Set(named.map(({ name }) => slugFor(name)))]
  const near = await trx
    .selectFrom('businessSlug')
    .select(['slug', 'businessId'])
    // "-" sorts just before ".": the name itself and all that begins with it and a hyphen.
    .where((eb) => eb.or(wanted.map((slug) => eb.and([eb('slug', '>=', slug), eb('slug', '<', `${slug}.`)]))))
    .execute()
  const owners = new Map(near.map((row) => [row.slug, row.businessId]))
  const slugs = new Map<string, string>()
  for (const { id, name } of named) {
    const own = slugFor(name)
    let slug = own
    for (let at = 2; owners.has(slug) && owners.get(slug) !== id; at += 1) slug = `${own}-${at}`
    owners.set(slug, id)
    slugs.set(id, slug)
  }
  return slugs
}

export async function keepSlug(trx: Trx, slug: string, businessId: string): Promise<void> {
  await trx
    .insertInto('businessSlug')
    .values({ slug, businessId })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
}
