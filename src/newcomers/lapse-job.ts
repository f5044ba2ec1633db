import { inTransaction } from '../db/transaction.ts'
import type { Job } from '../jobs/jobs.ts'
import { DAY, HOUR, later } from '../web/clock.ts'
import type { House } from '../web/house.ts'
import { LAPSES_AFTER_DAYS } from './introduction-rules.ts'
import { lapse } from './queries-introductions.ts'

/** Introductions that nobody answered lapse, without a word to anybody. */
export function introductionsJob(house: House): Job {
  return {
    name: 'introductions',
    async run(now) {
      await inTransaction(house.db, (trx) => lapse(trx, later(now, -LAPSES_AFTER_DAYS * DAY)))
      return later(now, HOUR)
    },
  }
}
