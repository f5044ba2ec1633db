import { inTransaction } from '../../db/transaction.ts'
import type { Job } from '../../jobs/jobs.ts'
import { DAY, later } from '../../web/clock.ts'
import type { House } from '../../web/house.ts'
import { TAKE_BACK_DAYS } from './rules.ts'

/** Once a day: what stood before a sale is forgotten when it cannot be taken back any more. */
export function salesJob(house: House): Job {
  return {
    name: 'sales',
    async run(now) {
      await inTransaction(house.db, (trx) =>
        trx
          .updateTable('businessSale')
          .set({ snapshot: '' })
          .where('soldAt', '<=', later(now, -TAKE_BACK_DAYS * DAY))
          .where('snapshot', '!=', '')
          .execute(),
      )
      return later(now, DAY)
    },
  }
}
