import { createRequire } from 'node:module'
import { doubtAfterShortDays } from './clock-change.ts'
import type { Interval, Outlook } from './outlook.ts'
import type { Answer, HoursPlace, Question, Validity } from './questions.ts'

/**
 * The only place that knows the library `opening_hours`, loaded by the evaluator's process alone: some expressions keep
 * it busy for minutes, and it reads the zone of its process. Its typings want numbers where it needs text, hence these.
 */
interface Walk {
  getDate(): Date
  getState(): boolean
  getUnknown(): boolean
  getComment(): string | undefined
  advance(limit: Date): boolean
}
interface Expression {
  getIterator(date: Date): Walk
  getStructuredWarnings(): { type: string }[]
}
interface Nominatim {
  lat: string
  lon: string
  address: { country_code: string; state: string }
}
type Library = new (value: string, place: Nominatim, options: { tag_key: string }) => Expression

const OpeningHours = createRequire(import.meta.url)('opening_hours') as Library

const SEARCH_DAYS = 400
/** The next season is worth a short look; what holds this week must not be lost over it. */
const SEARCH_MS = 150
const MOST_INTERVALS = 2_000
const KEPT_EXPRESSIONS = 100
const kept = new Map<string, Expression>()

/** Without a place the library would take German holidays and a sun that rises at six: such words are then refused. */
function refuseWithoutPlace(expression: string, place: HoursPlace): void {
  const bare = expression.replace(/"[^"]*"/g, '')
  if (/sun(rise|set)|dawn|dusk/i.test(bare) && (place.lat === null || place.lon === null))
    throw new Error('no place for the sun')
  if (/\b(PH|SH)\b/i.test(bare) && !place.countryCode) throw new Error('no country for holidays')
}

function expressionOf(value: string, place: HoursPlace): Expression {
  const known = kept.get(value)
  if (known) return known
  refuseWithoutPlace(value, place)
  const address = { country_code: place.countryCode?.toLowerCase() ?? 'zz', state: place.state ?? '' }
  const made = new OpeningHours(
    value,
    { lat: place.lat ?? '0', lon: place.lon ?? '0', address },
    { tag_key: 'opening_hours' },
  )
  const oldest = kept.keys().next().value
  if (kept.size >= KEPT_EXPRESSIONS && oldest !== undefined) kept.delete(oldest)
  kept.set(value, made)
  return made
}

/** Midnights of this process's zone, which is the town's. */
const midnight = (at: Date, days: number) => new Date(at.getFullYear(), at.getMonth(), at.getDate() + days)

const stateOf = (walk: Walk): Interval['state'] => (walk.getState() ? 'open' : walk.getUnknown() ? 'unknown' : 'closed')

/** A comment is the owner's where they wrote it; "PH off" gets the holiday's name as one, which nobody wrote. */
function commentOf(walk: Walk, written: readonly string[]): string | null {
  const comment = walk.getComment() ?? null
  return comment !== null && written.some((words) => comment.includes(words)) ? comment : null
}

const quotedIn = (value: string): string[] => [...value.matchAll(/"([^"]+)"/g)].map(([, words]) => words ?? '')

/** One step, never beyond `limit` and never standing still. */
function stepTo(walk: Walk, limit: Date): Date {
  const before = walk.getDate().getTime()
  const moved = walk.advance(limit)
  const at = walk.getDate()
  if (!moved || at >= limit) return limit
  if (at.getTime() <= before) throw new Error('does not move on')
  return at
}

function openingAfter(expression: Expression, end: Date): string | null {
  const limit = midnight(end, SEARCH_DAYS)
  const walk = expression.getIterator(end)
  if (stateOf(walk) === 'open') return null
  const began = performance.now()
  for (let at = end; at < limit && performance.now() - began < SEARCH_MS;) {
    at = stepTo(walk, limit)
    if (at < limit && stateOf(walk) === 'open') return at.toISOString()
  }
  return null
}

/** From the midnight that began the day before `from`'s, so that a night's hours keep their beginning, to the midnight after `days` days. */
export function outlookOf(value: string, from: Date, days: number, place: HoursPlace): Outlook | 'too-hard' {
  const expression = expressionOf(value, place)
  const [start, end] = [midnight(from, -1), midnight(from, days)]
  const walk = expression.getIterator(start)
  const written = quotedIn(value)
  const intervals: Interval[] = []
  for (let at = start; at < end;) {
    const now = { state: stateOf(walk), comment: commentOf(walk, written) }
    const next = stepTo(walk, end)
    const last = intervals.at(-1)
    if (last?.state === now.state && last.comment === now.comment) last.to = next.toISOString()
    else intervals.push({ from: at.toISOString(), to: next.toISOString(), ...now })
    if (intervals.length > MOST_INTERVALS) return 'too-hard'
    at = next
  }
  const opensAfter = intervals.at(-1)?.state === 'open' ? null : openingAfter(expression, end)
  const midnights = Array.from({ length: days + 1 }, (_, day) => midnight(from, day - 1))
  return { intervals: doubtAfterShortDays(intervals, midnights), opensAfter }
}

/** Some expressions fail only when asked for a day, so a check asks for a few. */
function checkOf(value: string, from: Date, place: HoursPlace): Validity {
  return {
    valid: outlookOf(value, from, 8, place) !== 'too-hard',
    warnings: expressionOf(value, place)
      .getStructuredWarnings()
      .map(({ type }) => type),
  }
}

export function answer(question: Question, place: HoursPlace): Answer {
  const from = new Date(question.from)
  try {
    return question.kind === 'check'
      ? checkOf(question.expression, from, place)
      : outlookOf(question.expression, from, question.days, place)
  } catch {
    return question.kind === 'check' ? { valid: false, warnings: [] } : 'invalid'
  }
}
