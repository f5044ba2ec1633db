import type { Request } from 'express'
import { businessBySlug } from '../directory/queries.ts'
import { favorsBetween } from '../favors/queries-between.ts'
import { datesNear } from '../notebook/reminders/queries-dates-near.ts'
import { ownNotebook } from '../notebook/queries-notebook.ts'
import { walkInCard } from '../notebook/queries-walk-in.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { movedTo } from '../web/moved.ts'
import type { Street } from '../web/registrar.ts'
import { readDoorstep } from './place-queries.ts'
import { showWalkIn } from './walk-in-page.ts'

/** The card for one business, before the reader walks in: the town's word on who is there, and their own notebook's. */
export function walkInRoutes(street: Street, house: House): void {
  street.signedIn('GET /notebook/walk-in/:slug', async (req: Request, res, viewer) => {
    const { id, slug } = await businessBySlug(house.db, viewer, String(req.params.slug))
    if (slug !== req.params.slug) return movedTo(res, `/notebook/walk-in/${slug}`)
    const card = await walkInCard(house.db, viewer, id)
    const today = dayIn(townOf(house).zone, house.clock.now())
    const place = await readDoorstep(house.db, id, today)
    const people = place.faces.flatMap((face) => face.accountId ?? []).filter((one) => one !== viewer.accountId)
    const known = card.contacts.map((contact) => contact.id)
    const dates = known.length > 0 ? await datesNear(house.db, await ownNotebook(house.db, viewer), known, today) : []
    showWalkIn(house, req, res, place, { card, dates, favors: await favorsBetween(house.db, viewer, id, people) })
  })
}
