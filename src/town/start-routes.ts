import type { Request, Response } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { isAnybodyThere } from '../directory/gaps/queries.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { type House, townOf } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { readStart, tickedPlaces } from './start-form.ts'
import { showStartPlaces, showTicks } from './start-page.ts'
import { keepStart, placesTicked, placesToTick } from './start-queries.ts'

/** Five minutes at the kitchen table: a notebook that is useful from the first evening. */
export function startRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.signedIn('GET /start', async (req, res, viewer) => {
    await ticks(req, res, viewer, false)
  })

  street.signedIn('GET /start/places', async (req, res, viewer) => {
    const places = await placesTicked(db, viewer, tickedPlaces(req.query.b))
    if (places.length > 0) showStartPlaces(house, req, res, { places })
    else await ticks(req, res, viewer, true)
  })

  street.signedIn('POST /start/places', async (req, res, viewer) => {
    const body = req.body as { b?: unknown }
    const places = await placesTicked(db, viewer, tickedPlaces(body.b))
    const now = clock.now()
    const year = Number(dayIn(townOf(house).zone, now).slice(0, 4))
    const { state, answers } = readStart(places, body, year)
    if (places.length === 0) return ticks(req, res, viewer, true)
    if (!answers) return showStartPlaces(house, req, res, { places, form: state })
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body, now }, async () => {
        await keepStart(trx, viewer, answers, res.locals.language, now)
        return '/notebook'
      }),
    )
    say(res, secret, { key: 'start.kept' })
    res.redirect(303, location)
  })

  /** @param none the form came without a tick */
  async function ticks(req: Request, res: Response, viewer: SignedIn, none: boolean): Promise<void> {
    const places = await placesToTick(db, viewer)
    const isEmpty = places.length === 0 && !(await isAnybodyThere(db))
    showTicks(house, req, res, { places, none: none && places.length > 0, isEmpty })
  }
}
