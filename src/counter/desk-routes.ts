import type { Request } from 'express'
import { type Verb, writeAudit } from '../accounts/audit-queries.ts'
import { inTransaction } from '../db/transaction.ts'
import { Conflict } from '../errors.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { type House, townOf } from '../web/house.ts'
import type { RouteName } from '../web/who-may.ts'
import type { Street } from '../web/registrar.ts'
import type { ClaimEvent } from './claim-rules.ts'
import { showClaims, showDeskClaim } from './claim-page.ts'
import { makeClaimCode, moveClaim, oneClaim } from './queries-claims.ts'

const decisions = {
  'POST /stewards/claims/:id/handshake': { event: 'handshake', verb: 'claim-handshake' },
  'POST /stewards/claims/:id/yes': { event: 'yes', verb: 'claim-upheld' },
  'POST /stewards/claims/:id/no': { event: 'no', verb: 'claim-declined' },
} as const satisfies Partial<Record<RouteName, { event: ClaimEvent; verb: Verb }>>

/** Claims at the desk: a handshake, a call to the listed phone, and what becomes of an objection. */
export function deskClaimRoutes(street: Street, house: House): void {
  street.signedIn('GET /stewards/claims', (req, res) => showClaims(house, req, res))

  street.signedIn('GET /stewards/claims/:id', async (req, res) => {
    await showDeskClaim(house, req, res, await oneClaim(house.db, idIn(req)))
  })

  street.signedIn('POST /stewards/claims/:id/code', async (req, res, viewer) => {
    const claim = await oneClaim(house.db, idIn(req))
    refuseOwn(claim, viewer.accountId)
    const now = house.clock.now()
    await inTransaction(house.db, async (trx) => {
      await makeClaimCode(trx, house.secret, claim, now)
      const about = { subjectKind: 'business', subjectId: claim.businessId, detail: claim.claimant } as const
      await writeAudit(trx, { by: viewer.accountId, verb: 'claim-code', ...about }, now)
    })
    res.redirect(303, `/stewards/claims/${claim.id}`)
  })

  for (const name of Object.keys(decisions) as (keyof typeof decisions)[]) {
    const { event, verb } = decisions[name]
    street.signedIn(name, async (req, res, viewer) => {
      const claim = await oneClaim(house.db, idIn(req))
      refuseOwn(claim, viewer.accountId)
      const [now, { zone }] = [house.clock.now(), townOf(house)]
      await inTransaction(house.db, async (trx) => {
        await moveClaim(trx, claim, event, { by: viewer.accountId, zone, today: dayIn(zone, now) })
        const about = { subjectKind: 'business', subjectId: claim.businessId, detail: claim.claimant } as const
        await writeAudit(trx, { by: viewer.accountId, verb, ...about }, now)
      })
      say(res, house.secret, { key: 'claim.decided', values: { name: claim.claimant } })
      res.redirect(303, '/stewards/claims')
    })
  }
}

const idIn = (req: Request): string => String(req.params.id)

/** Nobody opens a door for themselves. */
function refuseOwn(claim: { accountId: string }, stewardId: string): void {
  if (claim.accountId === stewardId) throw new Conflict('claim.not-your-own')
}
