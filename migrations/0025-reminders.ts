import type { Kysely } from 'kysely'
import { addColumns, index, table } from './notation.ts'

/**
 * A reminder says which time of a date it is about, to when it was put off, and when it was answered. The letter has a
 * row for whoever asked for it; a calendar's address is worked out from a word that only its notebook has.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'reminder', {
    contactDateId: 'key? -> contactDate cascade',
    occursOn: 'day?',
    putOffTo: 'day?',
    answeredOn: 'day?',
    language: 'text?',
    createdAt: 'instant?',
  })
  await addColumns(db, 'contact', { diedDayUnknown: 'flag?' })
  await addColumns(db, 'notebook', { feedNonce: 'key?' })
  await index(db, 'contact', ['notebookId', 'rhythmDays'], '"rhythmDays" is not null')
  await table(
    db,
    'reminderLetter',
    { accountId: 'key -> account cascade', hour: 'int', chosenAt: 'instant', lastOn: 'day?' },
    ['accountId'],
  )
  await index(db, 'reminderLetter', ['hour'])
}
