import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { toldFavor } from './queries-told.ts'
import { showTold } from './told-page.ts'

/** A favor that everybody in it agreed to show: to neighbors, or to anybody. To all others it is not there. */
export function toldRoutes(street: Street, house: House): void {
  street.open('GET /favors/:id/told', async (req, res) => {
    showTold(house, req, res, await toldFavor(house.db, res.locals.viewer, String(req.params.id)))
  })
}
