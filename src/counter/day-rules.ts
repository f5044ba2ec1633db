import { dayPlus } from '../web/clock.ts'
import { foldText } from '../web/fold.ts'

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'enero'],
  ['february', 'febrero'],
  ['march', 'marzo'],
  ['april', 'abril'],
  ['may', 'mayo'],
  ['june', 'junio'],
  ['july', 'julio'],
  ['august', 'agosto'],
  ['september', 'septiembre', 'setiembre'],
  ['october', 'octubre'],
  ['november', 'noviembre'],
  ['december', 'diciembre'],
]

/** The month a word begins to name, three letters at least: "nov", "Sept.", "abril". */
function monthOf(word: string): number | null {
  const at = word.length < 3 ? -1 : MONTHS.findIndex((names) => names.some((name) => name.startsWith(word)))
  return at < 0 ? null : at + 1
}

/**
 * A day as people write it on a list: 2026-11-05, 11/5/26, 11/5, Nov 5, November 5, 2026, 5 de noviembre, today, ayer.
 * Numbers with slashes are month first, as the town writes them. Without a year it is the last such day there was.
 * @returns `YYYY-MM-DD`, or null where it does not read as a day
 */
export function dayWritten(text: string, today: string): string | null {
  const words = foldText(text)
  if (words === 'today' || words === 'hoy') return today
  if (words === 'yesterday' || words === 'ayer') return dayPlus(today, -1)
  const parts = words.split(' ').filter((part) => part !== 'de' && part !== 'del')
  const numbers = parts.map((part) => (/^\d{1,4}(?:st|nd|rd|th)?$/.test(part) ? Number.parseInt(part, 10) : null))
  const [one, two, three] = numbers
  if (parts.length > 3 || parts.length < 2) return null
  if (parts[0]?.length === 4 && one && two && three) return realDay(one, two, three)
  const named = parts.findIndex((part) => monthOf(part) !== null)
  if (named === 0 && two) return dated(monthOf(parts[0] ?? ''), two, three, parts.length, today)
  if (named === 1 && one) return dated(monthOf(parts[1] ?? ''), one, three, parts.length, today)
  if (named < 0 && one && two) return dated(one, two, three, parts.length, today)
  return null
}

function dated(
  month: number | null,
  day: number,
  year: number | null | undefined,
  parts: number,
  today: string,
): string | null {
  if (month === null) return null
  if (parts === 3) return typeof year === 'number' ? realDay(year < 100 ? 2000 + year : year, month, day) : null
  const thisYear = Number(today.slice(0, 4))
  const here = realDay(thisYear, month, day)
  return here !== null && here <= today ? here : realDay(thisYear - 1, month, day)
}

/** Null where the calendar has no such day. */
function realDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null
}
