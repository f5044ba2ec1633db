import type { Kysely } from 'kysely'
import { table } from './notation.ts'

/** Who wrote down that a place was sold, to whom it went, and what to put back for thirty days if that was a mistake. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'businessSale', {
    id: 'id',
    businessId: 'key -> business cascade',
    successorId: 'key -> business cascade',
    soldBy: 'key? -> account set null',
    soldAt: 'instant',
    buyerId: 'key? -> account set null',
    answered: 'key?',
    snapshot: 'text',
    undoneAt: 'instant?',
  })
}
