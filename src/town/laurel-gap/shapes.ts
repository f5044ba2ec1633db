/** The shapes of the demonstration town's content. A loader reads these constants; nothing here touches a database. */
import type { AccountKey, BusinessSlug, PersonKey } from './keys.ts'

export type { AccountKey, BusinessSlug, NeighborKey } from './keys.ts'

/** A language the application itself speaks. */
export type AppLanguage = 'en' | 'es'

/** A language somebody in town speaks, as an ISO 639 code; `chr` is Cherokee. */
export type SpokenLanguage = AppLanguage | 'chr'

/** What the application says, in every language it speaks. */
export interface BothLanguages {
  readonly en: string
  readonly es: string
}

/** What a person wrote. It stays in the language they wrote it in, and is marked with it. */
export interface OwnWords {
  readonly text: string
  readonly language: AppLanguage
}

export interface TownPerson<Key extends AccountKey = AccountKey> {
  readonly key: Key
  readonly name: string
  /** A road without a number. */
  readonly road: string
  /** `me` where the person's business hides its address: the profile must not give away what the page redacts. */
  readonly roadShownTo: 'neighbors' | 'me'
  readonly reads: AppLanguage
  readonly line: OwnWords
  readonly gladToBeAskedAbout: readonly OwnWords[]
}

/** Somebody the visitor can become, and what they are in town. */
export interface DemoPerson extends TownPerson<PersonKey> {
  readonly role: 'resident' | 'owner' | 'clerk' | 'newcomer' | 'host' | 'steward'
  readonly whoTheyAre: BothLanguages
}

export type ApproachCode =
  | 'walk-in'
  | 'call-first'
  | 'call-evenings'
  | 'come-around-back'
  | 'knock-loud'
  | 'no-texts'
  | 'text-ok'
  | 'bring-the-old-part'
  | 'by-appointment'
  | 'leave-word-at-the-store'

export type PaymentCode = 'cash' | 'check' | 'card' | 'venmo' | 'tab' | 'trade' | 'snap'

export interface TownFace {
  readonly name: string
  readonly role: OwnWords
  readonly whenIn: OwnWords
  readonly line: OwnWords
  /** Small-talk starters that this person chose to show. */
  readonly openers: readonly OwnWords[]
  readonly account?: AccountKey
  /** Present where that account has claimed the business. */
  readonly claim?: 'owner' | 'manager' | 'staff'
  /** Who came to that counter within the year. */
  readonly sinceDaysAgo?: number
  /** They died, this many days before the first morning: the page remembers them in other words. */
  readonly diedDaysAgo?: number
}

/** What became of a business that no longer is what it was, in the language of its `about`. */
export interface TownStanding {
  readonly as: 'moved' | 'sold' | 'closed'
  readonly daysAgo: number
  readonly why: string
  /** Who carries it on. */
  readonly successor?: BusinessSlug
  /** Where it was before it moved. */
  readonly from?: { readonly number: string; readonly road: string; readonly lat: number; readonly lon: number }
}

export interface TownBusiness {
  readonly slug: BusinessSlug
  readonly name: string
  /** OSM values and rural trades, written as slugs; the first is the main one. */
  readonly categories: readonly string[]
  readonly about: string
  readonly aboutLanguage: AppLanguage
  readonly address: { readonly number: string; readonly road: string }
  /** What the public may see of the address; the rest and the coordinates are the owners' alone. */
  readonly addressShown: 'full' | 'road' | 'town'
  /** Degrees, WGS 84. */
  readonly lat: number
  readonly lon: number
  readonly phone: string
  readonly mail?: string
  readonly website?: string
  /** `opening_hours` syntax where `understood`, else the owner's text as it stands. */
  readonly hours: { readonly text: string; readonly understood: boolean }
  readonly confirmed: { readonly by: AccountKey; readonly daysAgo: number }
  readonly approach: { readonly codes: readonly ApproachCode[]; readonly ownWords?: OwnWords }
  readonly pays: readonly PaymentCode[]
  readonly wheelchair: 'yes' | 'limited' | 'no'
  readonly comesToYou: boolean
  readonly languages: readonly SpokenLanguage[]
  /** Three to five steps. Where the address is redacted they stop short of the door. */
  readonly directions: { readonly language: AppLanguage; readonly steps: readonly string[] }
  readonly fillsIn?: OwnWords
  readonly makesMyDay: OwnWords
  readonly chalkboard?: OwnWords
  readonly standing?: TownStanding
  /** What the town remembers of it or of somebody, in the language of its `about`. */
  readonly remembers?: string
  /** Whom to ask for, in the order the page names them. */
  readonly faces: readonly TownFace[]
}

