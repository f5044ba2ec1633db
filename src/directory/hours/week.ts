import { Temporal } from 'temporal-polyfill'
import { type HolidayCode, holidayOn } from './holidays.ts'
import { type HoursState, type Interval, type Outlook, meaningOf, ownWords } from './outlook.ts'

export interface Span {
  /** Wall-clock time of the town, `HH:MM`; `to` is `24:00` at midnight, and smaller than `from` after midnight. */
  from: string
  to: string
  /** Closed hours are listed only where the owner gave a reason ("closed for deer season"). */
  state: Exclude<HoursState, 'unknown'>
  comment: string | null
}

export interface DayRow {
  /** Calendar day of the town, `YYYY-MM-DD`. */
  day: string
  /** None: closed all day. */
  spans: Span[]
  holiday?: HolidayCode | null
}

export interface WeekRow {
  fromDay: string
  toDay: string
  spans: Span[]
  /** What holds at every other hour of these days, in place of spans around the clock ("otherwise by appointment"). */
  otherwise: Pick<Span, 'state' | 'comment'> | null
  holiday: HolidayCode | null
  today: boolean
}

interface Stretch {
  from: Temporal.ZonedDateTime
  to: Temporal.ZonedDateTime
  state: Span['state']
  comment: string | null
  /** Nothing but closed hours on both sides: the stretch stands for itself, it is no filling between others. */
  alone: boolean
}

const DAYS = 7

/** Hours nobody looked at are "call first", never "closed". */
function padded(intervals: Interval[], from: string, to: string): Interval[] {
  const [first, last] = [intervals[0]?.from ?? to, intervals.at(-1)?.to ?? to]
  const unseen = (start: string, end: string): Interval[] =>
    Date.parse(start) < Date.parse(end) ? [{ from: start, to: end, state: 'unknown', comment: null }] : []
  return [...unseen(from, first), ...intervals, ...unseen(last, to)]
}

function stretchesOf(intervals: Interval[], zone: string): Stretch[] {
  const zoned = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  const said = intervals.map((interval) => ({ ...interval, meaning: meaningOf(interval) }))
  const merged: typeof said = []
  for (const next of said) {
    const last = merged.at(-1)
    if (last?.meaning === next.meaning && last.comment === next.comment) last.to = next.to
    else merged.push(next)
  }
  return merged.map((stretch, at) => ({
    from: zoned(stretch.from),
    to: zoned(stretch.to),
    state: stretch.meaning,
    comment: ownWords(stretch.comment),
    alone: merged[at - 1]?.meaning === 'closed' && merged[at + 1]?.meaning === 'closed',
  }))
}

/** A Friday that ends at two in the morning is still Friday to everyone who was there. */
function belongsToItsEvening({ from, to, state, alone }: Stretch): boolean {
  const midnight = from.startOfDay()
  if (from.equals(midnight) || !(state === 'open' || (alone && state !== 'closed'))) return false
  return to.toPlainDate().equals(midnight.add({ days: 1 }).toPlainDate()) && to.since(from).total('hours') < 24
}

const clock = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })

function spansOn(day: Temporal.ZonedDateTime, stretches: Stretch[]): Span[] {
  const nextDay = day.add({ days: 1 })
  const isBefore = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime) => Temporal.ZonedDateTime.compare(a, b) < 0
  return stretches.flatMap((stretch) => {
    const { from, to, state, comment } = stretch
    if (state === 'closed' && comment === null) return []
    if (!isBefore(from, nextDay) || !isBefore(day, to)) return []
    if (belongsToItsEvening(stretch))
      return isBefore(from, day) ? [] : [{ from: clock(from), to: clock(to), state, comment }].map(untilMidnight)
    const start = isBefore(from, day) ? '00:00' : clock(from)
    return [{ from: start, to: isBefore(to, nextDay) ? clock(to) : '24:00', state, comment }]
  })
}

const untilMidnight = (span: Span): Span => (span.to === '00:00' ? { ...span, to: '24:00' } : span)

/** Seven days from today in the town's zone. Hours past midnight stand on the day they began. */
export function weekOf(outlook: Outlook, now: string, zone: string, countryCode = 'us'): DayRow[] {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).startOfDay()
  const end = today.add({ days: DAYS })
  const intervals = padded(outlook.intervals, today.toInstant().toString(), end.toInstant().toString())
  const stretches = stretchesOf(intervals, zone)
  return Array.from({ length: DAYS }, (_, ahead) => {
    const date = today.toPlainDate().add({ days: ahead })
    const day = date.toString()
    const spans = spansOn(date.toZonedDateTime(zone), stretches)
    return { day, spans, holiday: holidayOn(day, countryCode) }
  })
}

/** Takes what fills the clock around the opening hours out of the list: "9 to 5, otherwise by appointment". */
function withOtherwise(spans: Span[]): Pick<WeekRow, 'spans' | 'otherwise'> {
  const wholeDay = spans.every((span, at) => span.from === (at === 0 ? '00:00' : spans[at - 1]?.to))
  const filling = spans.filter(({ state }) => state !== 'open')
  const first = filling[0]
  const alike = filling.every((span) => span.state === first?.state && span.comment === first.comment)
  if (!first || !wholeDay || spans.at(-1)?.to !== '24:00' || !alike) return { spans, otherwise: null }
  return {
    spans: spans.filter(({ state }) => state === 'open'),
    otherwise: { state: first.state, comment: first.comment },
  }
}

/** Folds neighboring days with equal hours into one row; today, and a holiday, keep a row of their own. */
export function readableWeek(days: DayRow[]): WeekRow[] {
  const rows: WeekRow[] = []
  const alone = (row: DayRow | undefined) => !row || row.holiday || row === days[0]
  days.forEach((row, at) => {
    const [before, last] = [days[at - 1], rows.at(-1)]
    const sameHours = JSON.stringify(before?.spans) === JSON.stringify(row.spans)
    if (last && sameHours && !alone(row) && !alone(before)) last.toDay = row.day
    else {
      const { day, spans, holiday = null } = row
      rows.push({ fromDay: day, toDay: day, ...withOtherwise(spans), holiday, today: at === 0 })
    }
  })
  return rows
}
