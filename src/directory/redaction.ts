import type { BusinessFacts } from './facts.ts'
import { foldText } from '../web/fold.ts'
import { roadOf } from './road-rules.ts'

/** All that pages, exports, the search index and paper ever read of where a business is. */
export interface ShownPlace {
  placeShown: string | null
  shownPostcode: string | null
  shownLat: number | null
  shownLon: number | null
}

type Place = Pick<BusinessFacts, 'street' | 'locality' | 'postcode' | 'addressShown' | 'lat' | 'lon'>

/**
 * What may be shown of an address. It is worked out once, when the address is written: whoever reads cannot forget to.
 * `road`: the road's name without a number, and the town; `town`: the town alone. Redacted, there is neither postcode
 * nor place on the map: a point on a country road is somebody's door.
 */
export function shownPlace(place: Place): ShownPlace {
  if (place.addressShown === 'full') {
    return {
      placeShown: inWords([place.street, place.locality]),
      shownPostcode: place.postcode,
      shownLat: place.lat,
      shownLon: place.lon,
    }
  }
  const road = place.addressShown === 'road' && place.street ? roadOf(place.street) : null
  return {
    placeShown: inWords([road, townAlone(place)]),
    shownPostcode: null,
    shownLat: null,
    shownLon: null,
  }
}

const inWords = (parts: (string | null)[]): string | null => parts.filter(Boolean).join(', ') || null

/** A town's name holds no number and no street; where somebody wrote the address into it, it is not shown either. */
function townAlone({ locality, street }: Place): string | null {
  if (!locality || /\p{N}/u.test(locality)) return null
  const road = foldText(street ?? '').replace(/^[\d ]+/, '')
  return road.includes(' ') && ` ${foldText(locality)} `.includes(` ${road} `) ? null : locality
}
