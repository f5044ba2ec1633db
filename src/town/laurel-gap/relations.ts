import { anasNotebook } from './relations-ana.ts'
import { ruthsNotebook } from './relations-ruth.ts'
import { deesNotebook } from './relations-dee.ts'
import { dotsNotebook } from './relations-dot.ts'
import { earlsNotebook } from './relations-earl.ts'
import { tammysNotebook } from './relations-tammy.ts'
import type { TownNotebook } from './shapes.ts'

/** What the six whom one can become have written down, each for themselves. */
export const notebooks: readonly TownNotebook[] = [
  ruthsNotebook,
  anasNotebook,
  dotsNotebook,
  deesNotebook,
  earlsNotebook,
  tammysNotebook,
]
