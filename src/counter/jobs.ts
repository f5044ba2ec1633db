import type { Job } from '../jobs/jobs.ts'
import { inTransaction } from '../db/transaction.ts'
import { dayIn, HOUR, later } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { sweepWords } from './queries-half-written.ts'
import { claimsDue, moveClaim } from './queries-claims.ts'

/**
 * A shop's notes end a year after they were written, or after the person last came in; what a tablet locked away ends
 * after a day, and with its writer's role.
 */
export const shopNotesJob = (house: House): Job => ({
  name: 'shop-notes',
  async run(now) {
    const { current } = house.town
    if (current) {
      const today = dayIn(current.zone, now)
      await inTransaction(house.db, async (trx) => {
        await trx.deleteFrom('note').where('expiresOn', 'is not', null).where('expiresOn', '<=', today).execute()
        await sweepWords(trx, today, now)
      })
    }
    return later(now, HOUR)
  },
})

/** Claims that nobody objected to in time. */
export const claimsJob = (house: House): Job => ({
  name: 'claims',
  async run(now) {
    if (house.town.current) {
      const { zone } = townOf(house)
      for (const claim of await claimsDue(house.db, now)) {
        await inTransaction(house.db, (trx) =>
          moveClaim(trx, claim, 'time', { by: null, zone, today: dayIn(zone, now) }),
        )
      }
    }
    return later(now, HOUR)
  },
})
