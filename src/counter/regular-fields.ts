import { sayMonth } from '../web/dates.ts'
import type { Language, Translate } from '../web/languages.ts'
import type { RegularFields } from './correction-rules.ts'
import type { Regular, RegularInput } from './queries-regulars.ts'

/** A regular as the form shows them. */
export const regularFields = ({ written, diedOn, ...regular }: Regular): RegularFields =>
  fieldsOf({ ...regular, usual: written, died: diedOn !== null })

/** What was understood of a form, as its fields. */
export const fieldsOf = ({ name, usual, language, birthday, died }: RegularInput): RegularFields => ({
  name,
  usual: usual ?? '',
  language: language ?? '',
  birthMonth: birthday ? String(birthday.month) : '',
  birthDay: birthday?.dayOfMonth ? String(birthday.dayOfMonth) : '',
  died: died ? '1' : '',
})

/** And back: fields that were understood before. */
export const asInput = ({ name, usual, language, birthMonth, birthDay, died }: RegularFields): RegularInput => ({
  name,
  usual: usual === '' ? null : usual,
  language: language === 'en' || language === 'es' ? language : null,
  birthday:
    birthMonth === '' ? null : { month: Number(birthMonth), dayOfMonth: birthDay === '' ? null : Number(birthDay) },
  died: died === '1',
})

/** A field as a sentence says it. */
export function wordsOf(name: keyof RegularFields, fields: RegularFields, t: Translate, language: Language): string {
  const value = fields[name]
  if (name === 'died') return t(value ? 'counter.died' : 'counter.not-died')
  if (value === '') return t('counter.not-known')
  if (name === 'birthMonth') return sayMonth(Number(value), language)
  if (name === 'language') return t(value === 'es' ? 'contact.language-es' : 'contact.language-en')
  return value
}
