import type { Kysely } from 'kysely'
import { index } from './notation.ts'

/** The stewards are few among all accounts, and many pages name them: they are found without reading everybody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await index(db, 'account', ['state', 'createdAt'], `"role" = 'steward'`)
}
