import type { Kysely } from 'kysely'
import { index, table, unique } from './notation.ts'

/** What the lists page through: businesses that were not merged into another. */
const listed = '"mergedIntoId" is null'

/** Businesses, their faces, and where each listing came from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'business', {
    id: 'id',
    code: 'key',
    slug: 'key',
    number: 'int',
    name: 'text',
    nameKey: 'key',
    about: 'text?',
    aboutLanguage: 'text',
    street: 'text?',
    addressShown: 'text',
    locality: 'text?',
    region: 'text?',
    postcode: 'text?',
    lat: 'real?',
    lon: 'real?',
    placeShown: 'text?',
    shownPostcode: 'text?',
    shownLat: 'real?',
    shownLon: 'real?',
    phone: 'text?',
    phoneAudience: 'text',
    mail: 'text?',
    mailAudience: 'text',
    website: 'text?',
    hours: 'text?',
    hoursText: 'text?',
    confirmedAt: 'instant?',
    confirmedBy: 'key? -> account set null',
    confirmedAs: 'text?',
    approach: 'text',
    approachWords: 'text?',
    pays: 'text',
    paysWords: 'text?',
    spoken: 'text',
    wheelchair: 'text?',
    comesToYou: 'flag',
    directions: 'text?',
    fillIn: 'text?',
    makesMyDay: 'text?',
    chalkboard: 'text?',
    chalkboardOn: 'day?',
    standing: 'text',
    standingSince: 'day?',
    standingWhy: 'text?',
    remembers: 'text?',
    successorId: 'key? -> business set null',
    mergedIntoId: 'key? -> business set null',
    outlook: 'text?',
    openState: 'text',
    openUntil: 'instant?',
    opensAt: 'instant?',
    openRank: 'int',
    confirmRank: 'int',
    lookAgainAt: 'instant?',
    word: 'key?',
    wordBucket: 'key?',
    wordRank: 'int',
    source: 'key',
    sourceRef: 'key?',
    licence: 'text?',
    attribution: 'text?',
    revision: 'int',
    createdAt: 'instant',
    createdBy: 'key? -> account set null',
    recordedBy: 'key? -> account set null',
    updatedAt: 'instant',
  })
  await unique(db, 'business', ['code'])
  await unique(db, 'business', ['slug'])
  await unique(db, 'business', ['number'])
  await index(db, 'business', ['openRank', 'confirmRank', 'wordRank', 'nameKey', 'id'], listed)
  await index(db, 'business', ['wordRank', 'nameKey', 'id'], listed)
  await index(db, 'business', ['nameKey', 'id'], listed)
  await index(db, 'business', ['lookAgainAt'])
  await index(db, 'business', ['phone'])
  await index(db, 'business', ['shownLat', 'shownLon'], listed)
  await table(
    db,
    'businessSlug',
    {
      slug: 'key',
      businessId: 'key -> business cascade',
    },
    ['slug'],
  )
  await table(
    db,
    'businessCategory',
    {
      businessId: 'key -> business cascade',
      category: 'key',
      position: 'int',
    },
    ['businessId', 'category'],
  )
  await index(db, 'businessCategory', ['category', 'businessId'])
  await table(
    db,
    'businessField',
    {
      businessId: 'key -> business cascade',
      field: 'key',
      revision: 'int',
      saidBy: 'key? -> account set null',
      saidBySource: 'key?',
      saidAt: 'instant',
    },
    ['businessId', 'field'],
  )
  await table(db, 'importRun', {
    id: 'id',
    fileName: 'text',
    fileHash: 'key',
    format: 'key',
    source: 'key',
    licence: 'text?',
    attribution: 'text?',
    state: 'text',
    summary: 'text',
    byAccountId: 'key? -> account set null',
    at: 'instant',
  })
  await index(db, 'importRun', ['at'])
  await table(
    db,
    'importedRow',
    {
      source: 'key',
      sourceRef: 'key',
      businessId: 'key -> business cascade',
      rowHash: 'key',
      runId: 'key? -> importRun set null',
    },
    ['source', 'sourceRef'],
  )
  await table(
    db,
    'businessRevision',
    {
      id: 'id',
      businessId: 'key -> business cascade',
      revision: 'int',
      at: 'instant',
      accountId: 'key? -> account set null',
      recordedBy: 'key? -> account set null',
      source: 'key?',
      why: 'text?',
    },
    [],
    ['businessId'],
  )
  await unique(db, 'businessRevision', ['businessId', 'revision'])
  await table(db, 'businessChange', {
    id: 'id',
    revisionId: 'key -> businessRevision cascade',
    field: 'key',
    audience: 'text',
    before: 'text?',
    after: 'text?',
  })
  await table(db, 'face', {
    id: 'id',
    businessId: 'key -> business cascade',
    name: 'text',
    nameKey: 'key',
    role: 'text?',
    line: 'text?',
    language: 'text',
    whenIn: 'text?',
    accountId: 'key? -> account set null',
    position: 'int',
    audience: 'text',
    diedOn: 'day?',
  })
  await index(db, 'face', ['nameKey'])
  await table(db, 'opener', {
    id: 'id',
    faceId: 'key -> face cascade',
    words: 'text',
    language: 'text',
    position: 'int',
  })
  await table(db, 'closure', {
    id: 'id',
    businessId: 'key -> business cascade',
    fromOn: 'day',
    untilOn: 'day?',
    why: 'text?',
    saidBy: 'key? -> account set null',
  })
  await index(db, 'closure', ['fromOn'])
  await table(db, 'photo', {
    id: 'id',
    businessId: 'key -> business cascade',
    file: 'key',
    caption: 'text',
    width: 'int',
    height: 'int',
    takenBy: 'key? -> account set null',
    addedAt: 'instant',
  })
}
