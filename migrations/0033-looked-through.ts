import { type Kysely, sql } from 'kysely'
import { index } from './notation.ts'

/** A notebook's lines are looked through in pieces, from the latest on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index "note_notebookId_index"`.execute(db)
  await index(db, 'note', ['notebookId', 'id'])
}
