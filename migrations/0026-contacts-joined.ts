import type { Kysely } from 'kysely'
import { addColumns, table } from './notation.ts'

/** Two pages of a notebook that turn out to be one person's, or two people's; and what somebody said when asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'contactMerge', { goneId: 'key? -> contact cascade' })
  await table(db, 'contactsApart', { oneId: 'key -> contact cascade', otherId: 'key -> contact cascade' }, [
    'oneId',
    'otherId',
  ])
  await addColumns(db, 'note', { answer: 'text?' })
}
