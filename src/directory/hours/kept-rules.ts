import { type Rule, rulesIn } from './notation-parts.ts'

const isOfHolidays = ({ when }: Rule): boolean => when.publicHolidays || when.schoolHolidays || when.holiday !== null
const isOfDates = ({ when }: Rule): boolean => when.dates.length > 0
const isOfWeeks = ({ when }: Rule): boolean => when.days.some(({ nth }) => nth.length > 0)

/** Whether some of it shows in no week, or only in the one it falls in: holidays, seasons, every first Saturday. */
export const saysMoreThanAWeek = (expression: string): boolean =>
  (rulesIn(expression) ?? []).some((rule) => isOfHolidays(rule) || isOfDates(rule) || isOfWeeks(rule))

/**
 * What stood about holidays and days off that new words do not speak of. Whoever writes "Mon to Fri 8 to 5" says
 * nothing about Thanksgiving: that it is a day off was somebody's word too.
 */
export function unspokenRules(before: string | null, after: string): Rule[] {
  const [known, said] = [before === null ? null : rulesIn(before), rulesIn(after)]
  if (!known || !said) return []
  const [holidays, dates] = [said.some(isOfHolidays), said.some(isOfDates)]
  return known.filter((rule) => {
    if (rule.isFallback) return false
    if (isOfHolidays(rule)) return !holidays
    return isOfDates(rule) && rule.state === 'closed' && !dates
  })
}

/** The expression with further rules, before what holds otherwise. */
export function withRules(expression: string, rules: readonly Rule[]): string {
  if (rules.length === 0) return expression
  const bare = expression.replace(/"[^"]*"/g, (words) => '"'.padEnd(words.length, ' '))
  const cut = bare.indexOf('||')
  const main = (cut < 0 ? expression : expression.slice(0, cut)).trim()
  const fallback = cut < 0 ? '' : ` ${expression.slice(cut)}`
  return [main, ...rules.map(({ text }) => text)].filter((part) => part !== '').join('; ') + fallback
}
