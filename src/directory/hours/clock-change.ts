import type { Interval } from './outlook.ts'

const DAY = 86_400_000

/**
 * The library finds yesterday by going back 24 hours. After a day of 23 that is the day before yesterday, so that for
 * one hour past midnight Saturday night's hours are taken for Sunday night's. Where anything changes around that hour,
 * nobody is told "open": the hour is unknown.
 */
export function doubtAfterShortDays(intervals: Interval[], midnights: Date[]): Interval[] {
  return midnights.reduce((all, midnight, at) => {
    const before = midnights[at - 1]
    const missing = before ? DAY - (midnight.getTime() - before.getTime()) : 0
    return missing > 0 ? doubtBetween(all, midnight.getTime(), midnight.getTime() + missing) : all
  }, intervals)
}

function doubtBetween(intervals: Interval[], from: number, to: number): Interval[] {
  if (intervals.some((interval) => Date.parse(interval.from) < from && Date.parse(interval.to) > to)) return intervals
  const [begin, end] = [new Date(from).toISOString(), new Date(to).toISOString()]
  const earlier = intervals.filter((interval) => Date.parse(interval.from) < from)
  const later = intervals.filter((interval) => Date.parse(interval.to) > to)
  return [
    ...earlier.map((interval) => (Date.parse(interval.to) > from ? { ...interval, to: begin } : interval)),
    { from: begin, to: end, state: 'unknown', comment: null },
    ...later.map((interval) => (Date.parse(interval.from) < to ? { ...interval, from: end } : interval)),
  ]
}
