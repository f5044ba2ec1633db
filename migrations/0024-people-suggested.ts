import type { Kysely } from 'kysely'
import { addColumns } from './notation.ts'

/** What a neighbor says about the people to ask for at a place, and whether whoever decided has it in hand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'suggestion', { people: 'text?', peopleNoted: 'flag?' })
}
