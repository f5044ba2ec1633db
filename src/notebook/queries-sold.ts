import type { BusinessSold } from '../directory/sales/handlers.ts'

/**
 * Residents were at the place as it was, and their notebooks keep that; their page of somebody who stays on follows that
 * person's face. What a counter book says is its counter's.
 */
export const notebookSold: BusinessSold = {
  treats: ['visit.businessId', 'note.businessId', 'wentPast.businessId', 'contact.faceId'],
  async takenBack(trx, { soldId, successorId }) {
    for (const table of ['visit', 'note', 'wentPast'] as const) {
      await trx.updateTable(table).set({ businessId: soldId }).where('businessId', '=', successorId).execute()
    }
  },
}
