import { atHome } from './businesses-at-home.ts'
import { churchStreet } from './businesses-church-street.ts'
import { depotStreet } from './businesses-depot-street.ts'
import { hardwareAndGreenhouse } from './businesses-hardware.ts'
import { mainStreet } from './businesses-main-street.ts'
import { upTheRoads } from './businesses-up-the-roads.ts'
import type { TownBusiness } from './shapes.ts'

/** Every business of Laurel Gap. */
export const businesses: readonly TownBusiness[] = [
  ...hardwareAndGreenhouse,
  ...mainStreet,
  ...depotStreet,
  ...churchStreet,
  ...upTheRoads,
  ...atHome,
]
