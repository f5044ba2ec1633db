import type { ClaimState } from '../db/columns/directory.ts'

/** What can happen to a claim, and who brings it about. */
export type ClaimEvent =
  /** A steward knows the claimant and the place; or the claimant says the code that was read out on the listed phone. */
  | 'handshake'
  | 'code'
  /** An owner who is there already says that it is right, or that it is not. */
  | 'agreement'
  | 'objection'
  /** The days for objecting are over. */
  | 'time'
  /** A steward decides. */
  | 'yes'
  | 'no'
  /** The claimant thinks better of it. */
  | 'withdrawal'
  /** Somebody else carries the place on: what was claimed of it is at an end. */
  | 'sale'

/**
 * Every state of a claim and every move. `open` and `settled` open the counter book; `settled` alone the public page;
 * while an owner objects both are shut. What is not here does not happen.
 */
const moves: Record<ClaimState, Partial<Record<ClaimEvent, ClaimState>>> = {
  asked: { handshake: 'open', code: 'open', no: 'declined', withdrawal: 'withdrawn', sale: 'sold' },
  open: { agreement: 'settled', time: 'settled', objection: 'objected', withdrawal: 'withdrawn', sale: 'sold' },
  objected: { yes: 'settled', no: 'declined', withdrawal: 'withdrawn', sale: 'sold' },
  settled: {},
  declined: {},
  withdrawn: {},
  sold: {},
}

/** The state that follows, or null where that cannot happen to such a claim. */
export const nextState = (state: ClaimState, event: ClaimEvent): ClaimState | null => moves[state][event] ?? null

/** States whose claim is still on its way. */
export const pending: readonly ClaimState[] = ['asked', 'open', 'objected']
/** States in which the claimant stands behind the counter, or will when the stewards say so. */
export const withRole: readonly ClaimState[] = ['open', 'objected', 'settled']

export const OBJECTION_DAYS = 7
