import { inTransaction } from '../../db/transaction.ts'
import { say } from '../../web/flash.ts'
import type { House } from '../../web/house.ts'
import type { Street } from '../../web/registrar.ts'
import { confirmHours } from '../confirmations.ts'
import { businessBySlug } from '../queries.ts'
import { showRingThrough } from './page.ts'

/** Ringing through what nobody has confirmed for a year. */
export function askingRoutes(street: Street, house: House): void {
  const { db, clock } = house

  street.signedIn('GET /stewards/ring-through', async (req, res, viewer) => {
    await showRingThrough(house, req, res, viewer)
  })

  street.signedIn('POST /stewards/ring-through/:slug', async (req, res, viewer) => {
    const business = await businessBySlug(db, viewer, String(req.params.slug))
    await inTransaction(db, (trx) => confirmHours(trx, business.id, viewer, clock.now()))
    say(res, house.secret, { key: 'asking.confirmed', values: { name: business.name } })
    res.redirect(303, '/stewards/ring-through')
  })
}
