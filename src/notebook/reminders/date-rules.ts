import { daysBetween } from '../../web/clock.ts'

/** A day worth remembering, as far as it is known. */
export interface KeptDate {
  month: number
  dayOfMonth: number | null
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const two = (number: number): string => String(number).padStart(2, '0')

/** The day on which it is kept in a year. Born on February 29 it is kept on the 28th in other years, never on March 1. */
function keptIn(year: number, month: number, dayOfMonth: number): string {
  const day = month === 2 && dayOfMonth === 29 && !isLeap(year) ? 28 : dayOfMonth
  return `${year}-${two(month)}-${two(day)}`
}

/** When a date is next kept, today included. One of which only the month is known has no day. */
export function nextKept({ month, dayOfMonth }: KeptDate, today: string): string | null {
  if (dayOfMonth === null) return null
  const year = Number(today.slice(0, 4))
  const here = keptIn(year, month, dayOfMonth)
  return here >= today ? here : keptIn(year + 1, month, dayOfMonth)
}

/** Whether it comes up within so many days; one of which only the month is known, while it is that month. */
export function isNear(date: KeptDate, today: string, days: number): boolean {
  const next = nextKept(date, today)
  if (next === null) return Number(today.slice(5, 7)) === date.month
  return daysBetween(today, next) <= days
}

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether a month has that day; February 29 is one where the year is not known, or is a leap year. */
export function isDayOf(month: number, day: number, year: number | null): boolean {
  if (!Number.isInteger(day) || day < 1 || day > (LONGEST[month - 1] ?? 0)) return false
  return month !== 2 || day !== 29 || year === null || isLeap(year)
}
