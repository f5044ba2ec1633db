import { businesses } from './businesses.ts'
import { chanceFrom } from './seeded.ts'
import type { AccountKey, BusinessSlug } from './shapes.ts'

/** Where somebody goes, and how many days lie between. */
export interface Habit {
  readonly to: BusinessSlug
  readonly every: number
}

/** What people of a town do; `share`: how many of ten have this habit at all. */
const inTown: readonly (Habit & { readonly share: number })[] = [
  { to: 'halfway-grocery', every: 7, share: 10 },
  { to: 'gap-hardware-and-feed', every: 30, share: 9 },
  { to: 'laurel-gap-post-office', every: 17, share: 9 },
  { to: 'laurel-gap-transfer-station', every: 14, share: 7 },
  { to: 'whitfield-pharmacy', every: 33, share: 7 },
  { to: 'three-creeks-savings-bank', every: 30, share: 6 },
  { to: 'the-blue-door-cafe', every: 12, share: 6 },
  { to: 'panaderia-la-vuelta', every: 11, share: 6 },
  { to: 'second-chair-hair', every: 42, share: 5 },
  { to: 'laurel-gap-library', every: 18, share: 5 },
  { to: 'vang-supper-counter', every: 22, share: 5 },
  { to: 'one-light-brewing', every: 24, share: 4 },
  { to: 'twice-around-thrift', every: 45, share: 4 },
  { to: 'sturgills-five-and-ten', every: 25, share: 4 },
  { to: 'laurel-gap-a-m-e-zion-church-office', every: 7, share: 2 },
  { to: 'stoplight-laundromat', every: 9, share: 2 },
  { to: 'laurel-gap-clinic', every: 140, share: 7 },
  { to: 'fox-grape-farm-stand', every: 16, share: 6 },
  { to: 'the-greenhouse-at-gap-hardware', every: 24, share: 4 },
  { to: 'kearns-honey', every: 70, share: 4 },
  { to: 'welch-trout', every: 32, share: 3 },
  { to: 'kilby-deer-processing', every: 30, share: 2 },
  { to: 'old-gap-propane', every: 60, share: 4 },
  { to: 'greers-small-engine', every: 90, share: 4 },
  { to: 'phipps-tractor', every: 120, share: 2 },
  { to: 'gap-towing-and-body', every: 150, share: 5 },
  { to: 'blevins-band-mill', every: 160, share: 2 },
  { to: 'weaver-chimney', every: 340, share: 3 },
  { to: 'wards-alterations-and-quilting', every: 110, share: 3 },
  { to: 'laurel-gap-fire-hall', every: 90, share: 2 },
  { to: 'three-creeks-van', every: 28, share: 1 },
  { to: 'thaddeus-horton-banjo-and-fiddle', every: 14, share: 1 },
]

/** Who came to town within the year, and how many days ago; everybody else has always been here. */
const arrived: Partial<Record<AccountKey, number>> = { ana: 60, ruth: 349, nate: 320 }

export const YEAR = 365

export const hereSince = (key: AccountKey): number => arrived[key] ?? YEAR

/** Nobody visits the place they work at. */
const worksAt = new Map<AccountKey, Set<BusinessSlug>>()
for (const { slug, faces } of businesses)
  for (const { account } of faces) if (account) worksAt.set(account, (worksAt.get(account) ?? new Set()).add(slug))

/** What one resident does, the same every time: who it is decides which of the town's habits are theirs. */
export function habitsOf(key: AccountKey): Habit[] {
  const chance = chanceFrom(`habits of ${key}`)
  return inTown.flatMap(({ to, every, share }) => {
    const has = chance() * 10 < share
    const own = Math.round(every * (0.8 + chance() * 0.5))
    return has && !worksAt.get(key)?.has(to) ? [{ to, every: own }] : []
  })
}
