import type { IntroductionState } from '../db/columns/newcomers.ts'

/**
 * An introduction, step by step. There is no "declined": whoever would rather not puts it aside or says nothing, and
 * for everybody else it lapses after a while, the one like the other.
 */
export type Part = 'asker' | 'introducer' | 'other'
export type Move = 'agree' | 'make' | 'meet' | 'take-back'

interface Step {
  from: IntroductionState
  by: Part
  move: Move
  to: IntroductionState
}

/** Every move there is. Where the other one has no account, the introducer asks them in person and answers for them. */
const moves: readonly Step[] = [
  { from: 'asked', by: 'introducer', move: 'agree', to: 'introducer-agreed' },
  { from: 'introducer-agreed', by: 'other', move: 'agree', to: 'other-agreed' },
  { from: 'other-agreed', by: 'introducer', move: 'make', to: 'made' },
  // The two can reach each other from their yes on: when the one between forgets to say so, they need not wait.
  { from: 'other-agreed', by: 'asker', move: 'meet', to: 'met' },
  { from: 'other-agreed', by: 'other', move: 'meet', to: 'met' },
  { from: 'made', by: 'asker', move: 'meet', to: 'met' },
  { from: 'made', by: 'other', move: 'meet', to: 'met' },
  { from: 'asked', by: 'asker', move: 'take-back', to: 'lapsed' },
  { from: 'introducer-agreed', by: 'asker', move: 'take-back', to: 'lapsed' },
]

export interface Legs {
  askerId: string
  introducerId: string
  otherId: string | null
}

/** Which parts somebody has in it; none for everybody else. */
export function partsOf({ askerId, introducerId, otherId }: Legs, accountId: string): Part[] {
  const parts: Part[] = []
  if (accountId === askerId) parts.push('asker')
  if (accountId === introducerId) parts.push('introducer')
  if (accountId === (otherId ?? introducerId)) parts.push('other')
  return parts
}

/** Where a move leads; null where it is not this part's, or not now. */
export function after(state: IntroductionState, parts: readonly Part[], move: Move): IntroductionState | null {
  return moves.find((step) => step.from === state && step.move === move && parts.includes(step.by))?.to ?? null
}

/** Whether this part's move led here already: a nervous finger that makes it twice made it once. */
export const isMade = (state: IntroductionState, parts: readonly Part[], move: Move): boolean =>
  moves.some((step) => step.to === state && step.move === move && parts.includes(step.by))

/** Whose yes is waited for. */
export function turnOf(state: IntroductionState): Part | null {
  if (state === 'asked') return 'introducer'
  return state === 'introducer-agreed' ? 'other' : null
}

/**
 * Days after which a silence is one. Counted from the asking, whatever happened since: else the asker could tell from
 * the day it lapses who had said yes by then.
 */
export const LAPSES_AFTER_DAYS = 21
export const lapsing: readonly IntroductionState[] = ['asked', 'introducer-agreed']
export const open: readonly IntroductionState[] = ['asked', 'introducer-agreed', 'other-agreed', 'made']

/** How the two reach each other is shown once both agreed, to the two, and to nobody between. */
export const bothAgreed = (state: IntroductionState): boolean => ['other-agreed', 'made', 'met'].includes(state)

/**
 * What each sees of it: their own leg. The asker does not read who said yes so far; the other one hears of it only
 * once the introducer agreed; what was put aside reads, for whoever did that, like something that is over.
 */
export type Leg = 'waiting' | 'your-turn' | 'both-agreed' | 'made' | 'met' | 'lapsed'

export function legOf(state: IntroductionState, part: Part, putAside: boolean): Leg | null {
  if (state === 'met' || state === 'made') return state
  if (state === 'other-agreed') return 'both-agreed'
  if (part === 'other' && state === 'asked') return null
  if (state === 'lapsed') return part === 'other' ? null : 'lapsed'
  if (turnOf(state) !== part) return 'waiting'
  return putAside ? 'lapsed' : 'your-turn'
}
