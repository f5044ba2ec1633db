import { type Kysely, sql } from 'kysely'
import { addColumns, index } from './notation.ts'

/** The birthdays of one book are found by their month, without walking everybody in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'contactDate', { notebookId: 'key? -> notebook cascade' })
  await sql
    .raw(
      `update "contactDate" set "notebookId" =
        (select "notebookId" from "contact" where "contact"."id" = "contactDate"."contactId")`,
    )
    .execute(db)
  await index(db, 'contactDate', ['notebookId', 'label', 'month'], '"notebookId" is not null')
}
