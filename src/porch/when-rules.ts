import { closureWords } from '../directory/hours/closure-words.ts'
import { dayIn } from '../web/clock.ts'
import { sayDay, sayDayBy, sayTime } from '../web/dates.ts'
import type { Language, Translate } from '../web/languages.ts'
import type { Post } from './queries-posts.ts'

/** What a note with a date says of it; `day` is the one it is sorted by. */
export interface ShownWhen {
  day: string
  date: string
  weekday: string
  said: string
}

interface Speaking {
  t: Translate
  language: Language
  today: string
}

/** When and where people gather, or on which days a place is closed; null for a note without a date. */
export function whenOf(post: Post, reading: Speaking & { zone: string }): ShownWhen | null {
  const { kind, happensAt, closedFrom, expiresOn } = post
  if (kind !== 'gathering' && kind !== 'closure') return null
  const day = happensAt ? dayIn(reading.zone, happensAt) : (closedFrom ?? expiresOn)
  const { language } = reading
  const shown = { day, date: sayDay(day, language, 'short'), weekday: sayDay(day, language, 'weekday-short') }
  return { ...shown, said: happensAt ? gatherWords(post, happensAt, reading) : closedWords(post, reading) }
}

/** Of a note that is older than first days only the last one is known. */
function closedWords({ closedFrom, closedThrough, expiresOn }: Post, reading: Speaking): string {
  if (closedFrom && closedThrough) return closureWords(closedFrom, closedThrough, reading)
  return reading.t('porch.closed-until', { day: sayDayBy(expiresOn, reading.today, reading.language) })
}

function gatherWords(
  { place }: Post,
  happensAt: string,
  { t, language, zone, today }: Speaking & { zone: string },
): string {
  const day = sayDayBy(dayIn(zone, happensAt), today, language)
  const said = t('porch.gathers', { day, time: sayTime(happensAt, zone, language) })
  return place ? t('porch.gathers-at', { when: said, place }) : said
}
