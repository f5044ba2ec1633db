import { dayPlus } from '../web/clock.ts'

/** A newcomer's first thirty days: so many people to have met, and so long. */
export const MOST_PEOPLE = 10
export const GUIDE_DAYS = 30

/** Somebody who could be met, and for what; `neighbor` where no first need leads there. */
export interface CouldMeet {
  faceId: string
  businessId: string
  kind: string
  /** Whether their place may be walked into: nobody's first visit should begin with a telephone. */
  walkIn: boolean
  /** Whether they said what to begin with. */
  hasOpener: boolean
}

/**
 * Whom a guide leads to, in its order: one for each first need, then those whose door is open to anybody and who said
 * what to talk about, one a business before a second of any. Given the same town it is the same for everybody: nobody
 * is put forward.
 */
export function peopleToMeet(all: readonly CouldMeet[]): CouldMeet[] {
  const needs = oneABusiness(all.filter(({ kind }) => kind !== 'neighbor'))
  const chosen = new Set(needs.map(({ businessId }) => businessId))
  const ease = ({ walkIn, hasOpener }: CouldMeet): number => Number(walkIn) * 2 + Number(hasOpener)
  const others = oneABusiness(all.filter(({ kind, businessId }) => kind === 'neighbor' && !chosen.has(businessId)))
  return [...needs, ...others.toSorted((a, b) => ease(b) - ease(a))].slice(0, MOST_PEOPLE)
}

function oneABusiness(some: readonly CouldMeet[]): CouldMeet[] {
  const first = new Map<string, CouldMeet>()
  for (const one of some) if (!first.has(one.businessId)) first.set(one.businessId, one)
  return [...first.values()]
}

/** The day after which the thirty days are over. */
export const lastDayOf = (startedOn: string): string => dayPlus(startedOn, GUIDE_DAYS - 1)

export type HostAnswer = 'asked' | 'yes' | 'no'

/** What a newcomer reads of it: a no and a silence look alike. */
export const hostSeen = (answer: HostAnswer | null): 'none' | 'asked' | 'walks' =>
  answer === 'yes' ? 'walks' : answer === null ? 'none' : 'asked'
