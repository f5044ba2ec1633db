import type { Kysely } from 'kysely'
import { table, unique } from './notation.ts'

/** The tablet that lies on a counter, the PINs that open its book, and the visits that regulars tell a counter of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'counterTablet', {
    id: 'id',
    businessId: 'key -> business cascade',
    tokenHash: 'key',
    madeBy: 'key? -> account set null',
    madeAt: 'instant',
    seenAt: 'instant',
    idleMinutes: 'int',
    clerkId: 'key? -> account set null',
    openHash: 'key?',
    sessionId: 'key? -> session set null',
  })
  await unique(db, 'counterTablet', ['tokenHash'])
  await table(
    db,
    'counterPin',
    {
      id: 'id',
      accountId: 'key -> account cascade',
      businessId: 'key -> business cascade',
      pinHash: 'text',
      wrongTries: 'int',
      setAt: 'instant',
    },
    [],
    ['accountId'],
  )
  await unique(db, 'counterPin', ['accountId', 'businessId'])
  await table(
    db,
    'cameBy',
    {
      id: 'id',
      visitId: 'key -> visit cascade',
      counterVisitId: 'key? -> visit set null',
      whatFor: 'text?',
      alone: 'flag',
      toldAt: 'instant',
    },
    [],
    ['visitId'],
  )
  await unique(db, 'cameBy', ['visitId'])
}
