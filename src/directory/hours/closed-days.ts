import { dayPlus, daysBetween, instantAt } from '../../web/clock.ts'
import { type Interval, meaningOf, type Outlook } from './outlook.ts'

/** A stretch of calendar days `YYYY-MM-DD` in the town's zone on which a door stays shut; the last one is shut too. */
export interface ClosedDays {
  fromOn: string
  untilOn: string
}

/** How many days from today an outlook covers that is kept. */
export const OUTLOOK_DAYS = 15
const DAY = 86_400_000

/** How far hours are asked for: past the last closed day, so that it is known when the door opens again. */
export const daysToAsk = (closed: readonly ClosedDays[], today: string): number =>
  OUTLOOK_DAYS + Math.max(0, ...closed.map(({ untilOn }) => daysBetween(today, untilOn)))

/**
 * The last day of the closure that is going on today; null where none is. Closures that follow each other are one.
 */
export function closedThrough(closed: readonly ClosedDays[], today: string): string | null {
  const inOrder = closed.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  let last: string | null = null
  for (const { fromOn, untilOn } of inOrder) {
    const reached: string = last === null ? today : dayPlus(last, 1)
    if (fromOn <= reached && untilOn >= reached) last = untilOn
  }
  return last
}

/** The next midnight at which a closure begins or is over; null where none is to come. */
export function nextClosing(closed: readonly ClosedDays[], now: string, zone: string): string | null {
  const edges = closed.flatMap(({ fromOn, untilOn }) => [midnight(zone, fromOn), midnight(zone, dayPlus(untilOn, 1))])
  return edges.filter((edge) => edge > now).sort()[0] ?? null
}

const midnight = (zone: string, day: string): string => instantAt(zone, day, '00:00')

/** The hours with the closed days shut. A closure stays a stretch of its own: it begins and ends at a midnight. */
export function shutOn(outlook: Outlook, closed: readonly ClosedDays[], zone: string): Outlook {
  const intervals = closed.reduce((all, days) => shutBetween(all, stretchOf(days, all, zone)), outlook.intervals)
  return { ...outlook, intervals }
}

/**
 * From midnight to midnight; and on to the end of a night that would have begun on the last closed day. Who is gone
 * on Friday does not stand behind the bar on Saturday at one.
 */
function stretchOf({ fromOn, untilOn }: ClosedDays, intervals: readonly Interval[], zone: string) {
  const [from, lastDay, to] = [fromOn, untilOn, dayPlus(untilOn, 1)].map((day) => midnight(zone, day)) as [
    string,
    string,
    string,
  ]
  const night = intervals.find(
    (one) =>
      one.state !== 'closed' &&
      one.from > lastDay &&
      one.from < to &&
      one.to > to &&
      Date.parse(one.to) - Date.parse(one.from) < DAY,
  )
  return { from, to: night?.to ?? to }
}

function shutBetween(intervals: Interval[], shut: { from: string; to: string }): Interval[] {
  const [first, last] = [intervals[0], intervals.at(-1)]
  if (!first || !last || shut.to <= first.from || shut.from >= last.to) return intervals
  const from = shut.from > first.from ? shut.from : first.from
  const to = shut.to < last.to ? shut.to : last.to
  const before = intervals.filter((one) => one.from < from)
  const after = intervals.filter((one) => one.to > to)
  // Hours that say why they are closed all that time ("for deer season") keep their words.
  const why = intervals.find((one) => one.state === 'closed' && one.from <= from && one.to >= to)?.comment ?? null
  return [
    ...before.map((one) => (one.to > from ? { ...one, to: from } : one)),
    { from, to, state: 'closed', comment: why },
    ...after.map((one) => (one.from < to ? { ...one, from: to } : one)),
  ]
}

/** As much of a longer outlook as is kept; when it opens after that is known from the rest. */
export function keptPart(outlook: Outlook, today: string, zone: string): Outlook {
  const end = midnight(zone, dayPlus(today, OUTLOOK_DAYS))
  const kept = outlook.intervals.filter(({ from }) => from < end)
  const intervals = kept.map((one) => (one.to > end ? { ...one, to: end } : one))
  const last = intervals.at(-1)
  const openAtItsEnd = last !== undefined && meaningOf(last) === 'open'
  const next = outlook.intervals.find((one) => one.from >= end && meaningOf(one) === 'open')
  return { intervals, opensAfter: openAtItsEnd ? null : (next?.from ?? outlook.opensAfter) }
}
