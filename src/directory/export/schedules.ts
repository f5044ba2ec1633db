/** Days as RFC 5545 calls them, with the hours that are alike on each of them. */
export interface WeeklyHours {
  byday: string
  opensAt: string
  closesAt: string
}

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const clockTimes = /^([01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-4]):[0-5]\d$/

/**
 * Opening hours as weekly repetitions, where they are nothing else: days and times of the clock. Seasons, holidays,
 * sunrise and words are more than that, and half of them would be wrong.
 * @returns null where they cannot be said so
 */
export function weeklyHours(hours: string): WeeklyHours[] | null {
  const week = new Map<string, readonly string[]>()
  for (const rule of hours.split(';').map((part) => part.trim())) {
    const read = readRule(rule)
    if (read === null) return null
    // A later rule for a day takes the place of an earlier one.
    for (const day of read.days) week.set(day, read.spans)
  }
  const byHours = new Map<string, string[]>()
  for (const day of days) {
    for (const span of week.get(day) ?? []) byHours.set(span, [...(byHours.get(span) ?? []), day.toUpperCase()])
  }
  return [...byHours].map(([span, on]) => {
    const [opensAt = '', closesAt = ''] = span.split('-')
    return { byday: on.join(','), opensAt, closesAt }
  })
}

function readRule(rule: string): { days: string[]; spans: string[] } | null {
  const [, onDays, times] = /^(?:([A-Z][A-Za-z,-]+) )?([\d:,\- ]+|off|closed)$/.exec(rule) ?? []
  if (times === undefined) return null
  const named = onDays === undefined ? days : daysIn(onDays)
  const spans = times === 'off' || times === 'closed' ? [] : times.split(',').map((span) => span.trim())
  if (named === null || !spans.every((span) => clockTimes.test(span))) return null
  return { days: named, spans }
}

/** `Mo-We,Sa`, and `Fr-Mo` over the weekend. */
function daysIn(said: string): string[] | null {
  const named = said.split(',').map((part) => {
    const [from = '', to = from, ...more] = part.split('-')
    const [first, last] = [days.indexOf(from), days.indexOf(to)]
    if (first < 0 || last < 0 || more.length > 0) return null
    const length = ((last - first + days.length) % days.length) + 1
    return Array.from({ length }, (_, ahead) => days[(first + ahead) % days.length] ?? '')
  })
  return named.every((part) => part !== null) ? named.flat() : null
}
