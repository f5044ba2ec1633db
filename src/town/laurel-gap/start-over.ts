import { sql } from 'kysely'
import { columns } from '../../db/columns.ts'
import { engineOf } from '../../db/dialect.ts'
import type { Tables, Trx } from '../../db/tables.ts'
import { realClock } from '../../web/clock.ts'
import { firstMorning, loadLaurelGap } from './load.ts'

/** Not declared with the others: the search index of either engine, which holds what the pages say. */
const SEARCH = 'businessSearch'

/**
 * Puts the demonstration back to its first morning: every table is emptied, and Laurel Gap written anew. The town's
 * version goes on counting, so that no page kept from before is taken for one of the new town.
 * @returns what the town's clock shows now
 */
export async function startOver(trx: Trx): Promise<string> {
  const before = await trx.selectFrom('town').select('version').executeTakeFirstOrThrow()
  await emptyTables(trx)
  await loadLaurelGap(trx)
  const shows = firstMorning()
  await trx
    .updateTable('town')
    .set({ version: before.version + 1, clockShows: shows, clockSetAt: realClock.now() })
    .execute()
  return shows
}

/** In one step: rows that point at each other stand or fall together. */
async function emptyTables(trx: Trx): Promise<void> {
  // The youngest first: nothing has to be looked up that points to what goes.
  const names = [SEARCH, ...Object.keys(columns).reverse()]
  if (engineOf<Tables>(trx) === 'postgres') {
    await sql`truncate ${sql.join(names.map((name) => sql.table(name)))} cascade`.execute(trx)
    return
  }
  await sql`pragma defer_foreign_keys = on`.execute(trx)
  for (const name of names) await sql`delete from ${sql.table(name)}`.execute(trx)
}
