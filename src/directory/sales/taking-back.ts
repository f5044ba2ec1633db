import type { Trx } from '../../db/tables.ts'
import { Conflict } from '../../errors.ts'
import { holdBusiness, raiseVersionOnce } from '../hold.ts'
import { moveBack } from '../merges/moves.ts'
import { editBusiness } from '../records.ts'
import { indexBusiness } from '../search/index-business.ts'
import type { BusinessSold } from './handlers.ts'
import { directorySold } from './own-rows.ts'
import { isSettled, isTooLate, saleOf, wasWrittenOn } from './queries.ts'
import type { SaleSnapshot } from './selling.ts'

export interface TakingBack {
  by: string
  isSteward: boolean
  why: string
  now: string
  today: string
}

/**
 * It was a mistake: the place stands as it stood, its people behind its counter. The entry that was begun leads back to
 * it for ever, for somebody may have printed its code; what residents wrote about it for themselves is of the place.
 * @throws Conflict after its days, or where somebody wrote something at the new one that others would then read
 */
export async function takeBackSale(
  trx: Trx,
  soldId: string,
  { by, isSteward, why, now, today }: TakingBack,
  handlers: readonly BusinessSold[],
): Promise<{ successorId: string }> {
  await raiseVersionOnce(trx)
  const row = await holdBusiness(trx, soldId)
  const sale = await saleOf(trx, soldId)
  if (!sale || row.standing !== 'sold' || row.successorId !== sale.successorId) throw new Conflict('sold.back-already')
  await holdBusiness(trx, sale.successorId)
  if (isTooLate(sale, now) || sale.snapshot === '') throw new Conflict('sold.too-late')
  if (!isSteward && (await isSettled(trx, sale))) throw new Conflict('sold.theirs-now')
  if (await wasWrittenOn(trx, sale)) throw new Conflict('sold.written-since')
  const { before, moves } = JSON.parse(sale.snapshot) as SaleSnapshot
  await moveBack(trx, moves)
  await editBusiness(trx, soldId, row.revision, before, { accountId: by, source: null, why }, now)
  await trx.updateTable('business').set({ mergedIntoId: soldId }).where('id', '=', sale.successorId).execute()
  const back = { soldId, successorId: sale.successorId, soldAt: sale.soldAt, today }
  for (const room of [directorySold, ...handlers]) await room.takenBack?.(trx, back)
  await trx.updateTable('businessSale').set({ undoneAt: now, snapshot: '' }).where('id', '=', sale.id).execute()
  await indexBusiness(trx, [soldId, sale.successorId])
  return { successorId: sale.successorId }
}
