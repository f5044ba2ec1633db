import type { BusinessRole } from '../db/columns/directory.ts'
import type { Counter, Viewer } from '../web/viewer.ts'

/** The counter of this address behind which the viewer stands today, or null: then there is no book for them. */
export const counterAt = (viewer: Pick<Viewer, 'counters'>, slug: string): Counter | null =>
  viewer.counters.find((counter) => counter.slug === slug) ?? null

/**
 * Whether a role reads and writes what is for the owners alone. Whoever does may also print a regular's code: with a
 * code in hand everything is read that the person concerned may read, and that is more than a clerk may.
 */
export const readsOwnersNotes = (role: BusinessRole): boolean => role !== 'staff'

const BY_OWNERS: readonly BusinessRole[] = ['staff', 'family', 'manager', 'owner']

/**
 * The roles that somebody may give at their counter. While their own claim waits it is the clerks' alone: whoever they
 * made an owner could change the page in their place.
 */
export function rolesToGive(counter: Pick<Counter, 'role' | 'waits'>): readonly BusinessRole[] {
  if (counter.role === 'staff') return []
  if (counter.waits) return ['staff']
  return counter.role === 'owner' ? BY_OWNERS : ['staff']
}

/** A role may be ended by whoever may give it; an owner's by that owner alone, and else by a steward at the desk. */
export function mayEnd(counter: Pick<Counter, 'role' | 'waits'>, role: BusinessRole, isOwn: boolean): boolean {
  return isOwn || (role !== 'owner' && rolesToGive(counter).includes(role))
}

/** Who says which browsers are the counter's own, and ends them. */
export const mayLayTablets = (counter: Pick<Counter, 'role'>): boolean =>
  counter.role === 'owner' || counter.role === 'manager' || counter.role === 'family'
