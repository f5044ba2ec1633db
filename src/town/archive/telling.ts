import { sayDay } from '../../web/dates.ts'
import type { Language, Translate } from '../../web/languages.ts'

/** One entry of a page: a day or a name, and what is told under it. */
export interface Told {
  head: string
  words: string[]
  hint?: string
}

export interface Section {
  title: string
  items: Told[]
}

/** Who takes it along, from which town and when, and in which language it is told. */
export interface Teller {
  t: Translate
  language: Language
  zone: string
  /** Calendar day in the town. */
  today: string
  name: string
  town: string
}

export const dayWords = (day: string, { language }: Pick<Teller, 'language'>): string =>
  day === '' ? '' : sayDay(day, language, 'with-year')
