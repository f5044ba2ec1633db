import type { Language, MessageKey, Translate } from '../web/languages.ts'
import { isMessageKey } from '../web/languages.ts'
import { codesIn } from './facts.ts'
import { hoursSaid } from './hours/notation-words.ts'
import { sayPhone } from './shown-entry.ts'
import { tradeName } from './trades.ts'

interface Reader {
  t: Translate
  language: Language
  /** ISO 3166 alpha-2, capitals. */
  country: string
}

/** A language's name, as a reader of another calls it. */
export function languageName(code: string, language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export const fieldName = (field: string, t: Translate): string => said(`field.${field}`, t) ?? field

/** What a field of the history says, in the reader's language; people's own words stay as they are. */
export function fieldWords(field: string, text: string | null, { t, language, country }: Reader): string | null {
  if (text === null) return null
  const each = (say: (code: string) => string): string => codesIn(text).map(say).join(', ')
  switch (field) {
    case 'categories':
      return each((id) => tradeName(id, language))
    case 'spoken':
      return each((code) => languageName(code, language))
    case 'approach':
    case 'pays':
      return each((code) => said(`${field}.${code}`, t) ?? code)
    case 'aboutLanguage':
      return languageName(text, language)
    case 'hours':
      return hoursSaid(text, { t, language })
    case 'phone':
      return sayPhone(text, country)
    case 'comesToYou':
      return t(text === '1' ? 'say.yes' : 'say.no')
    case 'successorId':
      // A history says the name; an entry's id tells nobody anything.
      return /^[0-9a-f-]{36}$/.test(text) ? '…' : text
    default: {
      const prefix = codeFields[field]
      return prefix ? (said(`${prefix}.${text}`, t) ?? text) : text
    }
  }
}

const codeFields: Readonly<Record<string, string>> = {
  addressShown: 'entry.shown',
  phoneAudience: 'entry.for',
  mailAudience: 'entry.for',
  wheelchair: 'entry.wheelchair',
  standing: 'standing',
  photo: 'photo.history',
}

const said = (key: string, t: Translate): string | null => (isMessageKey(key) ? t(key satisfies MessageKey) : null)

/** Well-known sources by their own names; others as the person wrote them. */
export function sourceName(source: string, t: Translate): string {
  const known: Record<string, string> = { osm: 'OpenStreetMap', wof: 'Who’s On First', usda: 'USDA' }
  return source === 'list' ? t('import.plain-list') : (known[source] ?? source)
}
