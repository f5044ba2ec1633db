import type { Row } from '../../db/tables.ts'
import { DAY, dayIn, later, MINUTE } from '../../web/clock.ts'
import { type ClosedDays, closedThrough, keptPart, nextClosing, shutOn } from '../hours/closed-days.ts'
import { nextLookAt, type NoOutlook, type Outlook, stateAt } from '../hours/outlook.ts'
import { openRanks, unreadState } from './rank.ts'

/** An outlook is asked for anew a week before it runs out. */
const RENEW_BEFORE = 7 * DAY

/** What a business's row says about its door, and what that is worked out from. */
export type Due = Pick<
  Row<'business'>,
  | 'id'
  | 'standing'
  | 'hours'
  | 'hoursText'
  | 'outlook'
  | 'openState'
  | 'openUntil'
  | 'opensAt'
  | 'closedUntil'
  | 'lookAgainAt'
>

/** When one looks, and the days on which the door stays shut whatever its hours say. */
export interface Look {
  now: string
  zone: string
  closed: readonly ClosedDays[]
}

/** A door that opens or shuts within what is known already needs no evaluator. */
export function stillCovering(outlook: string | null, now: string): Outlook | null {
  if (outlook === null) return null
  const known = JSON.parse(outlook) as Outlook
  const [first, last] = [known.intervals[0], known.intervals.at(-1)]
  return first && last && first.from <= now && later(last.to, -RENEW_BEFORE) > now ? known : null
}

/** The hours as somebody at the door finds them. */
export function withClosures(outlook: Outlook | NoOutlook, { now, zone, closed }: Look): Outlook | NoOutlook {
  if (typeof outlook === 'string' || closed.length === 0) return outlook
  return keptPart(shutOn(outlook, closed, zone), dayIn(zone, now), zone)
}

/** What is to be written on the row. @param outlook null where there are no hours in notation */
export function see(business: Due, outlook: Outlook | NoOutlook | null, look: Look) {
  const { now, zone, closed } = look
  const known = typeof outlook === 'string' ? null : outlook
  const closedUntil = closedThrough(closed, dayIn(zone, now))
  const { state, until, opensAt } = stateOf(business, outlook, now, closedUntil !== null)
  const again = lookAgain(known, outlook === 'too-hard' || outlook === 'invalid', look)
  return {
    outlook: known && JSON.stringify(known),
    openState: state,
    openUntil: until,
    opensAt,
    closedUntil,
    openRank: openRanks[state],
    lookAgainAt: again === null || again > now ? again : later(now, MINUTE),
  }
}

function stateOf(business: Due, outlook: Outlook | NoOutlook | null, now: string, shut: boolean) {
  if (outlook !== null && typeof outlook !== 'string') return stateAt(outlook, now)
  const state = shut ? 'closed' : outlook === null ? unreadState(business, now).openState : stateAt(outlook, now).state
  return { state, until: null, opensAt: null }
}

function lookAgain(known: Outlook | null, failed: boolean, { now, zone, closed }: Look): string | null {
  const edge = nextClosing(closed, now, zone)
  // What could not be evaluated may have been too hard for a busy minute only: tomorrow again.
  const again = known ? nextLookAt(known, now) : failed ? later(now, DAY) : null
  return edge !== null && (again === null || edge < again) ? edge : again
}

export type Seen = ReturnType<typeof see>

export const looksDifferent = (business: Due, seen: Seen): boolean =>
  business.openState !== seen.openState ||
  business.openUntil !== seen.openUntil ||
  business.opensAt !== seen.opensAt ||
  business.closedUntil !== seen.closedUntil ||
  (business.outlook === null) !== (seen.outlook === null)
