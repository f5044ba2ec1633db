import { isObject, type JsonObject, listOf, textOf } from './json.ts'
import { blankListing, importBounds, plainList, type RawListing, type RawReading } from './listing.ts'
import { pauseAt } from './pause.ts'

const LOOKED_AT = 20

/** Whether a list is of services as Open Referral writes them (HSDS 3.0), as this town's own `/directory.json` is. */
export const isHsds = (objects: readonly JsonObject[]): boolean =>
  objects
    .slice(0, LOOKED_AT)
    .every((each) => isObject(each['organization']) || isObject(listOf(each['service_at_locations'])[0]))

/** The businesses of such a list, as far as it says things that a list may say. */
export async function readHsds(services: readonly JsonObject[]): Promise<RawReading> {
  const raws: RawListing[] = []
  for (const [index, service] of services.slice(0, importBounds.listings + 1).entries()) {
    await pauseAt(index)
    raws.push(listingOf(service, index + 1))
  }
  return { format: 'hsds', source: plainList, raws }
}

const within = (object: JsonObject, key: string): JsonObject => (isObject(object[key]) ? object[key] : {})
const objectsOf = (object: JsonObject, key: string): JsonObject[] => listOf(object[key]).filter(isObject)
const firstOf = (object: JsonObject, key: string): JsonObject => objectsOf(object, key)[0] ?? {}
const text = (object: JsonObject, key: string): string => textOf(object[key])

function listingOf(service: JsonObject, row: number): RawListing {
  const organization = within(service, 'organization')
  const location = within(firstOf(service, 'service_at_locations'), 'location')
  const id = text(service, 'code') || text(service, 'id')
  const standing = text(service, 'standing')
  return {
    ...blankListing(row),
    ...addressOf(service, location),
    ref: id === '' ? null : `id:${id}`,
    name: text(service, 'name') || text(organization, 'name'),
    categoryWords: objectsOf(service, 'attributes').map((each) =>
      text(within(each, 'taxonomy_term'), 'name').replaceAll(',', ''),
    ),
    lat: numberOf(location['latitude']),
    lon: numberOf(location['longitude']),
    phone: text(firstOf(service, 'phones'), 'number') || text(firstOf(location, 'phones'), 'number'),
    email: text(service, 'email') || text(organization, 'email'),
    website: text(organization, 'website') || (service['organization'] === undefined ? text(service, 'url') : ''),
    hours: hoursOf(service),
    about: text(service, 'description'),
    languages: objectsOf(service, 'languages')
      .map((each) => text(each, 'code') || text(each, 'name'))
      .join(' '),
    wheelchair: wheelchairOf(location),
    pays: listOf(service['payment_accepted']).map(textOf),
    closed: standing === '' ? text(service, 'status') === 'defunct' : standing === 'closed',
  }
}

const numberOf = (value: unknown): number | string | null => {
  const said = typeof value === 'number' ? value : textOf(value)
  return said === '' ? null : said
}

/** The town's own place first: it stands also where half an address would be made up. */
function addressOf(service: JsonObject, location: JsonObject) {
  const [place, address] = [within(service, 'place'), firstOf(location, 'addresses')]
  const own = (ours: string, theirs: string): string => text(place, ours) || text(address, theirs)
  return {
    street: own('street', 'address_1'),
    unit: text(address, 'address_2'),
    town: own('town', 'city'),
    state: own('state', 'state_province'),
    postcode: own('postcode', 'postal_code'),
    country: text(address, 'country'),
  }
}

/** What somebody wrote, else the standard's own repetitions put in words again. */
function hoursOf(service: JsonObject): string {
  const written = text(service, 'opening_hours') || text(service, 'hours_text')
  if (written !== '') return written
  const schedules = objectsOf(service, 'schedules')
  const weekly = schedules.flatMap((each) => {
    const days = text(each, 'byday')
    const [from, to] = [text(each, 'opens_at').slice(0, 5), text(each, 'closes_at').slice(0, 5)]
    return from === '' || to === '' || !/^[A-Z]{2}(,[A-Z]{2})*$/.test(days) ? [] : `${spelled(days)} ${from}-${to}`
  })
  const all = weekly.length > 0 && weekly.length === schedules.length
  return all ? weekly.join('; ') : text(schedules[0] ?? {}, 'description')
}

const spelled = (days: string): string =>
  days.replace(/[A-Z]{2}/g, (day) => day.charAt(0) + day.charAt(1).toLowerCase())

function wheelchairOf(location: JsonObject): string {
  const said = objectsOf(location, 'accessibility').map((each) => text(each, 'description'))
  return said.flatMap((words) => /^wheelchair: (\w+)$/.exec(words)?.[1] ?? [])[0] ?? ''
}
