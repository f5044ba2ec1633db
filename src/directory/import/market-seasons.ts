const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayNames: Record<string, string> = { mon: 'Mo', tue: 'Tu', wed: 'We', thu: 'Th', fri: 'Fr', sat: 'Sa', sun: 'Su' }

const day = String.raw`(?:mon|tue|wed|thu|fri|sat|sun): ?\d{1,2}:\d\d [ap]m ?- ?\d{1,2}:\d\d [ap]m`
const date = String.raw`(\d\d)/(\d\d)/(\d{4})`
const season = new RegExp(`^${date} to ${date}, (${day}(?:; ?${day})*)(?:, |$)`, 'i')

/** Shorter than this it is a fair of one year, and its dates say nothing of the next. */
const SHORTEST_SEASON_DAYS = 28

/**
 * The seasons of the federal market table as hours of every year: "05/02/2020 to 08/29/2020, Sat: 9:00 AM-1:00 PM" →
 * "May-Aug Sa 09:00-13:00". Markets keep their months and days, not their dates.
 * @returns null where it says anything else, or no season to speak of
 */
export function readMarketSeasons(written: string): string | null {
  const rules: string[] = []
  const taken = new Set<number>()
  for (let rest = written.trim(); rest !== '';) {
    const found = season.exec(rest)
    if (!found) return null
    const months = monthsOf(found)
    const hours = hoursOf(found[7] ?? '')
    if (months === null || hours === null || months.some((month) => taken.has(month))) return null
    for (const month of months) taken.add(month)
    rules.push(...hours.map((one) => [nameOf(months), one].filter(Boolean).join(' ')))
    rest = rest.slice(found[0].length)
  }
  return rules.length > 0 ? rules.join('; ') : null
}

/** From the first month to the last, over New Year where the end comes before the beginning. */
function monthsOf(found: RegExpExecArray): number[] | null {
  const [from, to] = [dateOf(found, 1), dateOf(found, 4)]
  const days = (to.getTime() - from.getTime()) / 86_400_000
  // A day that is in no calendar makes no number, which is not enough either.
  if (!(days >= SHORTEST_SEASON_DAYS)) return null
  const months = [from.getUTCMonth()]
  while (months.at(-1) !== to.getUTCMonth()) months.push(((months.at(-1) ?? 0) + 1) % 12)
  return months
}

function dateOf(found: RegExpExecArray, at: number): Date {
  return new Date(`${found[at + 2] ?? ''}-${found[at] ?? ''}-${found[at + 1] ?? ''}T00:00:00Z`)
}

function nameOf(months: readonly number[]): string {
  if (months.length === 12) return ''
  const [first, last] = [monthNames[months[0] ?? 0] ?? '', monthNames[months.at(-1) ?? 0] ?? '']
  return first === last ? first : `${first}-${last}`
}

/** Days of the same hours together; null where an end is not after its beginning. */
function hoursOf(days: string): string[] | null {
  const byHours = new Map<string, string[]>()
  for (const said of days.split(';')) {
    const found = /^\s*(\w{3}): ?(\d{1,2}):(\d\d) ([ap])m ?- ?(\d{1,2}):(\d\d) ([ap])m$/i.exec(said)
    if (!found) return null
    const [from, to] = [clock(found, 2), clock(found, 5)]
    if (from >= to) return null
    const hours = `${from}-${to}`
    byHours.set(hours, [...(byHours.get(hours) ?? []), dayNames[(found[1] ?? '').toLowerCase()] ?? ''])
  }
  return [...byHours].map(([hours, named]) => `${named.join(',')} ${hours}`)
}

function clock(found: RegExpExecArray, at: number): string {
  const hour = (Number(found[at]) % 12) + (/p/i.test(found[at + 2] ?? '') ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${found[at + 1] ?? ''}`
}
