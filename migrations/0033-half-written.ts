import type { Kysely } from 'kysely'
import { addColumns, table, unique } from './notation.ts'

/** Words that a tablet locked away in the middle of a form; and wrong PINs, of which their owner is told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'halfWritten',
    {
      id: 'id',
      tabletId: 'key -> counterTablet cascade',
      accountId: 'key -> account cascade',
      form: 'key',
      fields: 'text',
      keptAt: 'instant',
    },
    [],
    ['tabletId'],
  )
  await unique(db, 'halfWritten', ['tabletId', 'accountId', 'form'])
  await addColumns(db, 'counterPin', { wrongUntold: 'int?', wrongSince: 'instant?' })
}
