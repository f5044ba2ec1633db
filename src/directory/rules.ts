import type { BusinessRole } from '../db/columns/directory.ts'
import type { Viewer } from '../web/viewer.ts'
import type { FieldAudience } from './facts.ts'

type Who = Pick<Viewer, 'accountId' | 'role' | 'counters'>

const roleAt = (viewer: Who, businessId: string): BusinessRole | null =>
  viewer.counters.find((counter) => counter.businessId === businessId)?.role ?? null

/** Who changes an entry directly: a steward, or its owner, manager or family. Everybody else may suggest. */
export function mayEdit(viewer: Who, businessId: string): boolean {
  const role = roleAt(viewer, businessId)
  return viewer.role === 'steward' || (role !== null && role !== 'staff')
}

/** As what somebody confirms hours: what they are behind that counter, else a neighbor. */
export const confirmsAs = (viewer: Who, businessId: string): BusinessRole | 'neighbor' =>
  roleAt(viewer, businessId) ?? 'neighbor'

/** The audiences a viewer belongs to at a business. What is for owners the desk may read: it keeps the entry true. */
export function audiencesAt(viewer: Who, businessId: string): FieldAudience[] {
  if (viewer.accountId === null) return ['anybody']
  return mayEdit(viewer, businessId) ? ['anybody', 'neighbors', 'owners'] : ['anybody', 'neighbors']
}
