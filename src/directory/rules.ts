import type { BusinessRole } from '../db/columns/directory.ts'
import type { Viewer } from '../web/viewer.ts'
import type { BusinessFacts, FactName, FieldAudience } from './facts.ts'

type Who = Pick<Viewer, 'accountId' | 'role' | 'counters'>

/** What somebody is behind a counter, once nobody can object to their claim any more. */
function roleAt(viewer: Who, businessId: string): BusinessRole | null {
  const counter = viewer.counters.find((one) => one.businessId === businessId)
  return counter && !counter.waits ? counter.role : null
}

/** Owner, manager or family: the public page is theirs to keep, and to answer on. */
export function keepsPage(viewer: Who, businessId: string): boolean {
  const role = roleAt(viewer, businessId)
  return role !== null && role !== 'staff'
}

/** Who answers for a place: its owners, managers and family, from the day the book opens; a clerk does not. */
export const answersFor = (viewer: Pick<Viewer, 'counters'>, businessId: string): boolean =>
  viewer.counters.some((counter) => counter.businessId === businessId && counter.role !== 'staff')

/** Where a place without a neighbors' word stands in the order by it: after "some", before "few". */
export const NO_WORD_RANK = 3

/** Who changes an entry directly: a steward, or its owner, manager or family. Everybody else may suggest. */
export function mayEdit(viewer: Who, businessId: string): boolean {
  return viewer.role === 'steward' || keepsPage(viewer, businessId)
}

/** Who says that somebody else carries a place on: its owner, once nobody can object to their claim, or a steward. */
export const maySell = (viewer: Who, businessId: string): boolean =>
  viewer.role === 'steward' || roleAt(viewer, businessId) === 'owner'

/** As what somebody confirms hours: what they are behind that counter, else a neighbor. */
export const confirmsAs = (viewer: Who, businessId: string): BusinessRole | 'neighbor' =>
  roleAt(viewer, businessId) ?? 'neighbor'

/** The audiences a viewer belongs to at a business. What is for its owners the desk does not read either. */
export function audiencesAt(viewer: Who, businessId: string): FieldAudience[] {
  if (viewer.accountId === null) return ['anybody']
  return keepsPage(viewer, businessId) ? ['anybody', 'neighbors', 'owners'] : ['anybody', 'neighbors']
}

type Guarded = Pick<BusinessFacts, 'addressShown' | 'phoneAudience' | 'mailAudience'>

/** The facts of an entry that somebody with these audiences does not read, though they may change the rest of it. */
export function hiddenFrom(audiences: readonly FieldAudience[], facts: Guarded): FactName[] {
  const hidden: FactName[] = []
  if (facts.addressShown !== 'full' && !audiences.includes('owners')) hidden.push('street', 'postcode', 'lat', 'lon')
  if (!audiences.includes(facts.phoneAudience)) hidden.push('phone')
  if (!audiences.includes(facts.mailAudience)) hidden.push('mail')
  return hidden
}

const WIDTH = { full: 2, road: 1, town: 0, anybody: 2, neighbors: 1, owners: 0 }

/**
 * Which setting would show more of something than its writer can read: only who knows what is hidden may widen it,
 * or who says it anew.
 */
export function widensHidden(
  hidden: readonly FactName[],
  before: Guarded,
  wanted: Partial<BusinessFacts>,
): keyof Guarded | null {
  const widens = (setting: keyof Guarded, fact: FactName): boolean =>
    hidden.includes(fact) && !wanted[fact] && WIDTH[wanted[setting] ?? before[setting]] > WIDTH[before[setting]]
  if (widens('addressShown', 'street')) return 'addressShown'
  if (widens('phoneAudience', 'phone')) return 'phoneAudience'
  return widens('mailAudience', 'mail') ? 'mailAudience' : null
}
