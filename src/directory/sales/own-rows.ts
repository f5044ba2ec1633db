import type { Trx } from '../../db/tables.ts'
import type { BusinessSold, SoldBusiness, TakenBack } from './handlers.ts'

/**
 * What the old entry keeps as it is: its addresses and its code, so that whoever has them finds it and reads where to
 * go; its history, its photos, what lists said of it; and the lines for the refrigerator sheet, which hang there no
 * more: whoever carries the place on is asked anew.
 */
export const staysWithSold: readonly string[] = [
  ...['business.successorId', 'business.mergedIntoId', 'businessSlug.businessId', 'businessCategory.businessId'],
  ...['businessField.businessId', 'businessRevision.businessId', 'importedRow.businessId', 'photo.businessId'],
  ...['duplicatePair.oneId', 'duplicatePair.otherId', 'businessMerge.keptId', 'businessMerge.goneId'],
  ...['businessSale.businessId', 'businessSale.successorId', 'closure.businessId', 'refrigeratorLine.businessId'],
  ...['importFieldBefore.businessId', 'importEntryBefore.businessId', 'importRowBefore.businessId'],
]

/** Faces have moved already, with what they are glad to talk about. */
export const directorySold: BusinessSold = {
  treats: ['face.businessId', 'opener.faceId', 'suggestion.businessId'],
  async sold(trx, sale) {
    await settleSuggestions(trx, sale)
  },
  async takenBack(trx, sale) {
    await reopenSuggestions(trx, sale)
  },
}

/** What neighbors suggested about the place as it was is answered: it is in other hands. */
async function settleSuggestions(trx: Trx, { soldId, by, why, now }: SoldBusiness): Promise<void> {
  await trx
    .updateTable('suggestion')
    .set({ state: 'declined', settledBy: by, settledAt: now, reason: why, toldAt: null })
    .where('businessId', '=', soldId)
    .where('state', '=', 'open')
    .execute()
}

async function reopenSuggestions(trx: Trx, { soldId, soldAt }: TakenBack): Promise<void> {
  await trx
    .updateTable('suggestion')
    .set({ state: 'open', settledBy: null, settledAt: null, reason: null, toldAt: null })
    .where('businessId', '=', soldId)
    .where('state', '=', 'declined')
    .where('settledAt', '=', soldAt)
    .execute()
}
