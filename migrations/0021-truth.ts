import { type Kysely, sql } from 'kysely'

/** Why a door stays shut stands in the note on the porch, for whom its author says: nobody ever wrote it here too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table "closure" drop column "why"').execute(db)
}
