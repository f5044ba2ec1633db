import type { Trx } from '../db/tables.ts'
import type { SignedIn } from '../web/viewer.ts'
import { raiseVersionOnce } from './hold.ts'
import { confirmsAs } from './rules.ts'
import { confirmRankOf } from './seasons.ts'

/**
 * Somebody says now that the hours are right. Anybody may read as what they said so; who it was is left to the page,
 * which knows whether its reader may be told.
 */
export async function confirmHours(trx: Trx, businessId: string, viewer: SignedIn, now: string): Promise<void> {
  await trx
    .updateTable('business')
    .set({
      confirmedAt: now,
      confirmedBy: viewer.accountId,
      confirmedAs: confirmsAs(viewer, businessId),
      confirmRank: confirmRankOf(now, now),
    })
    .where('id', '=', businessId)
    .execute()
  await raiseVersionOnce(trx)
}
