import { createHash } from 'node:crypto'
import type { AddressShown } from '../../db/columns/directory.ts'
import { type BusinessFacts, payCodes } from '../facts.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import type { ReadListing } from './listing.ts'
import { pauseAt } from './pause.ts'
import { tradesOf } from './trades.ts'
import { foldWords } from './words.ts'

/** What a source can say about a business. Everything else is for people alone to say. */
const broughtNames = [
  'name',
  'categories',
  'about',
  'street',
  'locality',
  'region',
  'postcode',
  'lat',
  'lon',
  'phone',
  'mail',
  'website',
  'hours',
  'hoursText',
  'approachWords',
  'pays',
  'spoken',
  'wheelchair',
] as const
export type BroughtName = (typeof broughtNames)[number]
export type BroughtFacts = Pick<BusinessFacts, BroughtName>

/** A listing in the town's words. */
export interface Brought {
  ref: string
  /** 1-based, as the person finds it in their file. */
  row: number
  facts: BroughtFacts
  /** Only for a business that is new here: a home's address is shown when its people say so, not because a list has it. */
  addressShown: AddressShown
  /** The source says it is gone. */
  closed: boolean
  /** Two rows that say the same hash alike, in whatever file and order. */
  rowHash: string
}

/**
 * Says listings in the town's words: trades as categories, hours as notation. Hours are evaluated here, before any
 * transaction, each text once; what was not understood stays as written.
 */
export async function factsOf(listings: readonly ReadListing[], hours: HoursKeeper): Promise<Brought[]> {
  const readings = await readHours(listings, hours)
  const all: Brought[] = []
  for (const [index, listing] of listings.entries()) {
    await pauseAt(index)
    const facts = { ...plainOf(listing), ...(readings.get(listing.hours ?? '') ?? noHours) }
    const { ref, row, closed } = listing
    all.push({ ref, row, facts, closed, addressShown: shownOf(listing), rowHash: hashOf(facts, closed) })
  }
  return all
}

type Hours = Pick<BusinessFacts, 'hours' | 'hoursText'>

const noHours: Hours = { hours: null, hoursText: null }
const HOURS_AT_ONCE = 40

async function readHours(listings: readonly ReadListing[], hours: HoursKeeper): Promise<Map<string, Hours>> {
  const texts = [...new Set(listings.map((listing) => listing.hours ?? ''))]
  const known = new Map<string, Hours>()
  for (let from = 0; from < texts.length; from += HOURS_AT_ONCE) {
    const some = texts.slice(from, from + HOURS_AT_ONCE)
    const readings = await Promise.all(some.map((text) => hours.read(text)))
    readings.forEach((reading, at) => {
      const text = some[at] ?? ''
      if (reading.kind === 'understood') known.set(text, { hours: reading.expression, hoursText: null })
      else if (reading.kind === 'kept-as-text') known.set(text, { hours: null, hoursText: reading.text })
    })
  }
  return known
}

function plainOf(listing: ReadListing): Omit<BroughtFacts, keyof Hours> {
  return {
    name: listing.name,
    categories: tradesOf(listing),
    about: listing.about,
    street: listing.street,
    locality: listing.town,
    region: listing.state,
    postcode: listing.postcode,
    lat: listing.lat,
    lon: listing.lon,
    phone: listing.phone,
    mail: listing.email,
    website: listing.website,
    // "336-555-0172 ext. 4": a number alone does not say it all, and is no telephone's to dial.
    approachWords: listing.phoneText === null ? null : `Tel. ${listing.phoneText}`,
    pays: paysOf(listing),
    spoken: listing.languages.join(' '),
    wheelchair: listing.wheelchair,
  }
}

/** Codes in the town's order, so that a source's order is no change. */
function paysOf({ pays }: ReadListing): string {
  const said = new Set(pays.map((way) => (way === 'barter' ? 'trade' : way)))
  return payCodes.filter((code) => said.has(code)).join(' ')
}

const atHome = /\bhome (based|occupation|business|office)\b/

function shownOf({ tags, categoryWords, looseTags }: ReadListing): AddressShown {
  const said = [...categoryWords, ...looseTags, ...Object.values(tags)].some((words) => atHome.test(foldWords(words)))
  return said || tags['home_based'] === 'yes' ? 'town' : 'full'
}

function hashOf(facts: BroughtFacts, closed: boolean): string {
  const said = JSON.stringify([...broughtNames.map((name) => facts[name]), closed])
  return createHash('sha256').update(said).digest('base64url').slice(0, 32)
}
