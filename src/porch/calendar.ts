import { dayPlus } from '../web/clock.ts'
import { contentText, folded } from '../web/content-lines.ts'

/** A gathering as a calendar needs it; nothing of who wrote it. */
export interface Gathering {
  id: string
  words: string
  place: string | null
  /** UTC instants. */
  happensAt: string
  postedAt: string
  url: string
}

/** Days on which a place is closed, as a calendar needs them. */
export interface ClosedSpan {
  id: string
  title: string
  words: string
  /** Calendar days; the last one is closed too. */
  from: string
  through: string
  /** UTC instant. */
  postedAt: string
  url: string
}

const stamp = (instant: string): string => instant.replace(/[-:]/g, '').replace(/\.\d+/, '')

/** What a calendar shows as the title: the first line, not too much of it. */
function titleOf(words: string): string {
  const [first = ''] = words.split('\n')
  const letters = Array.from(first)
  return letters.length <= 80 ? first : `${letters.slice(0, 79).join('').trimEnd()}…`
}

/** A calendar of gatherings and closures (RFC 5545). @param host names where the events come from, in their lasting ids */
export function calendarOf(
  name: string,
  host: string,
  gatherings: readonly Gathering[],
  closures: readonly ClosedSpan[] = [],
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Woodstove//Porch//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${contentText(name)}`,
    ...gatherings.flatMap((gathering) => eventOf(gathering, host)),
    ...closures.flatMap((closure) => spanOf(closure, host)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function eventOf({ id, words, place, happensAt, postedAt, url }: Gathering, host: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    `DTSTAMP:${stamp(postedAt)}`,
    `DTSTART:${stamp(happensAt)}`,
    `SUMMARY:${contentText(titleOf(words))}`,
    `DESCRIPTION:${contentText(words)}`,
    ...(place ? [`LOCATION:${contentText(place)}`] : []),
    `URL:${url}`,
    'END:VEVENT',
  ]
}

const date = (day: string): string => day.replaceAll('-', '')

/** Whole days have no hour and no zone, and end before the day that `DTEND` names. Nobody's own time is taken by them. */
function spanOf({ id, title, words, from, through, postedAt, url }: ClosedSpan, host: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    `DTSTAMP:${stamp(postedAt)}`,
    `DTSTART;VALUE=DATE:${date(from)}`,
    `DTEND;VALUE=DATE:${date(dayPlus(through, 1))}`,
    `SUMMARY:${contentText(titleOf(title))}`,
    `DESCRIPTION:${contentText(words)}`,
    'TRANSP:TRANSPARENT',
    `URL:${url}`,
    'END:VEVENT',
  ]
}
