import { clockSpansIn, isDoubtfulNight } from './clock-words.ts'
import type { HoursQuestion } from './plain-words.ts'

/** Remarks of the library that question how the notation was read at all are not among these. */
const harmlessWarnings: Record<string, HoursQuestion | null> = {
  additional_rule_separator_not_used_after_time_wrapping_midnight: 'rules-overlap',
  additional_rule_which_evaluates_to_closed: 'rules-overlap',
  combine_rules: null,
  date_past: 'dates-past',
  date_range_past: 'dates-past',
  default_state: null,
  nothing_useful: null,
  period_one: null,
  period_one_year_plus: null,
  public_holiday: 'which-holidays',
  vague: null,
  year_past: 'dates-past',
}

const unquoted = (expression: string) => expression.replace(/"[^"]*"/g, '""')

/** To the notation "Mo-Fr", "Apr-Oct" and "open" mean day and night; nobody who types that means it. */
function everyRuleSaysWhen(bare: string): boolean {
  return bare
    .split(/;|\|\|/)
    .every((rule) => /\d:\d\d|sun(rise|set)|dawn|dusk|24\/7|""|\b(off|closed|unknown)\b/.test(rule) || !rule.trim())
}

/** "9:00-5:00" is a shop's afternoon, though the notation would take it for a night. */
function everyTimeIsClear(bare: string): boolean {
  return clockSpansIn(bare).every(({ from, to, padded }) =>
    padded ? !isDoubtfulNight(from, to) : from >= 6 * 60 && to > from && to >= 12 * 60,
  )
}

/** Whether a text may be taken as it stands for the notation, if the library agrees. */
export function looksLikeNotation(text: string): boolean {
  const bare = unquoted(text)
  return /^[\x20-\x7e]*$/.test(bare) && !/\bSH\b/.test(bare) && everyRuleSaysWhen(bare) && everyTimeIsClear(bare)
}

/** What to ask about a valid expression; null if the library had to guess what is written. */
export function questionsAbout(expression: string, warnings: string[]): HoursQuestion[] | null {
  const questions = new Set<HoursQuestion>()
  for (const warning of warnings) {
    const question = harmlessWarnings[warning]
    if (question === undefined) return null
    if (question) questions.add(question)
  }
  const bare = unquoted(expression)
  if (/\bPH\b/.test(bare)) questions.add('which-holidays')
  if (clockSpansIn(bare).some(({ from, to }) => (to <= from && from < 12 * 60) || (from > 0 && from < 4 * 60)))
    questions.add('open-past-midnight')
  return [...questions]
}
