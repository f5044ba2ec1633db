import type { Kysely } from 'kysely'
import { index, table } from './notation.ts'

/** What waits to be read is found by the note it answers; who wants the porch by mail once a week. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await index(db, 'porchReply', ['postId', 'accountId'], '"readAt" is null')
  await index(db, 'report', ['safety', 'id'], `"state" = 'open'`)
  await index(db, 'report', ['subjectId'])
  await table(
    db,
    'porchDigest',
    {
      accountId: 'key -> account cascade',
      chosenAt: 'instant',
      lastSentOn: 'day?',
    },
    ['accountId'],
  )
}
