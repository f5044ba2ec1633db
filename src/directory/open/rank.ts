import type { OpenState } from '../../db/columns/directory.ts'
import type { BusinessFacts } from '../facts.ts'

/**
 * The order "open first": 0 open now, 1 a call or an appointment away, 2 nobody wrote the hours down, 3 closed just
 * now, 4 gone for good.
 */
export const openRanks: Readonly<Record<OpenState, number>> = {
  open: 0,
  'by-appointment': 1,
  'call-first': 1,
  unknown: 2,
  closed: 3,
}
const GONE = 4

/** Closed or sold for good: its page remembers, nothing flips any more. A place that moved is still there. */
export const isGone = (facts: Pick<BusinessFacts, 'standing'>): boolean =>
  facts.standing === 'closed' || facts.standing === 'sold'

/**
 * What the row says until somebody has evaluated the hours: nobody is sent to a door on a guess. Hours in notation are
 * due at once.
 */
export function unreadState(facts: Pick<BusinessFacts, 'hours' | 'hoursText' | 'standing'>, now: string) {
  const gone = isGone(facts)
  const openState: OpenState = gone ? 'closed' : facts.hours || facts.hoursText ? 'call-first' : 'unknown'
  return {
    outlook: null,
    openState,
    openUntil: null,
    opensAt: null,
    closedUntil: null,
    openRank: gone ? GONE : openRanks[openState],
    lookAgainAt: !gone && facts.hours ? now : null,
  }
}
