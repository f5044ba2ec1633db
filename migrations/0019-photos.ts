import { type Kysely, sql } from 'kysely'
import { table, unique } from './notation.ts'

/**
 * A photo stands in its place's own order, its caption in the language it was written in; its file is asked for by name.
 * Nobody could put one up before: the table is empty, and made anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table "photo"`.execute(db)
  await table(db, 'photo', {
    id: 'id',
    businessId: 'key -> business cascade',
    position: 'int',
    file: 'key',
    caption: 'text',
    language: 'text',
    width: 'int',
    height: 'int',
    takenBy: 'key? -> account set null',
    addedAt: 'instant',
  })
  await unique(db, 'photo', ['file'])
}
