import type { Trx } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Job } from '../../jobs/jobs.ts'
import { DAY, later } from '../../web/clock.ts'
import type { House } from '../../web/house.ts'
import { UNDO_DAYS } from './queries.ts'

/** Once a day: what joined pages were before is forgotten after its days; what was left out of them goes with it. */
export function joinedPagesJob(house: House): Job {
  return {
    name: 'joined-pages',
    async run(now) {
      await inTransaction(house.db, (trx) => forgetJoined(trx, later(now, -UNDO_DAYS * DAY)))
      return later(now, DAY)
    },
  }
}

/** Of a page that goes on as another one only its address stays, and the name it bore. */
async function forgetJoined(trx: Trx, until: string): Promise<void> {
  const past = await trx
    .updateTable('contactMerge')
    .set({ snapshot: '' })
    .where('mergedAt', '<=', until)
    .where('undoneAt', 'is', null)
    .where('snapshot', '!=', '')
    .returning('goneId')
    .execute()
  for (const { goneId } of past) {
    if (goneId === null) continue
    await trx.deleteFrom('contactFact').where('contactId', '=', goneId).execute()
    await trx.deleteFrom('contactDate').where('contactId', '=', goneId).execute()
    await trx
      .updateTable('contact')
      .set({ howMet: null, metThroughId: null, language: null, faceId: null, accountId: null })
      .set({ rhythmDays: null, diedOn: null, diedDayUnknown: null })
      .where('id', '=', goneId)
      .execute()
  }
}
