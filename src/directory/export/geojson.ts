import type { Db } from '../../db/tables.ts'
import { type PublicBusiness, publicBusinesses } from './public-businesses.ts'
import type { Write } from './write.ts'

/**
 * The directory as a GeoJSON FeatureCollection (RFC 7946). A business whose place is not shown has no geometry.
 * @param today the town's day
 * @param write resolves when more may come
 */
export async function exportGeoJson(db: Db, today: string, write: Write): Promise<void> {
  await write('{"type":"FeatureCollection","features":[\n')
  let between = ''
  for await (const page of publicBusinesses(db, today)) {
    await write(between + page.map((business) => JSON.stringify(featureOf(business))).join(',\n'))
    between = ',\n'
  }
  await write('\n]}\n')
}

function featureOf(business: PublicBusiness) {
  const { id: _id, code, shownLat, shownLon, placeShown, shownPostcode, region, mail, ...rest } = business
  const { locality: _locality, spoken, pays, approach, comesToYou, ...properties } = rest
  const geometry = shownLat === null || shownLon === null ? null : { type: 'Point', coordinates: [shownLon, shownLat] }
  return {
    type: 'Feature',
    id: code,
    geometry,
    properties: {
      ...properties,
      id: code,
      address: placeShown,
      state: region,
      postcode: shownPostcode,
      email: mail,
      languages: codes(spoken),
      payment: codes(pays),
      approach: codes(approach),
      comesToYou: comesToYou === 1,
    },
  }
}

const codes = (text: string): string[] => text.split(' ').filter(Boolean)
