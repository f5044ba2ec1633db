import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Language } from '../web/languages.ts'
import { faceValues, type ShownFace } from './face-reading.ts'
import { type BusinessFacts, codesIn } from './facts.ts'
import { faceSlots, tradeFields } from './form.ts'
import { tradeName } from './trades.ts'

/** A phone number as neighbors say it; others with their country's code. @param country ISO 3166 alpha-2, capitals */
export function sayPhone(phone: string, country: string): string {
  const number = parsePhoneNumberFromString(phone)
  if (!number) return phone
  return number.country === (country as CountryCode) || number.countryCallingCode === '1'
    ? number.formatNational()
    : number.formatInternational()
}

/** Facts as the form's fields show them. */
export function shownFacts(facts: BusinessFacts, language: Language, country: string) {
  const { categories, hours, hoursText, phone, approach, pays, spoken, ...plain } = facts
  const trades = tradeFields.map((field, at) => {
    const id = categories[at]
    return [field, id === undefined ? null : tradeName(id, language)] as const
  })
  return {
    ...plain,
    ...Object.fromEntries(trades),
    comesToYou: facts.comesToYou === 1 ? '1' : '',
    phone: phone === null ? null : sayPhone(phone, country),
    hours: hours ?? hoursText,
    approach: codesIn(approach),
    pays: codesIn(pays),
    spoken: codesIn(spoken),
  }
}

export interface EntryState {
  facts: BusinessFacts
  faces: readonly ShownFace[]
  revision: number
}

/** A whole entry in the form's fields. */
export function entryValues(
  { facts, faces, revision }: EntryState,
  language: Language,
  country: string,
): Record<string, unknown> {
  const people = faceSlots.flatMap((slot, at) => {
    const face = faces[at]
    return face ? Object.entries(faceValues(slot, face)) : []
  })
  return { ...shownFacts(facts, language, country), ...Object.fromEntries(people), revision }
}
