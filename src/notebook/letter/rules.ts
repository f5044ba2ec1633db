import { dayIn, dayPlus, HOUR, instantAt, later } from '../../web/clock.ts'

/** A letter that is late still goes out the same day until this hour of the town's clock; then it waits for the next. */
const LATEST = '21:00'

const clockTime = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/**
 * When a day's letter may go out: from the hour chosen on, and after a standstill as long as people are up. An hour
 * that the clock skips in spring is the one after it; one that comes twice in fall is the first.
 */
export function letterWindow(zone: string, day: string, hour: number): { opens: string; closes: string } {
  const opens = instantAt(zone, day, clockTime(hour))
  const [atOnce, evening] = [later(opens, HOUR), instantAt(zone, day, LATEST)]
  return { opens, closes: atOnce > evening ? atOnce : evening }
}

/** The day whose letter may go out at this instant; null at other hours. */
export function letterDay(zone: string, hour: number, now: string): string | null {
  const day = dayIn(zone, now)
  const { opens, closes } = letterWindow(zone, day, hour)
  return now >= opens && now < closes ? day : null
}

/** The next instant at which the town's clock shows a full hour. */
export function nextFullHour(zone: string, now: string): string {
  const day = dayIn(zone, now)
  const hours = Array.from({ length: 24 }, (_, hour) => instantAt(zone, day, clockTime(hour)))
  return hours.find((instant) => instant > now) ?? instantAt(zone, dayPlus(day, 1), clockTime(0))
}

/** The last day that counts as written when somebody asks for letters now: today's, once its hour is over. */
export function firstLetterAfter(zone: string, hour: number, now: string): string {
  const day = dayIn(zone, now)
  return now < letterWindow(zone, day, hour).opens ? dayPlus(day, -1) : day
}
