import { v5 } from 'uuid'
import type { Db } from '../../db/tables.ts'
import { categories } from '../categories/categories.ts'
import { languageName } from '../field-words.ts'
import { codesIn } from '../facts.ts'
import { type PublicBusiness, publicBusinesses } from './public-businesses.ts'
import { sayClosure } from './csv.ts'
import { weeklyHours } from './schedules.ts'
import type { Write } from './write.ts'

/** Where the list comes from, for what has to be said in full outside of the town. */
export interface Origin {
  baseUrl: string
  /** ISO 3166 alpha-2, capitals. */
  country: string
}

/**
 * The directory as Open Referral's services (HSDS 3.0), each with its organization, location, phones, schedules,
 * languages and accessibility in it. What the standard has no place for stands beside it under the town's own names.
 * @param today the town's day
 * @param write resolves when more may come
 */
export async function exportHsds(db: Db, origin: Origin, today: string, write: Write): Promise<void> {
  await write('[\n')
  let between = ''
  for await (const page of publicBusinesses(db, today)) {
    await write(between + page.map((business) => JSON.stringify(serviceOf(business, origin))).join(',\n'))
    between = ',\n'
  }
  await write('\n]\n')
}

/** An id that is the same in every export: it comes from the address that never changes. */
type Ids = (what: string) => string

function serviceOf(business: PublicBusiness, { baseUrl, country }: Origin) {
  const lasting = `${baseUrl}/b/${business.code}`
  const idOf: Ids = (what) => v5(`${lasting}#${what}`, v5.URL)
  const { name, about, mail, website } = business
  return {
    id: idOf('service'),
    organization_id: idOf('organization'),
    name,
    ...(about !== null && { description: about }),
    url: `${baseUrl}/directory/${business.slug}`,
    ...(mail !== null && { email: mail }),
    status: statusOf(business),
    ...(business.approachWords !== null && { application_process: business.approachWords }),
    ...(business.closures.length > 0 && { alert: business.closures.map(sayClosure).join('; ') }),
    ...(business.confirmedAt !== null && { assured_date: business.confirmedAt.slice(0, 10) }),
    last_modified: business.updatedAt,
    organization: {
      id: idOf('organization'),
      name,
      description: about ?? name,
      ...(mail !== null && { email: mail }),
      ...(website !== null && { website }),
      uri: lasting,
    },
    phones: business.phone === null ? [] : [{ id: idOf('phone'), number: business.phone, type: 'voice' }],
    schedules: schedulesOf(business, idOf),
    languages: codesIn(business.spoken).map((code) => {
      return { id: idOf(`language ${code}`), name: languageName(code, 'en'), code }
    }),
    contacts: business.faces.map((face, at) => {
      return { id: idOf(`contact ${at}`), name: face.name, ...(face.role !== null && { title: face.role }) }
    }),
    attributes: business.categories.map((category) => tradeOf(category, idOf)),
    service_at_locations: [
      {
        id: idOf('service-at-location'),
        service_id: idOf('service'),
        location_id: idOf('location'),
        location: locationOf(business, country, idOf),
      },
    ],
    ...beside(business),
  }
}

/** What the standard has no field for. */
const beside = (business: PublicBusiness) => ({
  code: business.code,
  standing: business.standing,
  // As shown: where an address is told by its road or town alone, no more than that.
  place: {
    street: business.street,
    town: business.town,
    state: business.region,
    postcode: business.shownPostcode,
  },
  opening_hours: business.hours,
  hours_text: business.hoursText,
  approach: codesIn(business.approach),
  payment_accepted: codesIn(business.pays),
  comes_to_you: business.comesToYou === 1,
  source: business.source,
  source_ref: business.sourceRef,
  licence: business.licence,
  attribution: business.attribution,
})

const statusOf = ({ standing }: PublicBusiness): string =>
  standing === 'open' ? 'active' : standing === 'moved' ? 'inactive' : 'defunct'

function tradeOf(category: string, idOf: Ids) {
  const name = categories.get(category)?.name.en ?? category
  return {
    id: idOf(`trade ${category}`),
    link_id: idOf('service'),
    link_entity: 'service',
    taxonomy_term_id: v5(`woodstove:trade:${category}`, v5.URL),
    taxonomy_term: { id: v5(`woodstove:trade:${category}`, v5.URL), code: category, name, description: name },
  }
}

/** As repetitions where hours are nothing else, and as they were written wherever somebody wrote them. */
function schedulesOf({ hours, hoursText }: PublicBusiness, idOf: Ids) {
  const description = hours ?? hoursText
  if (description === null) return []
  const weekly = hours === null ? null : weeklyHours(hours)
  if (weekly === null || weekly.length === 0)
    return [{ id: idOf('schedule'), service_id: idOf('service'), description }]
  return weekly.map(({ byday, opensAt, closesAt }, at) => ({
    id: idOf(`schedule ${at}`),
    service_id: idOf('service'),
    freq: 'WEEKLY',
    byday,
    opens_at: opensAt,
    closes_at: closesAt,
    description,
  }))
}

/** A place that is told by its road or town alone has no address here: half of one would be made up. */
function locationOf(business: PublicBusiness, country: string, idOf: Ids) {
  const { placeShown, street, town, region, shownPostcode, shownLat, shownLon, wheelchair, directions } = business
  const locationId = idOf('location')
  const isPoint = shownLat !== null && shownLon !== null
  return {
    id: locationId,
    location_type: 'physical',
    name: placeShown ?? business.name,
    ...(directions !== null && { transportation: directions }),
    ...(isPoint && { latitude: shownLat, longitude: shownLon }),
    addresses:
      street === null || town === null
        ? []
        : [
            {
              id: idOf('address'),
              location_id: locationId,
              address_1: street,
              city: town,
              state_province: region ?? '',
              postal_code: shownPostcode ?? '',
              country,
              address_type: 'physical',
            },
          ],
    accessibility:
      wheelchair === null
        ? []
        : [{ id: idOf('accessibility'), location_id: locationId, description: `wheelchair: ${wheelchair}` }],
  }
}
