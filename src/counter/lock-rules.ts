import type { Door } from '../accounts/attempt-queries.ts'
import type { SignedIn } from '../web/viewer.ts'
import { later, MINUTE, HOUR } from '../web/clock.ts'

export const SHORTEST_PIN = 4
export const LONGEST_PIN = 6
/** So many wrong ones in a row, and a PIN opens nothing until its owner, signed in with their password, sets one anew. */
export const MOST_WRONG = 10
export const IDLE_MINUTES = [1, 2, 5, 10, 20, 60] as const
export const USUAL_IDLE = 5

/**
 * How often a PIN may be tried: somebody's on one tablet, and everybody's on it together. None of it counts at the
 * door where people sign in with their password: nobody is kept out of their account by it.
 */
export const pinDoors = (tabletId: string, accountId: string): Door[] => [
  { name: `pin of ${accountId} on ${tabletId}`, most: 5, seconds: 5 * MINUTE },
  { name: `pins on ${tabletId}`, most: 30, seconds: HOUR },
]

/** Digits that everybody would try first: one over and over, or counted up or down. */
export function isPlainPin(pin: string): boolean {
  const steps = Array.from(pin)
    .slice(1)
    .map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10)
  return steps.every((step) => step === steps[0] && [0, 1, 9].includes(step))
}

/** Whether a tablet has lain untouched for as long as it may. @param seenAt the last instant somebody used it */
export const hasLainIdle = (seenAt: string, idleMinutes: number, now: string): boolean =>
  later(seenAt, idleMinutes * MINUTE) <= now

/** What a PIN makes of somebody: themselves at this one counter, no steward, and with nothing of their own beside it. */
export function atCounterAlone(viewer: SignedIn, businessId: string): SignedIn | null {
  const counters = viewer.counters.filter((counter) => counter.businessId === businessId)
  if (counters.length === 0) return null
  return { ...viewer, role: 'resident', counters, waits: 0, byPin: true }
}
