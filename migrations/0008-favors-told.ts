import { type Kysely, sql } from 'kysely'
import { index, table } from './notation.ts'

/** How a favor was told, by each who told it; in which language somebody answered; what the ninety-day job looks for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'favorTelling', {
    id: 'id',
    favorId: 'key -> favor cascade',
    partyId: 'key? -> favorParty set null',
    words: 'text',
    language: 'text',
    toldAt: 'instant',
  })
  await sql.raw(`alter table "favorParty" add column "ownLanguage" text`).execute(db)
  await index(db, 'favor', ['updatedAt'], `"state" = 'recorded'`)
}
