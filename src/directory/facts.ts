import type { AddressShown, Standing } from '../db/columns/directory.ts'
import type { Language } from '../db/columns/accounts.ts'

/** Who may read a phone number, an address or what changed: narrower to the right. */
export const audiences = ['anybody', 'neighbors', 'owners'] as const
export type FieldAudience = (typeof audiences)[number]

/** What somebody says about a business. Lists of codes are texts with spaces between them. */
export interface BusinessFacts {
  name: string
  /** Ids of categories, the main one first. */
  categories: string[]
  about: string | null
  aboutLanguage: Language
  street: string | null
  locality: string | null
  region: string | null
  postcode: string | null
  addressShown: AddressShown
  /** Degrees, WGS 84; both or neither. */
  lat: number | null
  lon: number | null
  /** E.164. */
  phone: string | null
  mail: string | null
  website: string | null
  phoneAudience: FieldAudience
  mailAudience: FieldAudience
  /** `opening_hours` notation; `hoursText` keeps words that could not be understood. One or neither. */
  hours: string | null
  hoursText: string | null
  approach: string
  approachWords: string | null
  pays: string
  paysWords: string | null
  spoken: string
  wheelchair: 'yes' | 'limited' | 'no' | null
  comesToYou: 0 | 1
  /** One step a line. */
  directions: string | null
  fillIn: string | null
  makesMyDay: string | null
  chalkboard: string | null
  chalkboardOn: string | null
  standing: Standing
  standingSince: string | null
  standingWhy: string | null
  remembers: string | null
  successorId: string | null
}

export type FactName = keyof BusinessFacts

/** A business of which nothing is known yet. */
export const plainFacts: BusinessFacts = {
  name: '',
  categories: [],
  about: null,
  aboutLanguage: 'en',
  street: null,
  locality: null,
  region: null,
  postcode: null,
  addressShown: 'full',
  lat: null,
  lon: null,
  phone: null,
  mail: null,
  website: null,
  phoneAudience: 'anybody',
  mailAudience: 'anybody',
  hours: null,
  hoursText: null,
  approach: '',
  approachWords: null,
  pays: '',
  paysWords: null,
  spoken: '',
  wheelchair: null,
  comesToYou: 0,
  directions: null,
  fillIn: null,
  makesMyDay: null,
  chalkboard: null,
  chalkboardOn: null,
  standing: 'open',
  standingSince: null,
  standingWhy: null,
  remembers: null,
  successorId: null,
}

export const factNames = Object.keys(plainFacts) as FactName[]

/** How a business likes to be approached; each is a message `approach.<code>`. */
export const approachCodes = [
  'walk-in',
  'call-first',
  'call-evenings',
  'by-appointment',
  'come-around-back',
  'knock-loud',
  'text-ok',
  'no-texts',
  'bring-the-old-part',
  'leave-word-at-the-store',
] as const

/** ISO 639 codes of what is spoken hereabouts, the likelier ones first. */
export const spokenCodes = [
  ...(['en', 'es', 'chr', 'ase', 'fr', 'de', 'it', 'pt', 'zh', 'ko', 'ja', 'vi'] as const),
  ...(['tl', 'ru', 'uk', 'ar', 'hi', 'gu', 'pl', 'ht', 'pdc'] as const),
] as const

/** How one pays; each is a message `pays.<code>`. */
export const payCodes = [
  'cash',
  'check',
  'card',
  'tab',
  'trade',
  'venmo',
  'paypal',
  'zelle',
  'cash-app',
  'snap',
  'wic',
  'sfmnp',
] as const

/** Codes in any order say the same thing. */
const codeLists: readonly FactName[] = ['approach', 'pays', 'spoken']

export const codesIn = (codes: string): string[] => codes.split(' ').filter((code) => code !== '')

/** A fact as a history keeps it; null where there is none. */
export function textOf<Name extends FactName>(name: Name, facts: Pick<BusinessFacts, Name>): string | null {
  const value: unknown = facts[name]
  if (Array.isArray(value)) return value.length > 0 ? value.join(' ') : null
  if (typeof value === 'string' && codeLists.includes(name)) return codesIn(value).sort().join(' ') || null
  return typeof value === 'string' || typeof value === 'number' ? String(value) || null : null
}

/** A fact out of a history, as it stood before it became text. */
export function factFrom(name: FactName, text: string | null): BusinessFacts[FactName] {
  if (name === 'categories') return codesIn(text ?? '')
  if (text === null) return plainFacts[name]
  return name === 'lat' || name === 'lon' || name === 'comesToYou' ? Number(text) : text
}

/** What would give a redacted address away. */
const whereabouts: readonly FactName[] = ['street', 'postcode', 'lat', 'lon']

/** Who may read a fact, and so what changed about it. */
export function audienceOf(
  name: FactName,
  facts: Pick<BusinessFacts, 'addressShown' | 'phoneAudience' | 'mailAudience'>,
): FieldAudience {
  if (whereabouts.includes(name)) return facts.addressShown === 'full' ? 'anybody' : 'owners'
  if (name === 'phone') return facts.phoneAudience
  return name === 'mail' ? facts.mailAudience : 'anybody'
}

export const narrower = (one: FieldAudience, other: FieldAudience): FieldAudience =>
  audiences.indexOf(one) > audiences.indexOf(other) ? one : other
