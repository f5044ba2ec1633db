import type { Outlook } from '../directory/hours/outlook.ts'
import { stateAt } from '../directory/hours/outlook.ts'
import { readableWeek, type Span, weekOf, type WeekRow } from '../directory/hours/week.ts'
import { daysBetween } from '../web/clock.ts'
import { sayClockTime, sayDay } from '../web/dates.ts'
import { isMessageKey, type MessageKey } from '../web/languages.ts'
import type { Reading } from '../directory/hours/open-words.ts'

/** One row of the hours as they hang on the door. */
export interface HoursRow {
  days: string
  hours: string
  today: boolean
}

/** The stored outlook, or null where there is none that can be read. */
export function outlookOf(stored: string | null): Outlook | null {
  if (stored === null) return null
  const read = JSON.parse(stored) as Partial<Outlook> | null
  return Array.isArray(read?.intervals) && read.intervals.length > 0 ? (read as Outlook) : null
}

/** Seven days from today, neighbors with equal hours in one row. */
export function hoursRows(outlook: Outlook, country: string, reading: Reading): HoursRow[] {
  return readableWeek(weekOf(outlook, reading.now, reading.zone, country)).map((row) => ({
    days: daysOf(row, reading),
    hours: hoursOf(row, reading),
    today: row.today,
  }))
}

/** Why it is shut just now, in the owner's words ("closed for deer season"). */
export const reasonNow = (outlook: Outlook, now: string): string | null => stateAt(outlook, now).comment

function daysOf({ fromDay, toDay, holiday, today }: WeekRow, { t, language }: Reading): string {
  const holidayKey = `place.holiday-${holiday ?? ''}`
  const name = holiday && isMessageKey(holidayKey) ? t(holidayKey) : null
  if (name) return today ? t('place.today', { day: name }) : name
  const day = (one: string, style: 'weekday' | 'weekday-short'): string => capital(sayDay(one, language, style))
  if (today) return t('place.today', { day: day(fromDay, 'weekday') })
  if (fromDay === toDay) return day(fromDay, 'weekday')
  const both = { from: day(fromDay, 'weekday-short'), to: sayDay(toDay, language, 'weekday-short') }
  return t(daysBetween(fromDay, toDay) === 1 ? 'place.days-and' : 'place.days-to', both)
}

export const capital = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1)

export const lower = (words: string): string => words.charAt(0).toLocaleLowerCase() + words.slice(1)

const stateKeys: Record<Span['state'], MessageKey> = {
  open: 'list.open',
  closed: 'list.closed',
  'call-first': 'list.call-first',
  'by-appointment': 'list.by-appointment',
}

/** How an hour is written, and whether words without one stand in the middle of a line. */
export interface HoursStyle {
  times: (from: string, to: string, reading: Reading) => { from: string; to: string }
  inLine: boolean
}

const onTheDoor: HoursStyle = {
  times: (from, to, { language }) => ({ from: sayClockTime(from, language), to: sayClockTime(to, language) }),
  inLine: false,
}

const hoursOf = (row: WeekRow, reading: Reading): string => hoursIn(row, reading, onTheDoor) ?? reading.t('list.closed')

/** The hours of some days; null for days on which nobody is there and nobody says why. */
export function hoursIn({ spans, otherwise }: WeekRow, reading: Reading, style: HoursStyle): string | null {
  const { t } = reading
  const said = spans.map((span) => spanWords(span, reading, style))
  if (otherwise) {
    const words = otherwise.comment ?? t(stateKeys[otherwise.state])
    const alone = style.inLine ? lower(words) : words
    said.push(said.length > 0 ? t('place.otherwise', { words: lower(words) }) : alone)
  }
  return said.length > 0 ? said.join(', ') : null
}

function spanWords({ from, to, state, comment }: Span, reading: Reading, { times, inLine }: HoursStyle): string {
  const { t } = reading
  const said = (words: string): string => (inLine ? lower(words) : words)
  const wholeDay = from === '00:00' && to === '24:00'
  const words = comment ?? (state === 'open' ? '' : said(t(stateKeys[state])))
  if (wholeDay) return words || said(t('place.all-day'))
  const span = t('place.span', times(from, to, reading))
  return words ? `${span} (${words})` : span
}
