import { stringify } from 'csv-stringify/sync'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Db } from '../../db/tables.ts'
import { categories } from '../categories/categories.ts'
import { type PublicBusiness, publicBusinesses } from './public-businesses.ts'
import type { Write } from './write.ts'

/** Headings are words that this town's own import, and most others, understand. */
const columns: [header: string, value: (business: PublicBusiness) => string | number | null][] = [
  ['Id', (business) => business.code],
  ['Name', (business) => business.name],
  ['Category', (business) => business.categories.map(tradeName).join('; ')],
  ['Street', (business) => business.street],
  ['Town', (business) => business.town],
  ['State', (business) => business.region],
  ['Postcode', (business) => business.shownPostcode],
  ['Latitude', (business) => business.shownLat],
  ['Longitude', (business) => business.shownLon],
  ['Phone', (business) => sayPhone(business.phone)],
  ['Email', (business) => business.mail],
  ['Website', (business) => business.website],
  ['Opening hours', (business) => business.hours ?? business.hoursText],
  ['Hours confirmed', (business) => business.confirmedAt],
  ['About', (business) => business.about],
  ['About is in', (business) => (business.about === null ? null : business.aboutLanguage)],
  ['Languages', (business) => business.spoken],
  ['Wheelchair', (business) => business.wheelchair],
  ['Payment', (business) => business.pays],
  ['In their words on paying', (business) => business.paysWords],
  ['How to come', (business) => business.approach],
  ['In their words on coming', (business) => business.approachWords],
  ['Comes to you', (business) => (business.comesToYou === 1 ? 'yes' : 'no')],
  ['Ask for', (business) => business.faces.map(sayFace).join('; ')],
  ['Ask about', (business) => business.faces.flatMap((face) => face.openers).join('; ')],
  ['Directions', (business) => business.directions],
  ['Who fills in', (business) => business.fillIn],
  ['Makes their day', (business) => business.makesMyDay],
  ['Away', (business) => business.closures.map(sayClosure).join('; ')],
  ['Status', (business) => business.standing],
  ['Since', (business) => business.standingSince],
  ['Why', (business) => business.standingWhy],
  ['Remembered for', (business) => business.remembers],
  ['Neighbors would go back', (business) => business.word],
  ['Neighbors who said', (business) => business.wordBucket],
  ['Page', (business) => `/directory/${business.slug}`],
  ['Source', (business) => business.source],
  ['Source id', (business) => business.sourceRef],
  ['Licence', (business) => business.licence],
  ['Attribution', (business) => business.attribution],
  ['Updated', (business) => business.updatedAt],
]

/** A spreadsheet must not take somebody's words for a formula. */
export const tableOptions = { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const

/**
 * The directory as a table, UTF-8.
 * @param today the town's day
 * @param write resolves when more may come
 */
export async function exportCsv(db: Db, today: string, write: Write): Promise<void> {
  await write(stringify([columns.map(([header]) => header)], tableOptions))
  for await (const page of publicBusinesses(db, today)) {
    await write(
      stringify(
        page.map((business) => columns.map(([, value]) => value(business))),
        tableOptions,
      ),
    )
  }
}

/** Lists part their words with commas, so a trade's name goes without its own. */
const tradeName = (id: string): string => (categories.get(id)?.name.en ?? id).replaceAll(',', '')

/** A neighbor reads "(336) 555-0112"; the leading plus of the other spelling looks like a formula. */
function sayPhone(phone: string | null): string | null {
  const number = phone === null ? undefined : parsePhoneNumberFromString(phone)
  return number?.countryCallingCode === '1' ? number.formatNational() : phone
}

export const sayFace = ({ name, role, whenIn }: PublicBusiness['faces'][number]): string =>
  [name, role, whenIn].filter(Boolean).join(', ')

/** "2026-12-24 to 2027-01-02". Why, its author says in the note on the porch, to whom they say it there. */
export const sayClosure = ({ fromOn, untilOn }: PublicBusiness['closures'][number]): string => `${fromOn} to ${untilOn}`
