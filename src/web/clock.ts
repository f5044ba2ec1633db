import { Temporal } from 'temporal-polyfill'

/** The town's one clock. Everything that depends on time is handed what it says; nothing else reads the time. */
export interface Clock {
  /** The instant, UTC ISO-8601 with milliseconds. */
  now(): string
}

export const realClock: Clock = { now: () => new Date().toISOString() }

export const fixedClock = (instant: string): Clock => ({ now: () => new Date(instant).toISOString() })

/** The demonstration's clock: it showed `shows` at the real instant `setAt`, and runs on from there. */
export interface SettableClock extends Clock {
  set(shows: string | null, setAt: string | null): void
  /** Shows this instant from now on. @returns what has to be kept for the next start */
  moveTo(shows: string): { clockShows: string; clockSetAt: string }
}

export function settableClock(real: Clock = realClock): SettableClock {
  let ahead = 0
  const clock: SettableClock = {
    now: () => (ahead === 0 ? real.now() : later(real.now(), ahead / 1000)),
    set(shows, setAt) {
      ahead = shows && setAt ? Date.parse(shows) - Date.parse(setAt) : 0
    },
    moveTo(shows) {
      const setAt = real.now()
      clock.set(shows, setAt)
      return { clockShows: shows, clockSetAt: setAt }
    },
  }
  return clock
}

/** `instant` moved by so many seconds. */
export const later = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString()

export const MINUTE = 60
export const HOUR = 3600
export const DAY = 86_400

const calendars = new Map<string, Intl.DateTimeFormat>()

/** Every zone's day begins with a minute, so within one minute the answer is the same. */
const days = new Map<string, string>()
const MOST_DAYS = 2000

/** The calendar day `YYYY-MM-DD` that an instant belongs to in a zone: 23:30 is still that day. */
export function dayIn(zone: string, instant: string): string {
  const minute = `${zone} ${instant.slice(0, 16)}`
  let day = days.get(minute)
  if (day === undefined) {
    day = calendarOf(zone).format(new Date(instant))
    if (days.size >= MOST_DAYS) days.clear()
    days.set(minute, day)
  }
  return day
}

function calendarOf(zone: string): Intl.DateTimeFormat {
  let calendar = calendars.get(zone)
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    calendars.set(zone, calendar)
  }
  return calendar
}

/** A calendar day moved by so many days; days have no zone, so no clock change can bend this. */
export const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY * 1000).toISOString().slice(0, 10)

/** Whole days from one calendar day to a later one. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (DAY * 1000))

/** The instant at which a town's wall clock shows this hour on this day; a skipped hour is the one after it. */
export const instantAt = (zone: string, day: string, time: string): string =>
  Temporal.PlainDateTime.from(`${day}T${time}`)
    .toZonedDateTime(zone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })
