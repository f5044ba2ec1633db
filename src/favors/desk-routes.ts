import type { Request } from 'express'
import { writeAudit } from '../accounts/audit-queries.ts'
import { inTransaction } from '../db/transaction.ts'
import { say } from '../web/flash.ts'
import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { showAskedFavor, showAskedFavors } from './desk-page.ts'
import { askedFavor, askedFavors, putAway } from './queries-desk.ts'

const idIn = (req: Request): string => String(req.params.id)

/** Favors that somebody in them asked the stewards to look at. They see these and no others. */
export function deskRoutes(street: Street, house: House): void {
  street.signedIn('GET /stewards/favors', async (req, res) => {
    showAskedFavors(house, req, res, await askedFavors(house.db))
  })

  street.signedIn('GET /stewards/favors/:id', async (req, res) => {
    await showAskedFavor(house, req, res, await askedFavor(house.db, idIn(req)))
  })

  street.signedIn('POST /stewards/favors/:id/looked', async (req, res, viewer) => {
    const now = house.clock.now()
    await inTransaction(house.db, async (trx) => {
      await askedFavor(trx, idIn(req))
      await putAway(trx, idIn(req))
      const act = { by: viewer.accountId, verb: 'favor-looked-at', subjectKind: 'favor', subjectId: null } as const
      await writeAudit(trx, act, now)
    })
    say(res, house.secret, { key: 'favor.desk-done' })
    res.redirect(303, '/stewards/favors')
  })
}
