import type { HoursKeeper } from './hours/keeper.ts'
import { wholeSentence } from './hours/notation-words.ts'
import { readableWeek, weekOf } from './hours/week.ts'
import { type House, townOf } from '../web/house.ts'
import { sayDay } from '../web/dates.ts'
import type { Language, Translate } from '../web/languages.ts'
import type { FactName } from './facts.ts'
import { fieldName, fieldWords } from './field-words.ts'
import { sayWeek, type WeekLine } from './week-words.ts'

/** What one part of an entry says, each of its fields as a history keeps it. */
export type SaidFacts = ReadonlyMap<FactName, string | null>

/** The same in a reader's words: hours as a week where they can be worked out. */
export interface SaidInWords {
  words: string | null
  /** `differs` where the side that is held against it has no such line. */
  week: (WeekLine & { differs?: boolean })[]
  /** Holidays and seasons, which a week does not show. */
  whole: string | null
}

export interface DifferenceReader {
  house: House
  hours: HoursKeeper
  t: Translate
  language: Language
}

/** A part's name, by the first of its fields. */
export const partName = (key: FactName, t: Translate): string =>
  key === 'lat' ? t('history.point') : fieldName(key, t)

/** What parts say, before and after, for somebody who has to tell them apart. All hours are worked out at once. */
export async function sayFacts(
  { house, hours, t, language }: DifferenceReader,
  parts: readonly { key: FactName; said: SaidFacts }[],
): Promise<SaidInWords[]> {
  const { zone, country } = townOf(house)
  const now = house.clock.now()
  const expressions = parts.map(({ key, said }) => (key === 'hours' ? (said.get('hours') ?? null) : null))
  const asked = expressions.filter((expression) => expression !== null)
  const outlooks = await hours.outlooks(asked.map((expression) => ({ expression, from: now })))
  const reader = { t, language, country: country.toUpperCase() }
  return parts.map(({ key, said }, at) => {
    const expression = expressions[at]
    const outlook = expression === null || expression === undefined ? null : outlooks[asked.indexOf(expression)]
    const week =
      typeof outlook === 'object' && outlook !== null ? readableWeek(weekOf(outlook, now, zone, country)) : []
    const whole = week.length > 0 && expression ? wholeSentence(expression, reader) : null
    return { words: wordsOf(key, said, reader), week: sayWeek(week, t, language), whole }
  })
}

function wordsOf(key: FactName, said: SaidFacts, reader: Parameters<typeof fieldWords>[2]): string | null {
  const { t, language } = reader
  const text = (name: FactName): string | null => said.get(name) ?? null
  switch (key) {
    case 'hours':
      return fieldWords(key, text(key), reader) ?? text('hoursText')
    case 'lat':
      return text('lat') && `${text('lat') ?? ''}, ${text('lon') ?? ''}`
    case 'standing': {
      const since = text('standingSince')
      const day = since && t('place.since', { day: sayDay(since, language, 'with-year') })
      const stands = fieldWords(key, text(key), reader)
      return [stands && day ? `${stands}.` : stands, day, text('standingWhy')].filter(Boolean).join(' ') || null
    }
    default:
      return fieldWords(key, text(key), reader)
  }
}
