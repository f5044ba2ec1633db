import { type Kysely, sql } from 'kysely'
import { onPostgres, table } from './notation.ts'

/**
 * The search index, in each engine's own way, one row a business under its number. `words` holds only what anybody
 * may read: a redacted address never enters it, and what leaves the page leaves the index in the same transaction.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (onPostgres(db)) {
    await table(db, 'businessSearch', { number: 'int', document: 'text' }, ['number'])
    await sql`alter table "businessSearch" alter column "document" type tsvector using "document"::tsvector`.execute(db)
    await sql`create index "businessSearch_document_index" on "businessSearch" using gin ("document")`.execute(db)
  } else {
    await sql`create virtual table "businessSearch" using fts5(
      "name", "people", "trades", "about", "place", tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    )`.execute(db)
    // Erased words must not linger in the index's pages.
    await sql`insert into "businessSearch" ("businessSearch", "rank") values ('secure-delete', 1)`.execute(db)
    await sql`create virtual table "businessSearchWord" using fts5vocab('businessSearch', 'row')`.execute(db)
  }
}
