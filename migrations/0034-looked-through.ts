import { type Kysely, sql } from 'kysely'
import { index } from './notation.ts'

/**
 * What is asked of long notebooks. A notebook's lines are looked through in pieces, from the latest on; the condition
 * holds for every line: SQLite takes the index only for a question that says it too, and would else prefer it to those
 * that find one visit's lines. How often somebody was at a place is counted from the index alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await index(db, 'note', ['notebookId', 'id'], `"id" > ''`)
  await sql`drop index "visit_notebookId_businessId_visitedOn_id_index"`.execute(db)
  await index(db, 'visit', ['notebookId', 'businessId', 'visitedOn', 'id', 'kind'])
}
