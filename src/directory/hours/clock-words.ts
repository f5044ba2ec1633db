import type { SunWord, Token } from './words.ts'

export type TimeToken = Extract<Token, { kind: 'time' | 'sun' }>

/** Minutes after midnight, or a word of the sun. `to` is at most 24:00; a `to` before `from` is the next morning. */
export interface TimeSpan {
  from: number | SunWord
  to: number | SunWord
  /** A morning or an afternoon was assumed. */
  assumed: boolean
}

const NOON = 12 * 60
const LATEST_NIGHT = 4 * 60
const clockTime = /(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})/g

type Bare = Extract<Token, { kind: 'time' }>

const isExact = ({ hour, half }: Bare) => half !== null || hour > 12 || hour === 0
const minutesOf = ({ hour, minute, half }: Bare) =>
  (half === null ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute

function isPossible({ hour, minute, half }: Bare): boolean {
  if (minute > 59) return false
  return half === null ? hour < 24 || (hour === 24 && minute === 0) : hour >= 1 && hour <= 12
}

const span = (from: number, to: number, assumed: boolean): TimeSpan => ({ from, to, assumed })

/**
 * "9-5", with no word about morning or afternoon. Only what a shop could hardly mean otherwise is read; "7-11" and
 * "5-2" are left to people. Both are given on the clock face, noon as 12:00.
 */
function bareSpan(a: number, b: number): TimeSpan | null {
  const faceB = b % NOON
  if (a >= NOON) return faceB >= 60 && faceB <= 11 * 60 && a < NOON + 60 ? span(a, NOON + faceB, true) : null
  if (a < 5 * 60) return b > a && b < NOON ? span(NOON + a, NOON + b, true) : null
  if (a < 6 * 60 && b < 5 * 60) return b >= 4 * 60 ? span(a, NOON + b, true) : null
  if (b <= a) return span(a, NOON + b, true)
  return b >= NOON && b < NOON + 60 && a >= 7 * 60 ? span(a, b, true) : null
}

/** "8-11pm": of the two readings the one with fewer open hours, since a wrong "open" costs somebody a drive. */
function spanEndingAt(a: number, to: number): TimeSpan | null {
  const [face, end] = [a % NOON, to % NOON]
  if (to >= NOON) return face < end ? span(NOON + face, to, face >= 6 * 60) : span(a, to, false)
  if (to === 0) return null
  return face < end ? span(face, to, true) : span(NOON + face, to, true)
}

function spanStartingAt(from: number, b: number): TimeSpan | null {
  const [face, start] = [b % NOON, from % NOON]
  if (from < NOON) {
    if (b >= NOON) return span(from, b, false)
    return face <= start ? span(from, NOON + face, false) : null
  }
  if (face > start) return span(from, NOON + face, false)
  return face >= 60 && face <= LATEST_NIGHT ? span(from, face, true) : null
}

/** Whoever writes 09:00-05:00 means the afternoon; a night that began in the morning is doubted. */
export function isDoubtfulNight(from: number, to: number): boolean {
  return to <= from && from < NOON && to > LATEST_NIGHT
}

function exactSpan(a: Bare, b: Bare): TimeSpan | null {
  const [from, to] = [minutesOf(a), minutesOf(b)]
  const midnightEnd = b.half === 'am' && to === 0 ? 24 * 60 : to
  const isNight24 = a.half === null && b.half === null && Math.min(a.hour, b.hour) < 5 && b.hour > 12
  if (isNight24 || from === midnightEnd || from >= 24 * 60 || isDoubtfulNight(from, midnightEnd)) return null
  return span(from, midnightEnd, false)
}

function clockSpan(a: Bare, b: Bare): TimeSpan | null {
  const [exactA, exactB] = [isExact(a), isExact(b)]
  const in24Hours = (exactA && a.half === null) || (exactB && b.half === null)
  if ((exactA && exactB) || in24Hours) return exactSpan(a, b)
  const [from, to] = [minutesOf(a), minutesOf(b)]
  if (exactB) return spanEndingAt(from, to)
  if (exactA) return spanStartingAt(from, to)
  return bareSpan(from, to)
}

function sunSpan(a: TimeToken, b: TimeToken): TimeSpan | null {
  if (a.kind === 'sun' && b.kind === 'sun') {
    const rises = a.sun === 'sunrise' || a.sun === 'dawn'
    return rises && (b.sun === 'sunset' || b.sun === 'dusk') ? { from: a.sun, to: b.sun, assumed: false } : null
  }
  if (a.kind === 'time' && b.kind === 'sun') {
    const from = minutesOf(a)
    const isDay = (b.sun === 'sunset' || b.sun === 'dusk') && from >= 5 * 60 && from < 16 * 60
    return isDay && (isExact(a) || from < NOON) ? { from, to: b.sun, assumed: !isExact(a) } : null
  }
  if (a.kind !== 'sun' || b.kind !== 'time' || !isExact(b)) return null
  const to = minutesOf(b)
  return (a.sun === 'sunrise' || a.sun === 'dawn') && to >= 9 * 60 ? { from: a.sun, to, assumed: false } : null
}

/** What two times mean together, or null when in doubt. */
export function spanBetween(a: TimeToken, b: TimeToken): TimeSpan | null {
  if ((a.kind === 'time' && !isPossible(a)) || (b.kind === 'time' && !isPossible(b))) return null
  return a.kind === 'time' && b.kind === 'time' ? clockSpan(a, b) : sunSpan(a, b)
}

/** The clock times of a notation, in minutes, with whether the first was written with two digits. */
export function clockSpansIn(expression: string): { from: number; to: number; padded: boolean }[] {
  return [...expression.matchAll(clockTime)].map(([, hour, minute, toHour, toMinute]) => ({
    from: Number(hour) * 60 + Number(minute),
    to: Number(toHour) * 60 + Number(toMinute),
    padded: hour?.length === 2 && toHour?.length === 2,
  }))
}
