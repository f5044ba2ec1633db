import type { Request } from 'express'
import { businessBySlug } from '../directory/queries.ts'
import { favorsBetween } from '../favors/queries-between.ts'
import { walkInCard } from '../notebook/queries-walk-in.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { movedTo } from '../web/moved.ts'
import type { Street } from '../web/registrar.ts'
import { readPlace } from './place-queries.ts'
import { showWalkIn } from './walk-in-page.ts'

/** The card for one business, before the reader walks in: the town's word on who is there, and their own notebook's. */
export function walkInRoutes(street: Street, house: House): void {
  street.signedIn('GET /notebook/walk-in/:slug', async (req: Request, res, viewer) => {
    const { id, slug } = await businessBySlug(house.db, viewer, String(req.params.slug))
    if (slug !== req.params.slug) return movedTo(res, `/notebook/walk-in/${slug}`)
    const card = await walkInCard(house.db, viewer, id)
    const place = await readPlace(house.db, id, dayIn(townOf(house).zone, house.clock.now()))
    const people = place.faces.flatMap((face) => face.accountId ?? []).filter((one) => one !== viewer.accountId)
    showWalkIn(house, req, res, place, card, await favorsBetween(house.db, viewer, id, people))
  })
}