/** Whom a contact is. Absent for somebody the town's pages do not know. */
export type ContactPointer =
  { readonly business: BusinessSlug; readonly face: string } | { readonly account: AccountKey }

export interface TownDate {
  readonly what: string
  readonly month: number
  /** Absent when only the month is known. */
  readonly day?: number
  readonly year?: number
  /** For February 29: the day it is kept in other years. */
  readonly keepOn?: 'feb-28' | 'mar-1'
}

export interface TownContact {
  /** Unique within its notebook. */
  readonly key: string
  readonly name: string
  readonly pointer?: ContactPointer
  readonly howMet?: string
  /** Key of the contact in the same notebook through whom they met. */
  readonly through?: string
  readonly facts: readonly string[]
  /** Family and animals. */
  readonly family: readonly { readonly name: string; readonly relation: string }[]
  readonly dates: readonly TownDate[]
  readonly topics: readonly string[]
  /** The keeper's own tags. */
  readonly tags?: readonly string[]
  /** Days between meetings that the notebook's keeper would like. */
  readonly seeEvery?: number
}

export interface TownNote {
  /** Key of a contact in the same notebook. */
  readonly about: string
  readonly text: string
  readonly askNextTime?: true
  /** How many days ago it was asked; until then it waits. */
  readonly askedDaysAgo?: number
}

export interface TownVisit {
  /** Whole days before the town's first morning; 0 is that morning. */
  readonly daysAgo: number
  readonly business?: BusinessSlug
  /** Where they met, when it was not at a business. */
  readonly place?: string
  /** Keys of contacts in the same notebook. */
  readonly met: readonly string[]
  readonly line?: string
  readonly whatFor?: string
  readonly notes?: readonly TownNote[]
  /** To be come back to, so many days after the town's first morning. */
  readonly followUp?: { readonly words: string; readonly inDays: number }
  readonly theyWentPast?: string
  readonly iWentPast?: string
  /** Sent to the place as a thank-you; `agreed` where its people said that is how it was. */
  readonly pastIs?: 'sent' | 'agreed'
  /** The pair is for the internet too; else for signed-in neighbors. */
  readonly pastToAnybody?: true
}

/** What people come in for at a place, and what they write down afterwards: each line once in a notebook, at most. */
export interface SmallTalk {
  readonly errands: readonly string[]
  readonly lines: readonly string[]
}

export type TalkStock = Partial<Record<BusinessSlug, SmallTalk>>

/** One resident's own notebook. Private words: only its keeper ever reads them. */
export interface TownNotebook {
  readonly keeper: AccountKey
  readonly language: AppLanguage
  readonly contacts: readonly TownContact[]
  readonly visits: readonly TownVisit[]
}

export interface WalkStop {
  readonly key: string
  /** Whom the visitor is at this stop. */
  readonly as: PersonKey
  readonly path: string
  readonly title: BothLanguages
  readonly line: BothLanguages
}

export interface Town {
  readonly name: string
  readonly state: string
  readonly country: string
  readonly zone: string
  readonly languages: readonly AppLanguage[]
  readonly lat: number
  readonly lon: number
  readonly elevationFt: number
  /** A Tuesday in the town's zone. Every `daysAgo` counts back from this day, and its season is in people's words. */
  readonly firstMorning: { readonly day: string; readonly time: string }
  readonly footer: BothLanguages
  readonly madeUp: BothLanguages
}
