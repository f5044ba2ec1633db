import { calendarText, stampOf, titleOf, wholeDays } from '../web/calendar.ts'
import { contentText } from '../web/content-lines.ts'

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

/** A calendar of gatherings and closures. @param host names where the events come from, in their lasting ids */
export function calendarOf(
  name: string,
  host: string,
  gatherings: readonly Gathering[],
  closures: readonly ClosedSpan[] = [],
): string {
  const events = [
    ...gatherings.map((gathering) => eventOf(gathering, host)),
    ...closures.map((closure) => spanOf(closure, host)),
  ]
  return calendarText(name, 'Porch', events)
}

const eventOf = ({ id, words, place, happensAt, postedAt, url }: Gathering, host: string): string[] => [
  `UID:${id}@${host}`,
  `DTSTAMP:${stampOf(postedAt)}`,
  `DTSTART:${stampOf(happensAt)}`,
  `SUMMARY:${contentText(titleOf(words))}`,
  `DESCRIPTION:${contentText(words)}`,
  ...(place ? [`LOCATION:${contentText(place)}`] : []),
  `URL:${url}`,
]

const spanOf = ({ id, title, words, from, through, postedAt, url }: ClosedSpan, host: string): string[] => [
  `UID:${id}@${host}`,
  `DTSTAMP:${stampOf(postedAt)}`,
  ...wholeDays(from, through),
  `SUMMARY:${contentText(titleOf(title))}`,
  `DESCRIPTION:${contentText(words)}`,
  `URL:${url}`,
]
