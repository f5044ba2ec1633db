import { animalsAndTable } from './businesses-animals-and-table.ts'
import { atHome } from './businesses-at-home.ts'
import { churchAndSchool } from './businesses-church-and-school.ts'
import { churchStreet } from './businesses-church-street.ts'
import { depotStreet } from './businesses-depot-street.ts'
import { enginesAndFuel } from './businesses-engines-and-fuel.ts'
import { gone } from './businesses-gone.ts'
import { hardwareAndGreenhouse } from './businesses-hardware.ts'
import { helpingHands } from './businesses-helping-hands.ts'
import { houseTrades } from './businesses-house-trades.ts'
import { laundryAndSupper } from './businesses-laundry-and-supper.ts'
import { lockedOut } from './businesses-locked-out.ts'
import { mainStreet } from './businesses-main-street.ts'
import { byTheStoplight } from './businesses-stoplight.ts'
import { timberAndStone } from './businesses-timber-and-stone.ts'
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
  ...byTheStoplight,
  ...laundryAndSupper,
  ...churchAndSchool,
  ...houseTrades,
  ...lockedOut,
  ...enginesAndFuel,
  ...timberAndStone,
  ...animalsAndTable,
  ...helpingHands,
  ...gone,
]
