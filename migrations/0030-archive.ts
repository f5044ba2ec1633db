import type { Kysely } from 'kysely'
import { table } from './notation.ts'

/** A notebook brought from another town waits here until its owner has seen what would come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'broughtNotebook', {
    id: 'id',
    accountId: 'key -> account cascade',
    content: 'text',
    broughtAt: 'instant',
  })
}
