import { Temporal } from 'temporal-polyfill'

/**
 * Holidays are asked one by one: "closed on public holidays" means Columbus Day to a bank, not to a feed store, and
 * forgets the day after Thanksgiving. Each has its own expression, so that no list of official holidays decides.
 */
export const holidays = [
  { code: 'new-year', expression: 'Jan 01' },
  { code: 'martin-luther-king', expression: 'Jan Mo[3]' },
  { code: 'presidents', expression: 'Feb Mo[3]' },
  { code: 'good-friday', expression: 'easter -2 days' },
  { code: 'easter', expression: 'easter' },
  { code: 'memorial', expression: 'May Mo[-1]' },
  { code: 'juneteenth', expression: 'Jun 19' },
  { code: 'independence', expression: 'Jul 04' },
  { code: 'labor', expression: 'Sep Mo[1]' },
  { code: 'columbus', expression: 'Oct Mo[2]' },
  { code: 'veterans', expression: 'Nov 11' },
  { code: 'thanksgiving', expression: 'Nov Th[4]' },
  { code: 'after-thanksgiving', expression: 'Nov Th[4] +1 day' },
  { code: 'christmas-eve', expression: 'Dec 24' },
  { code: 'christmas', expression: 'Dec 25' },
  { code: 'new-years-eve', expression: 'Dec 31' },
] as const

export type HolidayCode = (typeof holidays)[number]['code']

/** The day on which western Easter falls. Anonymous Gregorian computus (Nature, 1876; Meeus, Astronomical Algorithms, ch. 8). */
function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(f / 31), day: (f % 31) + 1 })
}

/** The nth such weekday of a month (1 is Monday), counted from the end where n is negative. */
function nthWeekday(year: number, month: number, weekday: number, n: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  if (n > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (n - 1) * 7 })
  const last = first.with({ day: first.daysInMonth })
  return last.subtract({ days: ((last.dayOfWeek - weekday + 7) % 7) + (-n - 1) * 7 })
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

function dayOf(expression: string, year: number): Temporal.PlainDate {
  const days = Number(/ ([+-]\d+) days?$/.exec(expression)?.[1] ?? 0)
  if (expression.startsWith('easter')) return easterOf(year).add({ days })
  const month = monthNames.indexOf(expression.slice(0, 3)) + 1
  const nth = / (\w\w)\[(-?\d)\]/.exec(expression)
  if (!nth) return Temporal.PlainDate.from({ year, month, day: Number(expression.slice(4)) })
  return nthWeekday(year, month, weekdayNames.indexOf(nth[1] ?? '') + 1, Number(nth[2])).add({ days })
}

/** The holiday of a calendar day (`YYYY-MM-DD`), for towns in the United States; others know none. */
export function holidayOn(day: string, countryCode = 'us'): HolidayCode | null {
  if (countryCode.toLowerCase() !== 'us') return null
  const year = Number(day.slice(0, 4))
  return holidays.find(({ expression }) => dayOf(expression, year).toString() === day)?.code ?? null
}

/**
 * Adds the holidays on which the owner said "we are closed" to an expression, in place of an all-embracing `PH off`.
 * They stand before a fallback ("|| by appointment"), which keeps its say.
 */
export function closedOn(expression: string, codes: readonly HolidayCode[]): string {
  const quoted = /"[^"]*"/g
  const bare = expression.replace(quoted, (words) => '"'.padEnd(words.length, ' '))
  const cut = bare.indexOf('||')
  const rules = (cut < 0 ? expression : expression.slice(0, cut))
    .split(';')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '' && !/^PH\s+(off|closed)$/i.test(rule))
  const chosen = holidays.filter(({ code }) => codes.includes(code)).map((holiday) => `${holiday.expression} off`)
  const fallback = cut < 0 ? '' : ` ${expression.slice(cut)}`
  return [...rules, ...chosen].join('; ') + fallback
}
