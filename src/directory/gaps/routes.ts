import type { House } from '../../web/house.ts'
import type { Street } from '../../web/registrar.ts'
import { showGaps } from './page.ts'
import { gapsOf } from './gaps.ts'
import { categoriesDone, isAnybodyThere } from './queries.ts'

/** What nobody here does. It stands before `/directory/:slug`, where `gaps` is no business's address. */
export function gapsRoutes(street: Street, house: House): void {
  street.open('GET /directory/gaps', async (req, res) => {
    const gaps = gapsOf(await categoriesDone(house.db))
    showGaps(house, req, res, { gaps, isEmpty: !(await isAnybodyThere(house.db)) })
  })
}
