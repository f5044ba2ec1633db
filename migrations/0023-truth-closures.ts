import type { Kysely } from 'kysely'
import { table } from './notation.ts'

/** A closure's note is kept by all who keep the shop's page: what it said before somebody changed it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'porchChange', {
    id: 'id',
    postId: 'key -> porchPost cascade',
    accountId: 'key -> account cascade',
    changedAt: 'instant',
    words: 'text',
    language: 'text',
    closedFrom: 'day?',
    closedThrough: 'day?',
  })
}
