import type { BusinessMerged } from '../directory/merges/handlers.ts'

/** A favor is between its parties: it comes along only to people who answered for the place before. */
export const favorsMerged: BusinessMerged = {
  treats: ['favorParty.businessId'],
  async merged(_trx, { keptId, goneId, booksMove, moves }) {
    if (booksMove) await moves.repoint('favorParty', 'businessId', goneId, keptId)
  },
}
