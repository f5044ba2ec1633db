import { sql } from 'kysely'
import { engineOf } from '../../db/dialect.ts'
import type { Tables, Trx } from '../../db/tables.ts'
import { indexBusiness } from '../search/index-business.ts'
import { pauseAt } from './pause.ts'

const AT_ONCE = 200

/**
 * Indexes thousands of entries. SQLite erases a changed entry's words one by one out of lists that grow with the town,
 * which would take minutes; here they are struck out first and the whole index is written anew without them at the end,
 * in the same transaction, so that nothing erased lingers.
 */
export async function indexMany(trx: Trx, businessIds: readonly string[]): Promise<void> {
  const strikeOut = engineOf<Tables>(trx) === 'sqlite' && businessIds.length > AT_ONCE
  if (strikeOut) await eraseAtOnce(trx, 0)
  for (let from = 0; from < businessIds.length; from += AT_ONCE) {
    await indexBusiness(trx, businessIds.slice(from, from + AT_ONCE))
    await pauseAt(99)
  }
  if (!strikeOut) return
  await sql`insert into "businessSearch" ("businessSearch") values ('optimize')`.execute(trx)
  await eraseAtOnce(trx, 1)
}

async function eraseAtOnce(trx: Trx, on: 0 | 1): Promise<void> {
  await sql`insert into "businessSearch" ("businessSearch", "rank") values ('secure-delete', ${sql.lit(on)})`.execute(
    trx,
  )
}
