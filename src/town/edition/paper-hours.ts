import { sayClockTime, sayDay } from '../../web/dates.ts'
import { dayIn, dayPlus, instantAt } from '../../web/clock.ts'
import type { Reading } from '../../directory/hours/open-words.ts'
import type { Outlook } from '../../directory/hours/outlook.ts'
import { type DayRow, readableWeek, weekOf, type WeekRow } from '../../directory/hours/week.ts'
import { capital, hoursIn, type HoursStyle, lower } from '../place-week.ts'

/**
 * A usual week in one line, as it stands in a printed directory: "Mon to Fri 7:30 to 5:30, Sat 7:00 to 1:00". A holiday
 * of the days ahead gives way to the same weekday a week later. Empty where nothing is known.
 */
export function paperHours(outlook: Outlook, country: string, reading: Reading): string {
  const { t, language } = reading
  const days = usualWeek(outlook, country, reading)
  const shut = days.filter(isShutForAWhile).sort((one, other) => (one.day < other.day ? -1 : 1))
  const why = shut[0]?.spans[0]?.comment ?? null
  if (why !== null && shut.length === DAYS) return capital(why)
  const said = daysAlike(days.filter((day) => !shut.includes(day))).flatMap(({ rows, week }) => {
    const hours = hoursIn(week, reading, onPaper)
    return hours === null ? [] : [rows.length === DAYS ? capital(hours) : `${daysIn(rows, reading)} ${hours}`]
  })
  const usual = said.length > 0 ? said.join(', ') : t('list.closed')
  if (why === null || !shut[0]) return usual
  if (shut[0].day === dayIn(reading.zone, reading.now)) return `${usual}; ${lower(why)}`
  return `${usual}; ${t('edition.from-day', { why: lower(why), day: sayDay(shut[0].day, language, 'medium') })}`
}

/** A season or an absence that begins within the week: it is told with its day, for paper outlasts it. */
const isShutForAWhile = ({ spans: [first, ...more] }: DayRow): boolean =>
  first?.state === 'closed' &&
  first.comment !== null &&
  first.from === '00:00' &&
  first.to === '24:00' &&
  more.length === 0

const DAYS = 7

/** Monday first, and of each weekday the one that is no holiday, as far ahead as hours are known. */
function usualWeek(outlook: Outlook, country: string, { now, zone }: Reading): DayRow[] {
  const later = new Date(Date.parse(now) + DAYS * 86_400_000).toISOString()
  const knownUntil = Date.parse(outlook.intervals.at(-1)?.to ?? now)
  const isKnown = ({ day }: DayRow): boolean => Date.parse(instantAt(zone, dayPlus(day, 1), '00:00')) <= knownUntil
  const next = new Map(weekOf(outlook, later, zone, country).map((row) => [row.day, row]))
  const week = weekOf(outlook, now, zone, country).map((row) => {
    const other = row.holiday ? next.get(dayPlus(row.day, DAYS)) : undefined
    return other && isKnown(other) ? other : row
  })
  return week.sort((one, other) => weekdayOf(one.day) - weekdayOf(other.day))
}

/** 0 on a Monday. */
const weekdayOf = (day: string): number => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7

interface Alike {
  rows: DayRow[]
  week: WeekRow
}

/** Neighboring days with equal hours. */
function daysAlike(days: readonly DayRow[]): Alike[] {
  const alike: Alike[] = []
  for (const row of days) {
    const last = alike.at(-1)
    const [week] = readableWeek([row])
    if (!week) continue
    if (last && JSON.stringify(last.rows[0]?.spans) === JSON.stringify(row.spans)) last.rows.push(row)
    else alike.push({ rows: [row], week })
  }
  return alike
}

function daysIn(rows: readonly DayRow[], { t, language }: Reading): string {
  const short = (row: DayRow | undefined): string =>
    row ? sayDay(row.day, language, 'weekday-short').replace(/\.$/, '') : ''
  const [first, second] = rows
  if (rows.length === 1) return capital(short(first))
  const ends = { from: capital(short(first)), to: short(rows.length === 2 ? second : rows.at(-1)) }
  return t(rows.length === 2 ? 'place.days-and' : 'place.days-to', ends)
}

/** A shop's day, morning to afternoon, needs no AM and PM, and an evening needs it once: letters take room on paper. */
function timesOf(from: string, to: string, { language }: Reading): { from: string; to: string } {
  const said = (clock: string): string => sayClockTime(clock, language)
  const bare = (clock: string): string => said(clock).replace(/\s*[ap]\.?\s?m\.?$/i, '')
  if (from < '12:00' && from >= '05:00' && to >= '12:00' && to <= '22:00') return { from: bare(from), to: bare(to) }
  const sameHalf = from < to && to !== '24:00' && from < '12:00' === to < '12:00'
  return { from: sameHalf ? bare(from) : said(from), to: said(to) }
}

const onPaper: HoursStyle = { times: timesOf, inLine: true }
