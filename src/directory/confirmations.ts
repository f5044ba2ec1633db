import type { BusinessRole } from '../db/columns/directory.ts'
import type { Trx } from '../db/tables.ts'
import { raiseVersionOnce } from './hold.ts'
import { confirmRankOf } from './seasons.ts'

export interface Confirmation {
  accountId: string
  /** What the page says of them: "Ruth, a neighbor". */
  as: BusinessRole | 'neighbor'
  /** The instant they said so. */
  at: string
}

/** Somebody says that the hours are right. A later word than the one that stands replaces it. */
export async function confirmHours(trx: Trx, businessId: string, said: Confirmation, now: string): Promise<void> {
  await trx
    .updateTable('business')
    .set({
      confirmedAt: said.at,
      confirmedBy: said.accountId,
      confirmedAs: said.as,
      confirmRank: confirmRankOf(said.at, now),
    })
    .where('id', '=', businessId)
    .where((eb) => eb.or([eb('confirmedAt', 'is', null), eb('confirmedAt', '<=', said.at)]))
    .execute()
  await raiseVersionOnce(trx)
}
