import { NotFound } from '../errors.ts'
import { businessBySlug } from '../directory/queries.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { movedTo } from '../web/moved.ts'
import type { Street } from '../web/registrar.ts'
import { nobody } from '../web/viewer.ts'
import { showPoster, showSign } from './paper-page.ts'
import { readPlace } from './place-queries.ts'
import { openTownMaps } from './town-maps.ts'

/** What hangs on a wall or stands on a counter, for whoever passes. */
export function paperRoutes(street: Street, house: House): void {
  const maps = openTownMaps(house)

  street.open('GET /poster', async (req, res) => {
    showPoster(house, req, res, await maps.now(res.locals))
  })

  street.open('GET /directory/:slug/sign', async (req, res) => {
    const { id, slug } = await businessBySlug(house.db, nobody, String(req.params.slug))
    if (slug !== req.params.slug) {
      movedTo(res, `/directory/${slug}/sign`)
      return
    }
    const place = await readPlace(house.db, id, dayIn(townOf(house).zone, house.clock.now()))
    // Nobody is sent to a door that stays shut.
    if (place.standing === 'closed' || place.standing === 'sold') throw new NotFound('sign')
    showSign(house, req, res, place)
  })
}
