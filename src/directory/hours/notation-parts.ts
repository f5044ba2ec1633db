import { type HolidayCode, holidays } from './holidays.ts'

/** When a rule of the notation holds; all empty: always. */
export interface RuleDays {
  /** 0 is Monday. Each pair is a run of days, `nth` of the month where that is said (-1 is the last). */
  days: { from: number; to: number; nth: number[] }[]
  /** Months (1 to 12), or days of the year where `day` is said, of one year where `year` is. */
  dates: { from: RuleDate; to: RuleDate }[]
  publicHolidays: boolean
  schoolHolidays: boolean
  holiday: HolidayCode | null
}

export interface RuleDate {
  year: number | null
  month: number
  day: number | null
}

/** One rule of an `opening_hours` expression, taken apart. */
export interface Rule {
  /** As it is written. */
  text: string
  when: RuleDays
  /** `HH:MM` or a word of the sun; `to` is null where it goes on. */
  times: { from: string; to: string | null }[]
  state: 'open' | 'closed' | 'unknown'
  comment: string | null
  /** What holds where no other rule does. */
  isFallback: boolean
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const always: RuleDays = { days: [], dates: [], publicHolidays: false, schoolHolidays: false, holiday: null }

const TIME = String.raw`(?:\d\d:\d\d|sunrise|sunset|dawn|dusk)`
const TIMES = new RegExp(`(?:^|\\s)(${TIME}(?:-${TIME}|\\+)(?:,\\s?${TIME}(?:-${TIME}|\\+))*)$`)
const DAY = String.raw`(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)`
const DAY_RUN = new RegExp(`^${DAY}(?:-${DAY})?(?:\\[[-,\\d]+\\])?$`)
const DATE = String.raw`(?:(\d{4}) )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: (\d\d?))?`
const DATE_RUN = new RegExp(`^${DATE}(?:-${DATE})?$`)
const LAST_DATE = new RegExp(`^${DATE}-(\\d\\d?)$`)

/** Where rules part: outside of the owner's own words. A comma parts them after an hour, a word or a comment. */
const RULE_ENDS = /(;|\|\||(?<=[\d"f+]),\s*(?=[A-Z]))/

/** An expression's rules, or null where one of them says something that is not taken apart here. */
export function rulesIn(expression: string): Rule[] | null {
  const comments: string[] = []
  const bare = expression.replace(/"([^"]*)"/g, (_, words: string) => `"${String(comments.push(words) - 1)}"`)
  const rules: Rule[] = []
  let isFallback = false
  for (const part of bare.split(RULE_ENDS)) {
    const text = part.trim()
    if (text === '||') isFallback = true
    if (text === '' || text === ';' || text === '||' || text === ',') continue
    const rule = ruleIn(text, comments)
    if (!rule) return null
    rules.push({
      ...rule,
      text: text.replace(/"(\d+)"/g, (_, at: string) => `"${comments[Number(at)] ?? ''}"`),
      isFallback,
    })
  }
  return rules.length > 0 ? rules : null
}

function ruleIn(written: string, comments: readonly string[]): Omit<Rule, 'text' | 'isFallback'> | null {
  let rest = written
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest)
    if (found) rest = rest.slice(0, found.index).trim()
    return found
  }
  const comment = take(/"(\d+)"$/)
  const word = take(/(?:^|\s)(off|closed|open|unknown)$/)?.[1]
  const allDay = /^24\/7$/.test(rest)
  const times = allDay ? null : take(TIMES)
  const when = allDay || rest === '' ? always : daysIn(rest)
  if (!when) return null
  const said = {
    times: times ? timesIn(times[1] ?? '') : [],
    comment: comment ? (comments[Number(comment[1])] ?? null) : null,
  }
  if (word === 'off' || word === 'closed') return { when, ...said, state: 'closed' }
  // Words alone say that somebody has to be asked.
  const isAsked = word === 'unknown' || (word === undefined && comment !== null && times === null && !allDay)
  return { when, ...said, state: isAsked ? 'unknown' : 'open' }
}

const timesIn = (text: string): Rule['times'] =>
  text.split(/,\s?/).map((span) => {
    const [from = '', to] = span.split('-')
    return to === undefined ? { from: from.replace('+', ''), to: null } : { from, to }
  })

function daysIn(text: string): RuleDays | null {
  const holiday = holidays.find(({ expression }) => expression === text.replace(/\b(\d)$/, '0$1'))
  if (holiday) return { ...always, holiday: holiday.code }
  const when: RuleDays = { ...always, days: [], dates: [] }
  let inDays = false
  // A blank parts the season from its days; a comma, one run from the next.
  for (const one of text.split(/,\s?(?![^[]*\])|\s(?=(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)\b)/)) {
    const dates: RuleDays['dates'][number] | null = inDays ? null : datesIn(one)
    if (dates) when.dates.push(dates)
    else if (!addDays(when, one)) return null
    inDays = dates === null
  }
  return when
}

function addDays(when: RuleDays, run: string): boolean {
  if (!DAY_RUN.test(run)) return false
  if (run === 'PH') when.publicHolidays = true
  else if (run === 'SH') when.schoolHolidays = true
  else {
    const [from = -1, to = from] = (run.match(/[A-Z][a-z]/g) ?? []).map((day) => DAYS.indexOf(day))
    const nth = (/\[([-,\d]+)\]/.exec(run)?.[1] ?? '').split(',').flatMap((n) => (n === '' ? [] : [Number(n)]))
    if (from < 0 || to < 0 || nth.some((n) => !(n === -1 || (n >= 1 && n <= 5)))) return false
    when.days.push({ from, to, nth })
  }
  return true
}

function datesIn(run: string): RuleDays['dates'][number] | null {
  const inOneMonth = LAST_DATE.exec(run)
  if (inOneMonth?.[3]) {
    const from = dateOf(inOneMonth.slice(1, 4))
    return { from, to: { ...from, day: Number(inOneMonth[4]) } }
  }
  const found = DATE_RUN.exec(run)
  if (!found) return null
  const from = dateOf(found.slice(1, 4))
  return { from, to: found[5] ? dateOf(found.slice(4, 7)) : from }
}

const dateOf = ([year, month = '', day]: (string | undefined)[]): RuleDate => ({
  year: year ? Number(year) : null,
  month: MONTHS.indexOf(month) + 1,
  day: day ? Number(day) : null,
})
