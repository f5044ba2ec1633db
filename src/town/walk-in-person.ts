import { ownContact } from '../notebook/queries-contacts.ts'
import { ownNotebook } from '../notebook/queries-notebook.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { movedTo } from '../web/moved.ts'
import type { Street } from '../web/registrar.ts'
import { personCard } from './person-card.ts'
import { showPersonCard } from './walk-in-person-page.ts'

/** The card for one person, before the reader meets them: what their own notebook says, and the town's word on where. */
export function walkInPersonRoutes(street: Street, house: House): void {
  street.signedIn('GET /notebook/walk-in/people/:id', async (req, res, viewer) => {
    const id = String(req.params.id)
    const contact = await ownContact(house.db, await ownNotebook(house.db, viewer), id)
    if (contact.id !== id) return movedTo(res, `/notebook/walk-in/people/${contact.id}`)
    const today = dayIn(townOf(house).zone, house.clock.now())
    showPersonCard(house, req, res, await personCard(house.db, viewer, contact, today))
  })
}
