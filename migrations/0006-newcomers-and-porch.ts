import type { Kysely } from 'kysely'
import { index, table, unique } from './notation.ts'

/** Who to talk to, town ways, and the porch. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'vouch', {
    id: 'id',
    voucherId: 'key -> account cascade',
    faceId: 'key? -> face cascade',
    accountId: 'key? -> account cascade',
    topic: 'text',
    topicKey: 'key',
    namesMe: 'flag',
    madeOn: 'day',
  })
  await index(db, 'vouch', ['topicKey'])
  await table(db, 'offerToBeAsked', {
    id: 'id',
    accountId: 'key -> account cascade',
    topic: 'text',
    topicKey: 'key',
    whenAndWhere: 'text?',
    opener: 'text?',
    language: 'text',
    introducesPerMonth: 'int?',
    hidden: 'flag',
  })
  await index(db, 'offerToBeAsked', ['topicKey'])
  await table(db, 'introduction', {
    id: 'id',
    askerId: 'key -> account cascade',
    introducerId: 'key -> account cascade',
    otherId: 'key? -> account cascade',
    faceId: 'key? -> face set null',
    topic: 'text',
    words: 'text?',
    state: 'key',
    askedAt: 'instant',
    movedAt: 'instant',
  })
  await table(db, 'deskQuestion', {
    id: 'id',
    askerId: 'key? -> account cascade',
    topic: 'text',
    answer: 'text?',
    state: 'key',
    askedAt: 'instant',
  })
  await table(
    db,
    'guide',
    {
      id: 'id',
      accountId: 'key -> account cascade',
      hostId: 'key? -> account set null',
      startedOn: 'day',
    },
    [],
    ['accountId'],
  )
  await unique(db, 'guide', ['accountId'])
  await table(db, 'guideStep', {
    id: 'id',
    guideId: 'key -> guide cascade',
    kind: 'key',
    faceId: 'key? -> face set null',
    why: 'text?',
    position: 'int',
    doneOn: 'day?',
  })
  await table(db, 'way', {
    id: 'id',
    slug: 'key',
    title: 'text',
    body: 'text',
    language: 'text',
    revision: 'int',
    updatedAt: 'instant',
    updatedBy: 'key? -> account set null',
  })
  await unique(db, 'way', ['slug'])
  await table(
    db,
    'wayRevision',
    {
      id: 'id',
      wayId: 'key -> way cascade',
      revision: 'int',
      title: 'text',
      body: 'text',
      at: 'instant',
      accountId: 'key? -> account set null',
      recordedBy: 'key? -> account set null',
      why: 'text?',
    },
    [],
    ['wayId'],
  )
  await unique(db, 'wayRevision', ['wayId', 'revision'])
  await table(db, 'porchPost', {
    id: 'id',
    kind: 'key',
    accountId: 'key -> account cascade',
    businessId: 'key? -> business set null',
    words: 'text',
    language: 'text',
    audience: 'text',
    happensAt: 'instant?',
    place: 'text?',
    postedAt: 'instant',
    expiresOn: 'day',
    removedAt: 'instant?',
    recordedBy: 'key? -> account set null',
  })
  await index(db, 'porchPost', ['expiresOn'])
  await table(db, 'porchReply', {
    id: 'id',
    postId: 'key -> porchPost cascade',
    accountId: 'key -> account cascade',
    businessId: 'key? -> business set null',
    words: 'text',
    language: 'text',
    toAuthorOnly: 'flag',
    repliedAt: 'instant',
    readAt: 'instant?',
    removedAt: 'instant?',
  })
  await table(db, 'stoveQuestion', {
    id: 'id',
    words: 'text',
    language: 'text',
    weekOf: 'day',
    askedBy: 'key? -> account set null',
  })
  await unique(db, 'stoveQuestion', ['weekOf'])
  await table(
    db,
    'stoveAnswer',
    {
      id: 'id',
      questionId: 'key -> stoveQuestion cascade',
      accountId: 'key -> account cascade',
      words: 'text',
      language: 'text',
      audience: 'text',
      answeredOn: 'day',
      removedAt: 'instant?',
      recordedBy: 'key? -> account set null',
    },
    [],
    ['questionId'],
  )
  await unique(db, 'stoveAnswer', ['questionId', 'accountId'])
}
