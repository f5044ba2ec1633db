import type { FavorState } from '../db/columns/favors.ts'

export type Kind = 'thanks' | 'favor'
export type Side = 'gave' | 'received'
export type Answer = 'waiting' | 'glad' | 'yes' | 'not-quite' | 'no' | 'not-me'

/**
 * What can happen to a favor. `agreed`: somebody on each side stands by its words. `amended`: somebody says *not quite*
 * and tells it anew. `refused`: a side has nobody left who did not say no. `stood-by`: its teller does not take the no.
 * `taken-back`: its recorder takes it back. `ninety-days`: nobody answered for so long.
 */
export type Happening = 'agreed' | 'amended' | 'refused' | 'stood-by' | 'taken-back' | 'ninety-days'

/** Every state, and where what happens leads from it. What is not here cannot happen. */
export const moves: Readonly<Record<FavorState, Partial<Record<Happening, FavorState>>>> = {
  recorded: {
    agreed: 'confirmed',
    amended: 'recorded',
    refused: 'declined',
    'taken-back': 'withdrawn',
    'ninety-days': 'unconfirmed',
  },
  confirmed: { agreed: 'confirmed', 'taken-back': 'withdrawn' },
  thanked: { agreed: 'thanked', 'taken-back': 'withdrawn' },
  declined: {
    agreed: 'confirmed',
    amended: 'recorded',
    refused: 'declined',
    'stood-by': 'disputed',
    'taken-back': 'withdrawn',
  },
  disputed: { agreed: 'confirmed', amended: 'recorded', refused: 'disputed', 'taken-back': 'withdrawn' },
  unconfirmed: { agreed: 'confirmed', amended: 'recorded', refused: 'declined', 'taken-back': 'withdrawn' },
  withdrawn: {},
}

/** The state it leads to, or null where it cannot happen. */
export const next = (state: FavorState, happening: Happening): FavorState | null => moves[state][happening] ?? null

/** A thank-you is kept at once; a favor one did is one's own word until the other side has answered. */
export const begins: Readonly<Record<Kind, FavorState>> = { thanks: 'thanked', favor: 'recorded' }

export const recorderSide: Readonly<Record<Kind, Side>> = { thanks: 'received', favor: 'gave' }

export interface Standing {
  side: Side
  answer: Answer
}

/** Whoever tells it, or tells it anew, stands by it. */
export const standsBy = (answer: Answer): boolean => ['yes', 'glad', 'not-quite'].includes(answer)
const isOut = (answer: Answer): boolean => answer === 'no' || answer === 'not-me'

/** What the parties' answers come to; null while there is somebody to wait for. */
export function comesTo(kind: Kind, parties: readonly Standing[]): 'agreed' | 'refused' | null {
  if (kind === 'thanks') return 'agreed'
  const sides = (['gave', 'received'] as const).map((side) => parties.filter((party) => party.side === side))
  if (sides.every((side) => side.some((party) => standsBy(party.answer)))) return 'agreed'
  return sides.some((side) => side.every((party) => isOut(party.answer))) ? 'refused' : null
}

/** The answers one party may give now. The recorder may take their words back, so a no of theirs is not needed. */
export function answersOpen(kind: Kind, state: FavorState, answer: Answer, isRecorder: boolean): Answer[] {
  if (kind === 'thanks') return state === 'thanked' && answer === 'waiting' ? ['glad', 'not-me'] : []
  const mayAmend: Answer[] = next(state, 'amended') ? ['not-quite'] : []
  if (answer === 'no') return state === 'declined' || state === 'disputed' ? ['yes', ...mayAmend] : []
  if (answer !== 'waiting' || state === 'withdrawn') return []
  return ['yes', ...mayAmend, ...(isRecorder ? [] : ['no' as const])]
}

/**
 * Whether somebody's name goes when they say this: *that wasn't me* always; a *no* where others of their side are
 * still in it, because then the favor is the others' and the no is nobody's business.
 */
export function nameGoes(answer: Answer, side: Side, others: readonly Standing[]): boolean {
  return answer === 'not-me' || (answer === 'no' && others.some((one) => one.side === side && !isOut(one.answer)))
}

/** Counts for nobody: neither wood put in nor warmth that came. */
export const isSetAside = (state: FavorState): boolean =>
  ['declined', 'disputed', 'withdrawn', 'unconfirmed'].includes(state)

export type FavorAudience = 'parties' | 'neighbors' | 'anybody'
const widths: readonly FavorAudience[] = ['parties', 'neighbors', 'anybody']

/** Who may read it: as wide as the narrowest of its parties agreed to, and the parties alone until each has answered. */
export function readableBy(
  state: FavorState,
  parties: readonly { answer: Answer; audience: FavorAudience; isNamed: boolean }[],
): FavorAudience {
  const named = parties.filter((party) => party.isNamed)
  const agreed = named.every((party) => standsBy(party.answer)) && named.length > 1
  if (!agreed || (state !== 'confirmed' && state !== 'thanked')) return 'parties'
  return widths[Math.min(...named.map((party) => widths.indexOf(party.audience)))] ?? 'parties'
}

export const UNCONFIRMED_AFTER_DAYS = 90
/** How far apart two people may remember the same day. */
export const SAME_DAY_WITHIN = 3
export const MOST_ON_A_SIDE = 20
