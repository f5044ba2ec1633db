import type { Kysely } from 'kysely'
import { index, table, unique } from './notation.ts'

/** Favors, loans, paper codes, and the neighbors’ word. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'favor', {
    id: 'id',
    kind: 'key',
    words: 'text',
    language: 'text',
    happenedOn: 'day',
    state: 'key',
    recordedById: 'key? -> account set null',
    recordedBy: 'key? -> account set null',
    passedOnFromId: 'key? -> favor set null',
    sameAsId: 'key? -> favor set null',
    createdAt: 'instant',
    updatedAt: 'instant',
  })
  await index(db, 'favor', ['happenedOn'])
  await table(db, 'favorParty', {
    id: 'id',
    favorId: 'key -> favor cascade',
    side: 'key',
    accountId: 'key? -> account set null',
    businessId: 'key? -> business set null',
    neighborName: 'text?',
    state: 'key',
    ownWords: 'text?',
    answeredAt: 'instant?',
    audience: 'text',
    askedSteward: 'flag',
  })
  await table(db, 'loan', {
    id: 'id',
    lenderId: 'key -> account cascade',
    borrowerId: 'key? -> account set null',
    borrowerName: 'text?',
    thing: 'text',
    lentOn: 'day',
    dueOn: 'day?',
    returnedOn: 'day?',
  })
  await table(db, 'paperCode', {
    id: 'id',
    codeHash: 'key',
    purpose: 'key',
    contactId: 'key? -> contact cascade',
    favorPartyId: 'key? -> favorParty cascade',
    madeAt: 'instant',
    expiresAt: 'instant?',
    usedAt: 'instant?',
  })
  await unique(db, 'paperCode', ['codeHash'])
  await table(db, 'rating', {
    id: 'id',
    accountId: 'key -> account cascade',
    businessId: 'key -> business cascade',
    visitId: 'key? -> visit set null',
    wouldGoBack: 'key',
    cameWhenPromised: 'flag?',
    priceAsSaid: 'flag?',
    didItRight: 'flag?',
    conflict: 'key?',
    ratedAt: 'instant',
    withdrawnAt: 'instant?',
    archived: 'flag',
  })
  await unique(db, 'rating', ['accountId', 'businessId'], '"withdrawnAt" is null and "archived" = 0')
  await table(
    db,
    'publishedWord',
    {
      id: 'id',
      businessId: 'key -> business cascade',
      publishedOn: 'day',
      word: 'key?',
      bucket: 'key?',
      households: 'int',
      score: 'text?',
    },
    [],
    ['businessId'],
  )
  await unique(db, 'publishedWord', ['businessId', 'publishedOn'])
  await table(
    db,
    'recommendation',
    {
      id: 'id',
      accountId: 'key? -> account set null',
      businessId: 'key -> business cascade',
      kind: 'key',
      words: 'text',
      language: 'text',
      audience: 'text',
      signedOn: 'day',
      removedAt: 'instant?',
      recordedBy: 'key? -> account set null',
    },
    [],
    ['businessId'],
  )
  await index(db, 'recommendation', ['businessId', 'signedOn'])
  await table(
    db,
    'ownerReply',
    {
      id: 'id',
      recommendationId: 'key -> recommendation cascade',
      accountId: 'key? -> account set null',
      words: 'text',
      language: 'text',
      repliedOn: 'day',
      removedAt: 'instant?',
    },
    [],
    ['recommendationId'],
  )
  await unique(db, 'ownerReply', ['recommendationId'])
  await table(db, 'privateWord', {
    id: 'id',
    fromId: 'key -> account cascade',
    businessId: 'key -> business cascade',
    words: 'text',
    answer: 'text?',
    sentAt: 'instant',
    answeredAt: 'instant?',
    answeredBy: 'key? -> account set null',
  })
}
