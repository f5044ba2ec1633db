import type { Row, Trx } from '../db/tables.ts'
import { raiseVersion, wasRaised } from '../db/version.ts'
import { NotFound } from '../errors.ts'

/**
 * The row as it stands, held until the transaction ends: writing it unchanged makes a second editor on PostgreSQL wait
 * and then read what the first has written.
 * @throws NotFound
 */
export async function holdBusiness(trx: Trx, id: string): Promise<Row<'business'>> {
  const row = await trx
    .updateTable('business')
    .set((eb) => ({ revision: eb.ref('revision') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new NotFound('business')
  return row
}

/** Once is enough for a transaction, however many businesses an import brings in it. */
export async function raiseVersionOnce(trx: Trx): Promise<void> {
  if (!wasRaised(trx)) await raiseVersion(trx)
}
