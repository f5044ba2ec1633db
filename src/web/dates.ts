import type { Language } from './languages.ts'

/** Dates and hours as the town's people write them. Days are spelled ("Saturday"), never "3d ago". */
const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`
  let known = formats.get(key)
  if (!known) {
    known = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', { ...options, timeZone: zone })
    formats.set(key, known)
  }
  return known
}

const asDate = (day: string): Date => new Date(`${day}T12:00:00Z`)

export type DayStyle = 'long' | 'medium' | 'short' | 'weekday' | 'weekday-short' | 'with-year'

const dayStyles: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  long: { weekday: 'long', month: 'long', day: 'numeric' },
  medium: { month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'long' },
  'weekday-short': { weekday: 'short' },
  'with-year': { month: 'long', day: 'numeric', year: 'numeric' },
}

/** A calendar day in words. @param day `YYYY-MM-DD` */
export const sayDay = (day: string, language: Language, style: DayStyle = 'long'): string =>
  format(language, 'UTC', dayStyles[style]).format(asDate(day))

/** A day beside today: one of another year says which, else "December 31" would read as one to come. */
export const sayDayBy = (day: string, today: string, language: Language, style: DayStyle = 'long'): string =>
  sayDay(day, language, day.slice(0, 4) === today.slice(0, 4) ? style : 'with-year')

/** A month's name. @param month 1 to 12 */
export const sayMonth = (month: number, language: Language): string =>
  format(language, 'UTC', { month: 'long' }).format(asDate(`2024-${String(month).padStart(2, '0')}-01`))

/** An hour as it hangs on a door: "5:30", "noon" stays a number. @param instant UTC ISO */
export function sayTime(instant: string, zone: string, language: Language): string {
  return format(language, zone, { hour: 'numeric', minute: '2-digit' }).format(new Date(instant)).replace(/ /g, ' ')
}

/** A wall-clock `HH:MM` of the town in the reader's way of writing hours. */
export const sayClockTime = (wallClock: string, language: Language): string =>
  sayTime(`2000-01-01T${wallClock === '24:00' ? '00:00' : wallClock}:00Z`, 'UTC', language)

/** A full hour of the town's clock. @param hour 0 to 23 */
export const sayFullHour = (hour: number, language: Language): string =>
  sayClockTime(`${String(hour).padStart(2, '0')}:00`, language)
