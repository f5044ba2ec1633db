import type { Kysely } from 'kysely'
import { index, table, unique } from './notation.ts'

/** Accounts, sessions, and the common bookkeeping. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'town', {
    id: 'id',
    name: 'text',
    state: 'text',
    country: 'text',
    zone: 'text',
    languages: 'text',
    lat: 'real?',
    lon: 'real?',
    elevationFeet: 'int?',
    demo: 'flag',
    clockShows: 'instant?',
    clockSetAt: 'instant?',
    version: 'int',
    setUpAt: 'instant',
  })
  await table(db, 'account', {
    id: 'id',
    name: 'text',
    nameKey: 'key',
    nameLook: 'key',
    mail: 'text?',
    mailKey: 'key?',
    phone: 'text?',
    passwordHash: 'text?',
    role: 'text',
    state: 'text',
    language: 'text',
    joinedBy: 'text',
    joinNote: 'text?',
    digestHour: 'int?',
    recordedBy: 'key? -> account set null',
    createdAt: 'instant',
  })
  await unique(db, 'account', ['nameLook'])
  await unique(db, 'account', ['mailKey'])
  await index(db, 'account', ['state', 'nameKey'])
  await table(
    db,
    'profileField',
    {
      id: 'id',
      accountId: 'key -> account cascade',
      field: 'key',
      value: 'text',
      language: 'text',
      audience: 'text',
      updatedAt: 'instant',
    },
    [],
    ['accountId'],
  )
  await unique(db, 'profileField', ['accountId', 'field'])
  await table(db, 'slip', {
    id: 'id',
    name: 'text',
    nameLook: 'key',
    wordsHash: 'key',
    accountId: 'key? -> account cascade',
    madeBy: 'key -> account restrict',
    madeAt: 'instant',
    expiresAt: 'instant',
    usedAt: 'instant?',
    usedBy: 'key? -> account cascade',
  })
  await index(db, 'slip', ['nameLook'])
  await table(db, 'invitation', {
    id: 'id',
    tokenHash: 'key',
    forName: 'text',
    invitedBy: 'key -> account cascade',
    madeAt: 'instant',
    expiresAt: 'instant',
    usedAt: 'instant?',
    usedBy: 'key? -> account set null',
  })
  await unique(db, 'invitation', ['tokenHash'])
  await table(db, 'signInLink', {
    id: 'id',
    accountId: 'key -> account cascade',
    tokenHash: 'key',
    madeAt: 'instant',
    expiresAt: 'instant',
    usedAt: 'instant?',
  })
  await unique(db, 'signInLink', ['tokenHash'])
  await table(db, 'session', {
    id: 'id',
    accountId: 'key? -> account cascade',
    content: 'text',
    device: 'text',
    createdAt: 'instant',
    touchedAt: 'instant',
    expiresAt: 'instant',
  })
  await index(db, 'session', ['expiresAt'])
  await table(
    db,
    'attempt',
    {
      key: 'key',
      windowStart: 'instant',
      tries: 'int',
    },
    ['key'],
  )
  await index(db, 'attempt', ['windowStart'])
  await table(
    db,
    'block',
    {
      blockerId: 'key -> account cascade',
      blockedId: 'key -> account cascade',
      madeAt: 'instant',
    },
    ['blockerId', 'blockedId'],
  )
  await table(db, 'household', {
    id: 'id',
    madeAt: 'instant',
  })
  await table(
    db,
    'householdMember',
    {
      householdId: 'key -> household cascade',
      accountId: 'key -> account cascade',
      invitedBy: 'key -> account cascade',
      confirmedAt: 'instant?',
    },
    ['householdId', 'accountId'],
  )
  await table(
    db,
    'creation',
    {
      author: 'key',
      key: 'key',
      bodyHash: 'key',
      location: 'text',
      madeAt: 'instant',
    },
    ['author', 'key'],
  )
  await index(db, 'creation', ['madeAt'])
  await table(db, 'outbox', {
    id: 'id',
    kind: 'key',
    accountId: 'key? -> account cascade',
    payload: 'text',
    dueAt: 'instant',
    tries: 'int',
    sentAt: 'instant?',
    failure: 'text?',
  })
  await index(db, 'outbox', ['dueAt'], '"sentAt" is null')
  await table(
    db,
    'jobLease',
    {
      name: 'key',
      holder: 'key?',
      heldUntil: 'instant?',
      lastRunAt: 'instant?',
      nextRunAt: 'instant?',
    },
    ['name'],
  )
  await table(db, 'audit', {
    id: 'id',
    at: 'instant',
    accountId: 'key? -> account set null',
    recordedBy: 'key? -> account set null',
    verb: 'key',
    subjectKind: 'key',
    subjectId: 'key?',
    detail: 'text?',
  })
  await index(db, 'audit', ['at'])
  await table(db, 'report', {
    id: 'id',
    reporterId: 'key -> account cascade',
    subjectKind: 'key',
    subjectId: 'key',
    asItStood: 'text',
    words: 'text',
    safety: 'flag',
    state: 'text',
    madeAt: 'instant',
    settledBy: 'key? -> account set null',
    settledAt: 'instant?',
    reason: 'text?',
  })
  await index(db, 'report', ['state', 'madeAt'])
  await table(db, 'removal', {
    id: 'id',
    at: 'instant',
    subjectKind: 'key',
    subjectId: 'key',
    reason: 'text',
    removedBy: 'key? -> account set null',
    restoredOn: 'day?',
  })
  await index(db, 'removal', ['at'])
}
