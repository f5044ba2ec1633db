import { categories, groups } from '../../directory/categories/categories.ts'
import { phoneWords } from '../../directory/phone-rules.ts'
import type { Reading } from '../../directory/hours/open-words.ts'
import { foldText } from '../../web/fold.ts'
import { isMessageKey } from '../../web/languages.ts'
import { typedAddress } from '../../web/qr.ts'
import { languageName, payWords } from '../list-links.ts'
import { outlookOf } from '../place-week.ts'
import type { PrintedPlace } from './edition-queries.ts'
import { paperHours } from './paper-hours.ts'

export interface PrintedEntry {
  id: string
  number: number
  name: string
  ask: string | null
  phone: string | null
  line: string
  qr: string
  code: string
}

export interface PrintedPerson {
  name: string
  at: string
  /** The entry they stand in: its page is told. */
  entry: string
}

/** A place of a section, for whoever draws the section's map. */
export interface SectionPlaces {
  id: string
  icon: string
  heading: string
  places: readonly PrintedPlace[]
}

const REST = { id: 'rest', icon: 'store' } as const

/** The places under their headings, in the headings' order; what has no trade comes last. */
export function sectionsOf(places: readonly PrintedPlace[], { language, t }: Reading): SectionPlaces[] {
  const inOrder = [...places].sort((one, other) => byName(one.name, other.name))
  const groupOf = ({ categories: [first] }: PrintedPlace): string => categories.get(first ?? '')?.group ?? REST.id
  const headings = [
    ...groups.map(({ id, icon, name }) => ({ id, icon, heading: name[language] })),
    { ...REST, heading: t('edition.rest') },
  ]
  return headings
    .map((heading) => ({ ...heading, places: inOrder.filter((place) => groupOf(place) === heading.id) }))
    .filter((section) => section.places.length > 0)
}

const byName = (one: string, other: string): number => {
  const [a, b] = [foldText(one), foldText(other)]
  return a < b ? -1 : Number(a > b)
}

/** One place in the fewest words that take somebody there. @param square draws an address as a square */
export function entryOf(
  place: PrintedPlace,
  number: number,
  baseUrl: string,
  square: (address: string) => string,
  country: string,
  reading: Reading,
): PrintedEntry {
  const { t } = reading
  const [face] = place.faces
  const address = `${baseUrl}/b/${place.code}`
  return {
    id: place.id,
    number,
    name: place.name,
    ask: face ? t('list.ask-for', { name: face.name }).replace(/\.$/, '') : null,
    phone: place.phone && phoneWords(place.phone),
    line: lineOf(place, country, reading),
    qr: square(address),
    code: typedAddress(address),
  }
}

/** Where, when, how one comes in, how one pays. */
function lineOf(place: PrintedPlace, country: string, reading: Reading): string {
  const { t, language } = reading
  const outlook = outlookOf(place.outlook)
  const spoken = words(place.spoken).filter((code) => code !== 'en')
  const said = [
    place.placeShown,
    outlook ? paperHours(outlook, country, reading) : place.hoursText,
    ...words(place.approach).flatMap((code) => {
      const key = `approach.${code}`
      return isMessageKey(key) ? [t(key)] : []
    }),
    place.approachWords,
    list(words(place.pays).map((code) => payWords(code, t))),
    place.paysWords,
    place.comesToYou === 1 ? t('place.comes') : null,
    place.wheelchair === 'yes' || place.wheelchair === 'limited' ? t(`place.wheelchair-${place.wheelchair}`) : null,
    spoken.length > 0
      ? t('edition.spoken', { languages: list(spoken.map((code) => languageName(code, language))) })
      : null,
  ]
  return said.flatMap((words) => (words ? [sentence(words)] : [])).join(' ')
}

const words = (codes: string): string[] => codes.split(' ').filter((code) => code !== '')

const list = (parts: readonly string[]): string => parts.join(', ')

/** Ends with a period, whoever wrote it. */
function sentence(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return /[.!?…]["”»)]?$/.test(line) ? line : `${line}.`
}

/** Everybody to ask for, by the name they go by. */
export function peopleOf(places: readonly PrintedPlace[]): PrintedPerson[] {
  return places
    .flatMap((place) => place.faces.map((face) => ({ name: face.name, at: place.name, entry: place.id })))
    .sort((one, other) => byName(one.name, other.name) || byName(one.at, other.at))
}

const SEASONS = ['winter', 'spring', 'summer', 'fall'] as const

/** "Winter 2026", as editions are told apart. @param day `YYYY-MM-DD`; @param lat of the town: south of the equator it is summer */
export function seasonOf(day: string, lat: number | null, { t }: Pick<Reading, 't'>): string {
  const [year = '', month = '1'] = day.split('-')
  const north = Math.floor((Number(month) % 12) / 3)
  const season = SEASONS[(lat !== null && lat < 0 ? north + 2 : north) % 4] ?? 'winter'
  // The winter that begins in December is named by the year it leads into.
  const named = season === 'winter' && month === '12' ? Number(year) + 1 : Number(year)
  return t(`edition.season-${season}`, { year: String(named) })
}
