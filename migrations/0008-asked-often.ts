import { type Kysely, sql } from 'kysely'
import { index } from './notation.ts'

/** What pages of somebody who is signed in ask of their own notebook, however long they have kept it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What was asked already stays in the notebook for good; what is still to be asked is found without passing it.
  await sql`drop index "note_notebookId_askNext_index"`.execute(db)
  await index(db, 'note', ['notebookId', 'askedOn', 'id'], '"askNext" = 1')
  await index(db, 'contact', ['notebookId', 'faceId'], '"faceId" is not null')
}
