import { dayPlus } from './clock.ts'
import { contentText, folded } from './content-lines.ts'

/** A calendar (RFC 5545) of finished events. @param product which of the town's calendars it is */
export function calendarText(name: string, product: string, events: readonly string[][]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Woodstove//${product}//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${contentText(name)}`,
    ...events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** An instant as calendars write it. */
export const stampOf = (instant: string): string => instant.replace(/[-:]/g, '').replace(/\.\d+/, '')

const date = (day: string): string => day.replaceAll('-', '')

/** Whole days have no hour and no zone, and end before the day that `DTEND` names. Nobody's own time is taken by them. */
export const wholeDays = (from: string, through: string): string[] => [
  `DTSTART;VALUE=DATE:${date(from)}`,
  `DTEND;VALUE=DATE:${date(dayPlus(through, 1))}`,
  'TRANSP:TRANSPARENT',
]

/** What a calendar shows as the title: the first line, not too much of it. */
export function titleOf(words: string): string {
  const [first = ''] = words.split('\n')
  const letters = Array.from(first)
  return letters.length <= 80 ? first : `${letters.slice(0, 79).join('').trimEnd()}…`
}
