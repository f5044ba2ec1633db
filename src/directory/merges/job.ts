import { inTransaction } from '../../db/transaction.ts'
import type { Job } from '../../jobs/jobs.ts'
import { DAY, dayIn, later } from '../../web/clock.ts'
import type { House } from '../../web/house.ts'
import { UNDO_DAYS } from './rules.ts'
import { lookForDuplicates } from '../duplicates/looking.ts'

/** Once a day: pairs that look like one business, for the desk; and how merged ones stood is forgotten after its days. */
export function duplicatesJob(house: House): Job {
  return {
    name: 'duplicates',
    async run(now) {
      const { current } = house.town
      if (current) await lookForDuplicates(house.db, dayIn(current.zone, now))
      await inTransaction(house.db, (trx) =>
        trx
          .updateTable('businessMerge')
          .set({ snapshot: '' })
          .where('mergedAt', '<=', later(now, -UNDO_DAYS * DAY))
          .where('snapshot', '!=', '')
          .execute(),
      )
      return later(now, DAY)
    },
  }
}
