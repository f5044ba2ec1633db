import type { Kysely } from 'kysely'
import { addColumns } from './notation.ts'

/**
 * A shop that says it is closed says from which day to which, and its hours follow the note that says so. Of notes
 * that hang already nobody knows the first day: it stays empty.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'porchPost', {
    closedFrom: 'day?',
    closedThrough: 'day?',
    closureId: 'key? -> closure set null',
  })
  await addColumns(db, 'business', { closedUntil: 'day?' })
}
