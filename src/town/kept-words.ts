import type { DateNear } from '../notebook/reminders/queries-dates-near.ts'
import { sayDayBy, sayMonth } from '../web/dates.ts'
import type { Language } from '../web/languages.ts'

/** When a day is kept next, in words; of one without a day, its month. */
export const whenKept = ({ day, month }: DateNear, today: string, language: Language): string =>
  day === null ? sayMonth(month, language) : sayDayBy(day, today, language)
