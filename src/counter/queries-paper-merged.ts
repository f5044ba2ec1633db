import type { ContactMerged } from '../notebook/merges/handlers.ts'

/** Two pages of a counter book are one regular's: the paper they hold opens the page that stays. */
export const papersMerged: ContactMerged = {
  treats: ['paperCode.contactId'],
  async merged(_trx, { keptId, goneId, moves }) {
    await moves.repoint('paperCode', 'contactId', goneId, keptId)
  },
}
