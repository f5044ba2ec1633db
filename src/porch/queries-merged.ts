import type { BusinessMerged } from '../directory/merges/handlers.ts'

export const porchMerged: BusinessMerged = {
  treats: ['porchPost.businessId', 'porchReply.businessId'],
  async merged(_trx, { keptId, goneId, moves }) {
    await moves.repoint('porchPost', 'businessId', goneId, keptId)
    await moves.repoint('porchReply', 'businessId', goneId, keptId)
  },
}
