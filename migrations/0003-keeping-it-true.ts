import type { Kysely } from 'kysely'
import { index, table, unique } from './notation.ts'

/** Suggestions, duplicates, claims, and the people of a business. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'suggestion', {
    id: 'id',
    businessId: 'key -> business cascade',
    baseRevision: 'int',
    suggestedBy: 'key -> account restrict',
    recordedBy: 'key? -> account set null',
    why: 'text?',
    state: 'text',
    madeAt: 'instant',
    settledBy: 'key? -> account set null',
    settledAt: 'instant?',
    reason: 'text?',
  })
  await index(db, 'suggestion', ['state', 'madeAt'])
  await table(
    db,
    'suggestionField',
    {
      suggestionId: 'key -> suggestion cascade',
      field: 'key',
      before: 'text?',
      after: 'text?',
    },
    ['suggestionId', 'field'],
  )
  await table(
    db,
    'duplicatePair',
    {
      oneId: 'key -> business cascade',
      otherId: 'key -> business cascade',
      reasons: 'text',
      state: 'text',
      settledBy: 'key? -> account set null',
      settledAt: 'instant?',
    },
    ['oneId', 'otherId'],
  )
  await index(db, 'duplicatePair', ['state'])
  await table(db, 'businessMerge', {
    id: 'id',
    keptId: 'key -> business cascade',
    goneId: 'key -> business cascade',
    snapshot: 'text',
    mergedBy: 'key? -> account set null',
    mergedAt: 'instant',
    undoneAt: 'instant?',
  })
  await table(db, 'claim', {
    id: 'id',
    businessId: 'key -> business cascade',
    accountId: 'key -> account cascade',
    claimedAs: 'text',
    likesToTalkAbout: 'text?',
    evidence: 'text?',
    codeHash: 'key?',
    state: 'text',
    askedAt: 'instant',
    openedBy: 'key? -> account set null',
    publicFrom: 'instant?',
  })
  await index(db, 'claim', ['state', 'askedAt'])
  await table(
    db,
    'businessPerson',
    {
      id: 'id',
      businessId: 'key -> business cascade',
      accountId: 'key -> account cascade',
      role: 'text',
      fromOn: 'day',
      untilOn: 'day?',
      addedBy: 'key? -> account set null',
    },
    [],
    ['accountId'],
  )
  await index(db, 'businessPerson', ['accountId', 'businessId'])
  await table(db, 'refrigeratorLine', {
    id: 'id',
    ownerId: 'key -> account cascade',
    businessId: 'key? -> business set null',
    topic: 'key',
    words: 'text',
    consentedAt: 'instant',
  })
  await table(db, 'searchPhrase', {
    id: 'id',
    phrase: 'text',
    phraseKey: 'key',
    language: 'text',
    category: 'key',
    addedBy: 'key? -> account set null',
  })
  await unique(db, 'searchPhrase', ['phraseKey', 'category'])
}
