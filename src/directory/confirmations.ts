import type { Trx } from '../db/tables.ts'
import { raiseVersionOnce } from './hold.ts'
import { confirmRankOf } from './seasons.ts'

export interface Confirmation {
  accountId: string
  /** The instant they said so. */
  at: string
}

/**
 * Somebody says that the hours are right. A later word than the one that stands replaces it. Anybody may read
 * `confirmedAs`: the name of their face at this business where everybody is told it, else nothing; neighbors find out
 * through the account.
 */
export async function confirmHours(trx: Trx, businessId: string, said: Confirmation, now: string): Promise<void> {
  const face = await trx
    .selectFrom('face')
    .select('name')
    .where('businessId', '=', businessId)
    .where('accountId', '=', said.accountId)
    .where('audience', '=', 'anybody')
    .executeTakeFirst()
  await trx
    .updateTable('business')
    .set({
      confirmedAt: said.at,
      confirmedBy: said.accountId,
      confirmedAs: face?.name ?? null,
      confirmRank: confirmRankOf(said.at, now),
    })
    .where('id', '=', businessId)
    .where((eb) => eb.or([eb('confirmedAt', 'is', null), eb('confirmedAt', '<=', said.at)]))
    .execute()
  await raiseVersionOnce(trx)
}
