import { sayClockTime, sayDay, sayMonth } from '../../web/dates.ts'
import { isMessageKey, type Language, type Translate } from '../../web/languages.ts'
import { type Rule, type RuleDate, type RuleDays, rulesIn } from './notation-parts.ts'
import { saysMoreThanAWeek } from './kept-rules.ts'
import { meaningOf, ownWords } from './outlook.ts'

interface Reader {
  t: Translate
  language: Language
}

/**
 * Hours as one sentence, holidays and seasons included: "Mon to Fri 8:00 AM to 5:00 PM; closed on public holidays". A
 * week shows seven days; this says all that was written.
 * @param expression in the notation of OpenStreetMap's `opening_hours`
 * @returns null where something in it cannot be said: half of it would be a lie
 */
export function hoursInWords(expression: string, reader: Reader): string | null {
  const rules = rulesIn(expression)
  return rules && capital(rules.map((rule) => sayRule(rule, reader)).join('; '))
}

/** Words for a whole expression, or the notation itself. */
export const hoursSaid = (expression: string, reader: Reader): string => hoursInWords(expression, reader) ?? expression

/** The sentence beside a week that does not show all of it; null where the week does, or it cannot be said. */
export const wholeSentence = (expression: string, reader: Reader): string | null =>
  saysMoreThanAWeek(expression) ? hoursInWords(expression, reader) : null

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)
const lower = (words: string): string => words.charAt(0).toLocaleLowerCase() + words.slice(1)

export function sayRule(rule: Rule, reader: Reader): string {
  const { t } = reader
  const when = sayWhen(rule.when, reader)
  const own = ownWords(rule.comment)
  const withOwn = (words: string): string => (own === null ? words : `${words} (${own})`)
  if (rule.state === 'closed') return withOwn(sayClosed(rule, when, reader))
  const meaning = meaningOf(rule)
  const asked = meaning === 'by-appointment' || meaning === 'call-first' ? t(`week.${meaning}`) : ''
  const times = rule.times.map((span) => saySpan(span, reader)).join(', ')
  const hours = [times, asked].filter((part) => part !== '').join(' ') || lower(t('week.all-day'))
  const said = withOwn(when === '' ? hours : `${when} ${hours}`)
  return rule.isFallback ? t('week.otherwise', { what: said }) : said
}

function sayClosed({ times, when: days }: Rule, when: string, reader: Reader): string {
  const hours = times.map((span) => saySpan(span, reader)).join(', ')
  const what = [when, hours].filter((part) => part !== '').join(' ')
  if (what === '') return lower(reader.t('week.closed'))
  return reader.t(days.dates.length > 0 ? 'hours.closed-from' : 'hours.closed-on', { when: what })
}

function saySpan({ from, to }: Rule['times'][number], reader: Reader): string {
  const { t } = reader
  if (from === '00:00' && (to === '24:00' || to === '00:00')) return lower(t('week.all-day'))
  return to === null
    ? t('hours.from-on', { from: sayTime(from, reader) })
    : t('week.span', { from: sayTime(from, reader), to: sayTime(to, reader) })
}

/** "26:00" is two in the morning. */
function sayTime(time: string, { t, language }: Reader): string {
  const sun = `hours.${time}`
  if (isMessageKey(sun)) return t(sun)
  const [hour = '0', minute = '00'] = time.split(':')
  return sayClockTime(`${String(Number(hour) % 24).padStart(2, '0')}:${minute}`, language)
}

function sayWhen({ days, dates, publicHolidays, schoolHolidays, holiday }: RuleDays, reader: Reader): string {
  const { t } = reader
  const holidayKey = `place.holiday-${holiday ?? ''}`
  if (isMessageKey(holidayKey)) return t(holidayKey)
  const season = dates.map((one) => sayDates(one, reader)).join(', ')
  const isEveryDay = days.length === 1 && days[0]?.from === 0 && days[0].to === 6 && days[0].nth.length === 0
  const week = [
    ...(isEveryDay ? [t('hours.every-day')] : days.map((run) => sayDays(run, reader))),
    ...(publicHolidays ? [t('hours.public-holidays')] : []),
    ...(schoolHolidays ? [t('hours.school-holidays')] : []),
  ].join(', ')
  return [season, week].filter((part) => part !== '').join(' ')
}

/** A Monday, to count weekdays from. */
const dayName = (day: number, { language }: Reader): string =>
  sayDay(`2024-01-0${String(day + 1)}`, language, 'weekday-short').replace(/\.$/, '')

function sayDays({ from, to, nth }: RuleDays['days'][number], reader: Reader): string {
  const { t } = reader
  const [first, last] = [dayName(from, reader), dayName(to, reader)]
  if (nth.length > 0) return nth.map((n) => t(`hours.nth-${n === -1 ? 'last' : (n as 1)}`, { day: first })).join(', ')
  if (from === to) return first
  return t(to - from === 1 ? 'place.days-and' : 'place.days-to', { from: first, to: last })
}

function sayDates({ from, to }: RuleDays['dates'][number], reader: Reader): string {
  const [first, last] = [sayDate(from, reader), sayDate(to, reader)]
  return first === last ? first : reader.t('week.days', { from: first, to: last })
}

function sayDate({ year, month, day }: RuleDate, { language }: Reader): string {
  if (day === null) return [sayMonth(month, language), year].filter((part) => part !== null).join(' ')
  const two = (number: number): string => String(number).padStart(2, '0')
  return sayDay(`${String(year ?? 2024)}-${two(month)}-${two(day)}`, language, year === null ? 'medium' : 'with-year')
}
