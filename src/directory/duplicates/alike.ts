import type { BusinessFacts } from '../facts.ts'
import { foldText } from '../../web/fold.ts'
import { metersBetween, sameRoad } from '../likeness.ts'
import { roadOf } from '../road-rules.ts'
import { nameLikeness, nameWords } from './name-words.ts'

/** Why two entries look like one business; each is a message `alike.<reason>`. */
export const reasons = [
  'same-name',
  'like-name',
  'same-place',
  'same-town',
  'same-phone',
  'same-web',
  'same-owner',
] as const
export type Reason = (typeof reasons)[number]

/** What is compared of an entry. */
export type Compared = Pick<BusinessFacts, 'name' | 'phone' | 'website' | 'street' | 'locality' | 'lat' | 'lon'> & {
  /** Accounts that own it. */
  owners: readonly string[]
}

const NEAR_METERS = 150
const ELSEWHERE_METERS = 1000

/**
 * Why two entries are likely one business; empty where they are not. A name that is alike is always one of the
 * reasons: a family runs three shops by one landline under one roof, and one person owns two. Nor is a name enough by
 * itself where the two are known to stand in different places: those are branches.
 */
export function reasonsAlike(one: Compared, other: Compared): Reason[] {
  const named = nameLikeness(nameWords(one.name), nameWords(other.name))
  if (named === 'other') return []
  const found = new Set<Reason>([named === 'same' ? 'same-name' : 'like-name'])
  if (samePlace(one, other)) found.add('same-place')
  if (one.phone !== null && one.phone === other.phone) found.add('same-phone')
  if (sameSite(one.website, other.website)) found.add('same-web')
  if (one.owners.some((owner) => other.owners.includes(owner))) found.add('same-owner')
  if (sameTown(one, other)) found.add('same-town')
  return likely(found, one, other) ? reasons.filter((reason) => found.has(reason)) : []
}

function likely(found: ReadonlySet<Reason>, one: Compared, other: Compared): boolean {
  if (found.has('same-place')) return true
  const exact = found.has('same-name')
  const apart = standApart(one, other)
  // One place listed under two post offices has one telephone; two branches of a chain share at most a toll-free one.
  if (apart === 'towns') return exact && found.has('same-phone') && !isTollFree(one.phone)
  if (apart !== null) return false
  if (found.has('same-phone') || found.has('same-web')) return true
  if (!exact) return false
  return found.has('same-owner') || (found.has('same-town') && !saysOtherwise(one, other))
}

/** How two entries are known to stand in different places: by the map, by their house numbers, by their towns; or not. */
function standApart(one: Compared, other: Compared): 'places' | 'towns' | null {
  const meters = metersBetween(one, other)
  if (meters !== Infinity) return meters > ELSEWHERE_METERS ? 'places' : null
  if (differ(one.locality, other.locality)) return 'towns'
  return differ(one.street, other.street) && hasRoad(one) && hasRoad(other) ? 'places' : null
}

const hasRoad = ({ street }: Compared): boolean => street !== null && roadOf(street) !== null

const samePlace = (one: Compared, other: Compared): boolean =>
  metersBetween(one, other) <= NEAR_METERS || (sameRoad(one, other) && !differ(one.locality, other.locality))

const sameTown = ({ locality }: Compared, other: Compared): boolean =>
  locality !== null && foldText(locality) === foldText(other.locality ?? '')

/** Both say something of the kind, and not the same. */
const differ = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && foldText(one) !== foldText(other)

const saysOtherwise = (one: Compared, other: Compared): boolean => one.phone !== null && differ(one.phone, other.phone)

/** Toll-free numbers of North America ring at a headquarters, not in a shop. */
const isTollFree = (phone: string | null): boolean => /^\+18(00|33|44|55|66|77|88)/.test(phone ?? '')

/** Where everybody has a page, its path tells whose it is; of a site of one's own the host is enough. */
const SHARED_HOSTS = /(^|\.)(facebook|instagram|yelp|linktr|google|wixsite|business|square|etsy)\.[a-z.]+$/

/** A site's name as it is compared, or null. */
export function siteOf(website: string | null): string | null {
  if (website === null || !URL.canParse(website)) return null
  const { hostname, pathname } = new URL(website)
  const host = hostname.replace(/^www\./, '')
  const path = pathname.replace(/\/+$/, '').toLowerCase()
  return SHARED_HOSTS.test(host) ? (path === '' ? null : host + path) : host
}

function sameSite(one: string | null, other: string | null): boolean {
  const site = siteOf(one)
  return site !== null && site === siteOf(other)
}
