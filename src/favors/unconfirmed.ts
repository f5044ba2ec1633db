import { inTransaction } from '../db/transaction.ts'
import type { Job } from '../jobs/jobs.ts'
import { DAY, HOUR, later } from '../web/clock.ts'
import type { House } from '../web/house.ts'
import { next, UNCONFIRMED_AFTER_DAYS } from './rules.ts'

/** What nobody answered for ninety days is its recorder's alone from then on. A late yes revives it. */
export function unconfirmedFavorsJob(house: House): Job {
  return {
    name: 'unconfirmed-favors',
    async run(now) {
      const state = next('recorded', 'ninety-days')
      if (state) {
        await inTransaction(house.db, (trx) =>
          trx
            .updateTable('favor')
            .set({ state })
            .where('state', '=', 'recorded')
            .where('updatedAt', '<=', later(now, -UNCONFIRMED_AFTER_DAYS * DAY))
            .execute(),
        )
      }
      return later(now, HOUR)
    },
  }
}
