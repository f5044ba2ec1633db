import { inTransaction } from '../db/transaction.ts'
import { type SaleOf, saleToAnswer } from '../directory/sales/queries.ts'
import { NotFound } from '../errors.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { type House, townOf } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { answerSale, takeOver } from './queries-sold.ts'

/** "You carry it on": the neighbor who is said to own the new place answers. Until their yes nothing is theirs. */
export function handoverRoutes(street: Street, house: House): void {
  const { db, clock } = house

  /** @throws NotFound for everybody else, and for one that was answered or taken back */
  async function asked(viewer: SignedIn, id: unknown): Promise<SaleOf> {
    const sale = await saleToAnswer(db, viewer, String(id))
    if (!sale) throw new NotFound('sale')
    return sale
  }

  street.signedIn('POST /sales/:id/agreement', async (req, res, viewer) => {
    const sale = await asked(viewer, req.params.id)
    const [now, { zone }] = [clock.now(), townOf(house)]
    await inTransaction(db, (trx) => takeOver(trx, viewer, sale, now, { zone, today: dayIn(zone, now) }))
    say(res, house.secret, { key: 'claim.opened', values: { name: sale.successor } })
    res.redirect(303, `/directory/${sale.successorSlug}/claim`)
  })

  street.signedIn('POST /sales/:id/refusal', async (req, res, viewer) => {
    const sale = await asked(viewer, req.params.id)
    await inTransaction(db, (trx) => answerSale(trx, sale, 'no'))
    say(res, house.secret, { key: 'sold.refused' })
    res.redirect(303, '/word')
  })
}
