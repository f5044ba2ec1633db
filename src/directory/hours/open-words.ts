import type { OpenState } from '../../db/columns/directory.ts'
import { dayIn, dayPlus } from '../../web/clock.ts'
import { sayDay, sayTime } from '../../web/dates.ts'
import type { Language, MessageKey, Translate } from '../../web/languages.ts'

/** Who reads, and when: what words about hours depend on. */
export interface Reading {
  t: Translate
  language: Language
  zone: string
  now: string
}

export interface OpenTag {
  /** The tag's class, icon and word; a place whose hours nobody knows has no tag. */
  kind: 'open' | 'closed' | 'call'
  icon: 'door-open' | 'moon' | 'phone' | 'calendar'
  word: string
}

const tags: Record<Exclude<OpenState, 'unknown'>, { kind: OpenTag['kind']; icon: OpenTag['icon']; key: MessageKey }> = {
  open: { kind: 'open', icon: 'door-open', key: 'list.open' },
  closed: { kind: 'closed', icon: 'moon', key: 'list.closed' },
  'call-first': { kind: 'call', icon: 'phone', key: 'list.call-first' },
  'by-appointment': { kind: 'call', icon: 'calendar', key: 'list.by-appointment' },
}

export function openTag(state: OpenState, t: Translate): OpenTag | null {
  if (state === 'unknown') return null
  const { kind, icon, key } = tags[state]
  return { kind, icon, word: t(key) }
}

export interface OpenTimes {
  openState: OpenState
  openUntil: string | null
  opensAt: string | null
  /** The last day of a closure that is going on. Left out where no tag says "Closed" before these words. */
  closedUntil?: string | null
}

/** "until 5:30", "opens Tuesday at 10:00 AM"; empty where nothing more is known. @param partOfDay "this evening" too */
export function openWords(times: OpenTimes, reading: Reading, partOfDay = false): string {
  if (times.openState === 'open') return times.openUntil ? untilWords(times.openUntil, reading, partOfDay) : ''
  if (times.openState === 'closed' && times.closedUntil) return closureWords(times.closedUntil, times.opensAt, reading)
  return times.openState === 'closed' && times.opensAt ? opensWords(times.opensAt, reading) : ''
}

/** Whether a place is away: its people said so, whatever the hours say. */
export const isAway = ({ openState, closedUntil = null }: OpenTimes): boolean =>
  openState === 'closed' && closedUntil !== null

/** The same where no tag stands before them: "closed until Tuesday". */
export function doorWords(times: OpenTimes, reading: Reading): string {
  const words = openWords(times, reading)
  return isAway(times) ? reading.t('list.away', { until: words }) : words
}

/** "until Monday, December 14", when it opens again; of hours that nobody knows only the last day closed is told. */
function closureWords(closedUntil: string, opensAt: string | null, { t, language, zone, now }: Reading): string {
  const today = dayIn(zone, now)
  const say = (day: string): string => dayWords(day, today, t, language)
  return opensAt
    ? t('list.closed-until', { day: say(dayIn(zone, opensAt)) })
    : t('list.closed-through', { day: say(closedUntil) })
}

function untilWords(until: string, { t, language, zone, now }: Reading, partOfDay: boolean): string {
  const [today, day] = [dayIn(zone, now), dayIn(zone, until)]
  const wall = wallClock(until, zone)
  if (day === today && wall === '12:00') return t('list.until', { hour: t('list.noon') })
  if (day === dayPlus(today, 1) && wall === '00:00') return t('list.until', { hour: t('list.midnight') })
  if (day > dayPlus(today, 1)) return t('list.until-day', { day: dayWords(day, today, t, language) })
  const bare = sayTime(until, zone, language).replace(/\s*[ap]\.?\s?m\.?$/i, '')
  const hour = t(wall.startsWith('13') || wall.startsWith('01') ? 'list.hour-one' : 'list.hour', { time: bare })
  return partOfDay ? t(partOfDayKey(wall), { hour }) : t('list.until', { hour })
}

function partOfDayKey(wall: string): MessageKey {
  if (wall < '12:00') return 'place.until-morning'
  if (wall < '17:00') return 'place.until-afternoon'
  return wall < '21:00' ? 'place.until-evening' : 'place.until-night'
}

function opensWords(opensAt: string, { t, language, zone, now }: Reading): string {
  const [today, day] = [dayIn(zone, now), dayIn(zone, opensAt)]
  const wall = wallClock(opensAt, zone)
  const time = sayTime(opensAt, zone, language)
  const hour = t(wall.startsWith('13') || wall.startsWith('01') ? 'list.hour-one' : 'list.hour', { time })
  if (day === today) return t('list.opens-today', { hour })
  if (day > dayPlus(today, 6)) return t('list.opens-day', { day: dayWords(day, today, t, language) })
  return t('list.opens-at', { day: dayWords(day, today, t, language), hour })
}

/** "tomorrow", "Tuesday", "December 1", as it stands in a sentence. */
function dayWords(day: string, today: string, t: Translate, language: Language): string {
  if (day === dayPlus(today, 1)) return t('list.tomorrow')
  const near = day <= dayPlus(today, 6)
  return t('list.on-day', { day: sayDay(day, language, near ? 'weekday' : 'medium') })
}

const wallClocks = new Map<string, Intl.DateTimeFormat>()

/** `HH:MM` on the town's wall. */
function wallClock(instant: string, zone: string): string {
  let format = wallClocks.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    wallClocks.set(zone, format)
  }
  return format.format(new Date(instant))
}
