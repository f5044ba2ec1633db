import { daysBetween } from '../web/clock.ts'

/** Fewer visits than this are no rhythm yet. */
const FEWEST = 3
/** Only so many of the last visits count: people's habits change. */
const LATEST = 12
/** Nobody is missed within a week: shops are shut on Sundays, and people catch colds. */
const SOONEST = 7
/** After a year they are somewhere else, and nobody is reminded of them any more. */
const LONGEST = 365

/**
 * How many days usually lie between somebody's visits: the median of the gaps between the last dozen of days on which
 * they came in. The median, because one long absence says nothing about a habit.
 * @param days `YYYY-MM-DD` in any order; several visits on one day count once
 * @returns whole days, at least 1; null with fewer than three days
 */
export function rhythmOf(days: readonly string[]): number | null {
  const latest = [...new Set(days)].sort().slice(-LATEST)
  if (latest.length < FEWEST) return null
  const gaps = latest.slice(1).map((day, at) => daysBetween(latest[at] ?? day, day))
  return Math.max(1, Math.round(medianOf(gaps)))
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/**
 * Whether somebody is missed: away for twice as long as is usual for them, for a week at least and a year at most.
 * @param rhythm from `rhythmOf`; without one nobody is missed
 */
export function isMissed(lastInOn: string | null, rhythm: number | null, today: string): boolean {
  if (lastInOn === null || rhythm === null) return false
  const away = daysBetween(lastInOn, today)
  return away >= SOONEST && away >= 2 * rhythm && away <= LONGEST
}

/** A rhythm as one says it: never a number that could be set beside somebody else's. */
export type Rhythm = 'days' | 'week' | 'fortnight' | 'month' | 'season' | 'year'

export function rhythmInWords(days: number): Rhythm {
  if (days <= 4) return 'days'
  if (days <= 10) return 'week'
  if (days <= 20) return 'fortnight'
  if (days <= 50) return 'month'
  return days <= 150 ? 'season' : 'year'
}
