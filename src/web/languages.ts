import i18next, { type i18n } from 'i18next'
import { en } from './messages/en.ts'
import { es } from './messages/es.ts'

export type Language = 'en' | 'es'

type Written = keyof typeof en
/** A message's key; those with plural forms are named without the form's suffix. */
export type MessageKey = Written extends infer Key
  ? Key extends `${infer Base}_one`
    ? Base
    : Key extends `${string}_other` | `${string}_many`
      ? never
      : Key
  : never

export type Values = Record<string, string | number>
export type Translate = (key: MessageKey, values?: Values) => string

const spoken: i18n = i18next.createInstance()
void spoken.init({
  lng: 'en',
  fallbackLng: false,
  supportedLngs: ['en', 'es'],
  keySeparator: false,
  nsSeparator: false,
  // Views escape; escaping here too would show "&amp;" to the reader.
  interpolation: { escapeValue: false },
  initAsync: false,
  resources: { en: { translation: en }, es: { translation: es } },
})

const plurals = spoken.services.pluralResolver as { getSuffix(language: Language, count: number): string }

const tables: Record<Language, Record<string, string>> = { en, es }
/** The sentences of a room as they are written, values and all, for a device that puts them together itself. */
export const writtenWords = (language: Language, room: string): Record<string, string> =>
  Object.fromEntries(Object.entries(tables[language]).filter(([key]) => key.startsWith(`${room}.`)))

const speakers = new Map<Language, Translate>()

/**
 * Which form a number takes is i18next's; the words only want their values put in. What ends in a period of its
 * own ("10:00 a. m.", "Greer & Co.") also ends the sentence.
 */
const filled = (written: string, values: Values): string =>
  written.replace(/\{\{(\w+)\}\}(\.?)/g, (_, name: string, period: string) => {
    const value = String(values[name] ?? '')
    return value.endsWith('.') ? value : value + period
  })

/** The words of one language. Messages without values are looked up directly: lists ask for hundreds. */
export function translator(language: Language): Translate {
  let speak = speakers.get(language)
  if (!speak) {
    const fixed = spoken.getFixedT(language)
    const table = tables[language]
    speak = (key, values) => {
      const count = values?.count
      const written =
        table[key] ?? (typeof count === 'number' ? table[key + plurals.getSuffix(language, count)] : undefined)
      if (written === undefined) return fixed(key, values)
      return values ? filled(written, values) : written
    }
    speakers.set(language, speak)
  }
  return speak
}

const lists = new Map<string, Intl.ListFormat>()

/** "Earl, Wanda, and June". */
export function sayList(names: readonly string[], language: Language): string {
  let list = lists.get(language)
  if (!list) {
    list = new Intl.ListFormat(language, { type: 'conjunction' })
    lists.set(language, list)
  }
  return list.format(names)
}

export const isLanguage = (word: unknown): word is Language => word === 'en' || word === 'es'
export const isMessageKey = (word: string): word is MessageKey => word in en || `${word}_other` in en

const preferred = new Map<string, Language>()

/** The first of our languages in an Accept-Language header; English where it names neither. */
export function languageOf(header: string | undefined): Language {
  if (!header) return 'en'
  const known = preferred.get(header)
  if (known) return known
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const q = rest.map((r) => /^\s*q=([\d.]+)/.exec(r)?.[1]).find(Boolean)
      return { tag: tag.slice(0, 2), q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ tag, q }) => isLanguage(tag) && q > 0)
    .sort((a, b) => b.q - a.q)[0]?.tag
  const language: Language = wanted === 'es' ? 'es' : 'en'
  if (preferred.size > 500) preferred.clear()
  preferred.set(header, language)
  return language
}
