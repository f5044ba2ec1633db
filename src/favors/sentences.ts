import { dayIn, daysBetween } from '../web/clock.ts'
import { sayDay, sayDayBy } from '../web/dates.ts'
import { type Language, type MessageKey, sayList, type Translate } from '../web/languages.ts'
import { type Answer, type Kind, type Side, standsBy } from './rules.ts'
import type { FavorSeen, Name, PersonSeen } from './seeing-rules.ts'

/** Who reads, and by which calendar. */
export interface Reading {
  t: Translate
  language: Language
  zone: string
  now: string
}

export const sayName = (name: Name, t: Translate): string => (name === 'former' ? t('favor.former') : name.said)

const MOST_NAMES = 4

/** "Earl, Opal and Ben"; of many the first few and "others". */
export function sayNames(names: readonly Name[], { t, language }: Pick<Reading, 't' | 'language'>): string {
  if (names.length === 0) return t('favor.somebody')
  const said = names.map((name) => sayName(name, t))
  const shown = said.length > MOST_NAMES ? [...said.slice(0, MOST_NAMES - 1), t('favor.more')] : said
  return sayList(shown, language)
}

/** "you, Earl, and Opal": everybody who sees it, the reader first. */
export const youAndNames = (names: readonly Name[], reading: Pick<Reading, 't' | 'language'>): string =>
  sayNames([{ said: reading.t('seen.you'), slug: null }, ...names], reading)

export const everyName = (names: readonly Name[], { t, language }: Pick<Reading, 't' | 'language'>): string =>
  sayList(
    names.map((name) => sayName(name, t)),
    language,
  )

/** Who shares it with the reader; empty where it is the reader's alone. */
export function sharedWith(favor: FavorSeen): Name[] {
  const others = favor.others.filter((one) => one.answer !== 'no' || favor.state !== 'confirmed')
  return others.map((one) => one.name)
}

const wrote: Record<Kind, Record<Side, MessageKey>> = {
  thanks: { gave: 'favor.wrote-thanks-gave', received: 'favor.wrote-thanks-received' },
  favor: { gave: 'favor.wrote-favor-gave', received: 'favor.wrote-favor-received' },
}

/** "Ruth wrote down that you did this, and says thank you." @param side the one it is said to stood on */
export const wroteWords = (kind: Kind, side: Side, recorder: Name, t: Translate): string =>
  t(wrote[kind][side], { name: sayName(recorder, t) })

/** Who said *not quite* and how it was, for whoever wrote it first. */
function toldAnew(favor: FavorSeen, t: Translate): string {
  const teller = favor.others.find((one) => one.answer === 'not-quite')
  return teller ? t('favor.told-again-by', { name: sayName(teller.name, t) }) : t('favor.told-again')
}

/** The same for a reader; null where they wrote it down themselves. */
export function whoWrote(favor: FavorSeen, t: Translate): string | null {
  if (favor.isRecorder) return favor.answers.length > 0 ? toldAnew(favor, t) : null
  return wroteWords(favor.kind, favor.mine.side, favor.recorder, t)
}

const named = (favor: FavorSeen, keep: (one: PersonSeen) => boolean): Name[] =>
  favor.others.filter(keep).map((one) => one.name)

/** How it stands, for this reader. */
export function verdict(favor: FavorSeen, reading: Reading): string {
  const { t } = reading
  const names = (keep: (one: PersonSeen) => boolean): string => sayNames(named(favor, keep), reading)
  if (favor.answers.includes('yes') && favor.mine.answer === 'waiting' && favor.state === 'unconfirmed')
    return t('favor.unconfirmed')
  if (favor.mine.answer === 'waiting' && favor.answers.length > 0) return t('favor.your-turn')
  switch (favor.state) {
    case 'recorded':
      return t('favor.waiting-on', { names: names((one) => one.answer === 'waiting') })
    case 'confirmed':
      return favor.isRecorder
        ? t('favor.said-yes', { names: names((one) => standsBy(one.answer)) })
        : t('favor.you-said-yes')
    case 'thanked':
      return thankedVerdict(favor, reading)
    case 'declined':
      return favor.isRecorder
        ? t('favor.said-no', { names: names((one) => one.answer === 'no') })
        : t('favor.you-said-no')
    case 'disputed':
      return t('favor.two-ways')
    case 'unconfirmed':
      return t('favor.unconfirmed-yours')
    case 'withdrawn':
      return t('favor.withdrawn', { name: sayName(favor.recorder, t) })
  }
}

function thankedVerdict(favor: FavorSeen, reading: Reading): string {
  const { t } = reading
  if (!favor.isRecorder) return t(favor.mine.side === 'gave' ? 'favor.you-glad' : 'favor.you-thank-too')
  const glad = named(favor, (one) => one.side === 'gave' && standsBy(one.answer))
  if (glad.length > 0) return t('favor.glad-said', { names: sayNames(glad, reading) })
  return t(favor.others.some((one) => one.side === 'gave') ? 'favor.thanks-sent' : 'favor.thanks-yours')
}

/** "Saturday" within the week, else the date. */
export function dayWords(day: string, { language, zone, now }: Reading): string {
  const ago = daysBetween(day, dayIn(zone, now))
  const today = dayIn(zone, now)
  return ago >= 0 && ago < 7 ? sayDay(day, language, 'weekday') : sayDayBy(day, today, language, 'medium')
}

/** Spanish writes its days small; at the start of a line they stand tall. */
export const atTheStart = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const writtenDay = (favor: FavorSeen, reading: Reading): string =>
  dayWords(dayIn(reading.zone, favor.createdAt), reading)

/** What an answer's button says. */
export function answerLabel(answer: Answer, side: Side): MessageKey {
  switch (answer) {
    case 'glad':
      return side === 'gave' ? 'favor.glad' : 'favor.glad-too'
    case 'not-me':
      return 'favor.not-me'
    case 'not-quite':
      return 'favor.not-quite'
    case 'no':
      return 'favor.no'
    default:
      return 'favor.yes'
  }
}

/** Where a one-tap answer goes. */
export const answerAction = (favorId: string, answer: Answer, telling: string | null): string =>
  `/favors/${favorId}/answers?answer=${answer}${telling ? `&of=${telling}` : ''}`
