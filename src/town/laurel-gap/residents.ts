import { churchAndSchoolPeople } from './people-church-and-school.ts'
import { inTown } from './people-in-town.ts'
import { nearTheCreek } from './people-near-the-creek.ts'
import { neighbors } from './people-neighbors.ts'
import { upTheRidge } from './people-up-the-ridge.ts'
import { demoPeople } from './people.ts'
import type { TownPerson } from './shapes.ts'

/** Everybody who has an account in Laurel Gap, the six whom one can become first. */
export const residents: readonly TownPerson[] = [
  ...demoPeople,
  ...neighbors,
  ...inTown,
  ...churchAndSchoolPeople,
  ...nearTheCreek,
  ...upTheRidge,
]
