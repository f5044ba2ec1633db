export interface Interval {
  /** UTC ISO-8601 instants; `from` belongs to the interval, `to` to the next one. */
  from: string
  to: string
  state: 'open' | 'unknown' | 'closed'
  comment: string | null
}

/** What an expression says about a stretch of days, without gap or overlap, ready to be kept beside the business. */
export interface Outlook {
  intervals: Interval[]
  /** The first opening after the window ("opens in April"); null while open at its end, or none within 400 days. */
  opensAfter: string | null
}

/** Why there is no outlook for hours that somebody did write down. */
export type NoOutlook = 'too-hard' | 'invalid'

export type HoursState = 'open' | 'closed' | 'by-appointment' | 'call-first' | 'unknown'

export interface StateNow {
  state: HoursState
  /** End of the stretch with this state; null where it reaches past what is known. */
  until: string | null
  /** The next opening; null while open, or where none is known. */
  opensAt: string | null
  /** The owner's words, unless they say no more than the state does. */
  comment: string | null
}

const DAY = 86_400_000
const RENEW_DAYS_AHEAD = 7

const appointmentAsked =
  /\bby\s+(prior\s+)?app(oin)?t|\bapp(oin)?t(ment)?s?\.?\s+(only|required|needed|necessary)|\b(con|previa)\s+cita|\bcita\s+previa/i
const appointmentNamed = /\bapp(oin)?t(ment)?s?\b|\bcitas?\b/i
const appointmentDenied = /\b(no|without|sin)\b/i
const callAsked = /\b(please\s+)?(call|phone)\s+(first|ahead|before)|\bllam(e|ar)\s+(antes|primero)/i
const bareWords =
  /^\s*(only\s+)?((by\s+)?app(oin)?t(ment)?\.?(\s+only)?|(s[oó]lo\s+)?(con\s+cita(\s+previa)?|previa\s+cita)|(please\s+)?(call|phone)(\s+(first|ahead))?|llam(e|ar)(\s+(antes|primero))?)\s*$/i

/**
 * How a neighbor should read an interval. Words win over a notation that says "open": somebody who drives to a door
 * that opens by appointment only was told something false.
 */
export function meaningOf({ state, comment }: Pick<Interval, 'state' | 'comment'>): Exclude<HoursState, 'unknown'> {
  const words = comment ?? ''
  if (state === 'closed') return 'closed'
  if (appointmentAsked.test(words) && !appointmentDenied.test(words)) return 'by-appointment'
  if (state === 'open') return callAsked.test(words) ? 'call-first' : 'open'
  return appointmentNamed.test(words) && !appointmentDenied.test(words) ? 'by-appointment' : 'call-first'
}

/** The owner's words where they add something to the state. */
export function ownWords(comment: string | null): string | null {
  return comment === null || comment.trim() === '' || bareWords.test(comment) ? null : comment
}

function endOfStretch(intervals: Interval[], at: number, goesOn: (next: Interval) => boolean): string | null {
  let last = at
  for (let next = intervals[last + 1]; next && goesOn(next); next = intervals[last + 1]) last += 1
  return last === intervals.length - 1 ? null : (intervals[last]?.to ?? null)
}

/**
 * What holds at `now` (ISO instant). `null` means that no hours were ever given; hours that could not be read, and an
 * outlook that does not reach to `now`, are "call first": nobody is sent to a door on a guess.
 */
export function stateAt(outlook: Outlook | NoOutlook | null, now: string): StateNow {
  if (outlook === null) return { state: 'unknown', until: null, opensAt: null, comment: null }
  const instant = Date.parse(now)
  const intervals = typeof outlook === 'string' ? [] : outlook.intervals
  const at = intervals.findIndex(({ from, to }) => Date.parse(from) <= instant && instant < Date.parse(to))
  const current = intervals[at]
  if (typeof outlook === 'string' || !current) return { state: 'call-first', until: null, opensAt: null, comment: null }
  const state = meaningOf(current)
  const sameState = (next: Interval) =>
    meaningOf(next) === state && (state === 'open' || next.comment === current.comment)
  const nextOpening = intervals.slice(at + 1).find((later) => meaningOf(later) === 'open')
  return {
    state,
    until: endOfStretch(intervals, at, sameState),
    opensAt: state === 'open' ? null : (nextOpening?.from ?? outlook.opensAfter),
    comment: ownWords(current.comment),
  }
}

/**
 * When a kept state must be looked at again: the next change, and at latest a week before the outlook runs out, so that
 * a nightly job renews it in time. An outlook that is due already answers `now`.
 */
export function nextLookAt(outlook: Outlook, now: string): string {
  const instant = Date.parse(now)
  const change = outlook.intervals.find(({ to }) => Date.parse(to) > instant)?.to ?? now
  const end = outlook.intervals.at(-1)?.to ?? now
  const renewal = Date.parse(end) - RENEW_DAYS_AHEAD * DAY
  return new Date(Math.max(instant, Math.min(Date.parse(change), renewal))).toISOString()
}
