import { dayPlus } from '../../web/clock.ts'
import { sayDay, sayDayBy, sayMonth } from '../../web/dates.ts'
import { isMessageKey, type Language, type Translate } from '../../web/languages.ts'
import type { Reminder } from './queries.ts'

export interface Reading {
  t: Translate
  language: Language
  today: string
}

/** What comes up, in a line: "Wanda Triplett: birthday", "See Hoyt Greer", or what its keeper meant to do. */
export function sayWhat(
  { kind, words, contact }: Pick<Reminder, 'kind' | 'words' | 'contact'>,
  { t }: Reading,
): string {
  const name = contact?.name ?? ''
  if (kind === 'date') return t('reminder.date', { name, what: words ?? '' })
  return kind === 'follow-up' ? (words ?? '') : t('reminder.see', { name })
}

/** When: today, tomorrow, a day; a date of which only the month is known, some day of it. */
export function sayWhen(reminder: Reminder, { t, language, today }: Reading): string {
  const { kind, dueOn, putOff, date } = reminder
  const day = sayDayBy(dueOn, today, language)
  if (putOff)
    return dueOn === today ? t('reminder.again') : dueOn < today ? saySince(dueOn) : t('reminder.put-off-from', { day })
  if (isWholeMonth(reminder)) return t('reminder.in-month', { month: sayMonth(date?.month ?? 1, language) })
  if (dueOn === today) return t('reminder.today')
  if (dueOn === dayPlus(today, 1)) return t('reminder.tomorrow')
  if (dueOn < today) return kind === 'date' ? t('reminder.was', { day }) : saySince(dueOn)
  return capital(day)

  function saySince(since: string): string {
    return t('reminder.was-for', { day: sayDayBy(since, today, language) })
  }
}

/** Spanish writes its days small; at the start of a line they are not. */
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const isWholeMonth = ({ kind, date, putOff }: Pick<Reminder, 'kind' | 'date' | 'putOff'>): boolean =>
  kind === 'date' && date?.dayOfMonth === null && !putOff

/** What is good to know beside it: how often, and the last time; or since which year. */
export function sayBeside({ rhythm, date }: Pick<Reminder, 'rhythm' | 'date'>, reading: Reading): string | null {
  const { t, language, today } = reading
  if (rhythm) {
    const often = sayOften(rhythm.days, reading)
    if (rhythm.lastSeen === null) return t('reminder.rhythm-unseen', { often })
    return t('reminder.rhythm-seen', { often, day: sayDayBy(rhythm.lastSeen, today, language, 'medium') })
  }
  return date?.year ? t('reminder.since-year', { year: String(date.year) }) : null
}

export function sayOften(days: number, { t }: Pick<Reading, 't'>): string {
  const key = `dates.every-${days}`
  return isMessageKey(key) ? t(key) : t('dates.every', { count: days })
}

/** A date as it was written down, as far as it is known: "February 29, 1948", "June". */
export function sayDate(
  { year, month, dayOfMonth }: { year: number | null; month: number; dayOfMonth: number | null },
  language: Language,
): string {
  if (dayOfMonth === null) return [sayMonth(month, language), year].filter(Boolean).join(' ')
  const two = (number: number): string => String(number).padStart(2, '0')
  // A leap year, so that February 29 is one of its days.
  const day = `${String(year ?? 2024).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`
  return sayDay(day, language, year === null ? 'medium' : 'with-year')
}
