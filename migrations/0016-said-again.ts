import type { Kysely } from 'kysely'
import { index } from './notation.ts'

/** A form that says the same again is found by its author and words: its key is another one each time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await index(db, 'creation', ['author', 'bodyHash'])
}
