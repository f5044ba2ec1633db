import { type TimeSpan } from './clock-words.ts'
import { holidays } from './holidays.ts'
import { type Sentence, type Statement, type When, sentenceOf } from './sentence.ts'
import { tokensOf } from './tokens.ts'
import type { Token } from './words.ts'

/** What the form asks back about hours that were understood; each is a message code. */
export type HoursQuestion =
  'assumed-afternoon' | 'which-holidays' | 'open-past-midnight' | 'dates-past' | 'rules-overlap'

export interface PlainReading {
  /** In the notation of OpenStreetMap's `opening_hours`. */
  expression: string
  questions: HoursQuestion[]
}

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const comments = { 'by-appointment': '"by appointment"', 'call-first': '"call first"' } as const
const everyDay = [0, 1, 2, 3, 4, 5, 6]

/** "Mo-We,Fr": numbers as ranges of names. */
function rangesOf(numbers: number[], names: string[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const number of sorted) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  // A season that goes over the turn of the year stays one range.
  const [first, last] = [runs[0], runs.at(-1)]
  if (names === monthNames && first && last && runs.length > 1 && first[0] === 0 && last[1] === 11) {
    runs.shift()
    last[1] = first[1]
  }
  return runs.map(([from, to]) => (from === to ? names[from] : `${names[from]}-${names[to]}`)).join(',')
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const edge = (at: TimeSpan['from']) => (typeof at === 'number' ? clock(at) : at)
const isNight = ({ from, to }: TimeSpan) => typeof from === 'number' && typeof to === 'number' && to <= from
const isOff = ({ value }: Statement) => value === 'closed'

/** Hours of one day that run into each other were meant for two days. */
function overlap(spans: TimeSpan[]): boolean {
  return spans.some(({ from }, at) => {
    const before = spans[at - 1]
    return before !== undefined && (typeof before.to !== 'number' || typeof from !== 'number' || from < before.to)
  })
}

const share = (a: number[], b: number[]) => a.length === 0 || b.length === 0 || a.some((number) => b.includes(number))
const clash = (a: When, b: When) => share(a.days, b.days) && share(a.months, b.months)

/** "Apr-Oct: Mon-Fri 9-5, Sat 9-1" means the season for both. */
function seasoned(statements: Statement[]): Statement[] {
  let season: number[] = []
  return statements.map((statement) => {
    if (isOff(statement)) return statement
    if (statement.when.months.length > 0) season = statement.when.months
    return { ...statement, when: { ...statement.when, months: season } }
  })
}

function isClear(open: Statement[], off: Statement[]): boolean {
  const onHolidays = open.some(({ when }) => when.holidays.length > 0 || when.publicHolidays)
  const bare = off.some(({ when }) => JSON.stringify(when) === JSON.stringify(nowhere))
  if (onHolidays || bare || open.some(({ spans, value }) => (spans.length === 0 && !value) || overlap(spans)))
    return false
  if (open.some((a, at) => open.slice(at + 1).some((b) => clash(a.when, b.when)))) return false
  return open.every((statement) => saysWhichDays(statement, open.length, off))
}

const nowhere: When = { days: [], months: [], holidays: [], publicHolidays: false }

/** "9-5" alone may well leave Sunday out; "9-5, closed Sundays" and "dawn to dusk" do not. */
function saysWhichDays({ when, spans, value }: Statement, statements: number, off: Statement[]): boolean {
  if (when.days.length > 0) return true
  if (statements > 1 && when.months.length === 0) return false
  if (spans.length === 0) return value !== null
  return off.some((closed) => closed.when.days.length > 0) || spans.every(({ from }) => typeof from === 'string')
}

function selectorOf({ days, months }: When): string {
  const dayText = new Set(days).size === everyDay.length ? '' : rangesOf(days, dayNames)
  return [rangesOf(months, monthNames), dayText].filter((part) => part !== '').join(' ')
}

function openRule({ when, spans, value }: Statement, alone: boolean): string {
  const selector = selectorOf(when)
  const asked = value === 'by-appointment' || value === 'call-first' ? `unknown ${comments[value]}` : ''
  const hours = value === 'all-day' ? '00:00-24:00' : spans.map(({ from, to }) => `${edge(from)}-${edge(to)}`).join(',')
  if (selector === '' && hours === '' && value && asked) return comments[value as keyof typeof comments]
  if (selector === '' && value === 'all-day' && alone) return '24/7'
  return [selector === '' && hours !== '' && !/[a-z]/.test(hours) ? 'Mo-Su' : selector, hours, asked]
    .filter((part) => part !== '')
    .join(' ')
}

function offRules({ when }: Statement, afterNight: boolean, open: Statement[]): string[] | null {
  const rules: string[] = []
  const { days, months, holidays: codes, publicHolidays } = when
  const redundant = afterNight && months.length === 0 && open.every((other) => !share(other.when.days, days))
  // A rule for Saturday would cut off the hours of Friday night.
  if (days.length > 0 && afterNight && !redundant) return null
  if ((days.length > 0 || months.length > 0) && !redundant) rules.push(`${selectorOf(when) || 'Mo-Su'} off`)
  for (const { code, expression } of holidays) if (codes.includes(code)) rules.push(`${expression} off`)
  return publicHolidays ? [...rules, 'PH off'] : rules
}

function questionsOf({ statements }: Sentence): HoursQuestion[] {
  const questions: HoursQuestion[] = []
  if (statements.some(({ spans }) => spans.some(({ assumed }) => assumed))) questions.push('assumed-afternoon')
  if (statements.some(({ when }) => when.publicHolidays)) questions.push('which-holidays')
  return questions
}

/** Who writes 23:30 on one day may well mean the night by 01:00 on the next, and may not. */
const countsTo24 = (tokens: Token[]): boolean =>
  tokens.some((token) => token.kind === 'time' && token.half === null && token.hour > 12)

/**
 * Reads what people write about hours ("M-F 9-5, Sat 9-noon, closed Sundays", "lun a vie 9 a 5, con cita") in English
 * and Spanish. Whatever can be taken two ways is null: a wrong "open" is worse than "call first".
 */
export function readPlainWords(input: string): PlainReading | null {
  const tokens = tokensOf(input)
  const sentence = tokens && sentenceOf(tokens)
  if (!sentence) return null
  const statements = seasoned(sentence.statements)
  const [open, off] = [statements.filter((each) => !isOff(each)), statements.filter(isOff)]
  if (!isClear(open, off) || (countsTo24(tokens) && open.some(({ spans }) => spans.some(({ assumed }) => assumed))))
    return null
  const night = open.some(({ spans }) => spans.some(isNight))
  const closed = off.map((statement) => offRules(statement, night, open))
  if (closed.some((rules) => rules === null)) return null
  // "Closed Sundays" and not a word more: the other days are asked for, not guessed.
  const silent = off.length > 0 && !sentence.otherwise
  const opened =
    open.length > 0
      ? open.map((each) => openRule(each, statements.length === 1)).join(night ? ', ' : '; ')
      : silent
        ? comments['call-first']
        : ''
  const rules = [opened, ...closed.flatMap((each) => each ?? [])].filter((rule) => rule !== '').join('; ')
  const fallback = sentence.otherwise ? comments[sentence.otherwise] : ''
  const expression = rules && fallback ? `${rules} || ${fallback}` : rules || fallback
  return expression === '' ? null : { expression, questions: questionsOf(sentence) }
}
