import type { Kysely } from 'kysely'
import { index, table, unique } from './notation.ts'

/** Two notebooks, one counter. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'card',
    {
      id: 'id',
      accountId: 'key -> account cascade',
      callMe: 'text',
      usual: 'text?',
      dontAsk: 'text?',
      language: 'text',
      updatedAt: 'instant',
    },
    [],
    ['accountId'],
  )
  await unique(db, 'card', ['accountId'])
  await table(
    db,
    'cardGrant',
    {
      id: 'id',
      cardId: 'key -> card cascade',
      businessId: 'key -> business cascade',
      grantedAt: 'instant',
    },
    [],
    ['cardId'],
  )
  await unique(db, 'cardGrant', ['cardId', 'businessId'])
  await table(
    db,
    'notebook',
    {
      id: 'id',
      accountId: 'key? -> account cascade',
      businessId: 'key? -> business cascade',
      feedTokenHash: 'key?',
      createdAt: 'instant',
    },
    [],
    ['accountId', 'businessId'],
  )
  await unique(db, 'notebook', ['accountId'])
  await unique(db, 'notebook', ['businessId'])
  await unique(db, 'notebook', ['feedTokenHash'])
  await table(
    db,
    'contact',
    {
      id: 'id',
      notebookId: 'key -> notebook cascade',
      name: 'text',
      nameKey: 'key',
      faceId: 'key? -> face set null',
      accountId: 'key? -> account set null',
      cardGrantId: 'key? -> cardGrant set null',
      howMet: 'text?',
      metThroughId: 'key? -> contact set null',
      usual: 'text?',
      language: 'text?',
      rhythmDays: 'int?',
      diedOn: 'day?',
      mergedIntoId: 'key? -> contact set null',
      createdAt: 'instant',
      updatedAt: 'instant',
    },
    [],
    ['notebookId'],
  )
  await index(db, 'contact', ['notebookId', 'nameKey', 'id'])
  await table(db, 'contactFact', {
    id: 'id',
    contactId: 'key -> contact cascade',
    kind: 'key',
    label: 'text?',
    value: 'text',
    position: 'int',
  })
  await table(db, 'contactDate', {
    id: 'id',
    contactId: 'key -> contact cascade',
    label: 'text',
    year: 'int?',
    month: 'int',
    dayOfMonth: 'int?',
  })
  await table(db, 'contactMerge', {
    id: 'id',
    keptId: 'key -> contact cascade',
    snapshot: 'text',
    mergedAt: 'instant',
    undoneAt: 'instant?',
  })
  await table(
    db,
    'visit',
    {
      id: 'id',
      notebookId: 'key -> notebook cascade',
      businessId: 'key? -> business set null',
      place: 'text?',
      visitedOn: 'day',
      kind: 'text',
      whatFor: 'text?',
      told: 'flag',
      writtenBy: 'key? -> account set null',
      recordedBy: 'key? -> account set null',
      createdAt: 'instant',
      updatedAt: 'instant',
    },
    [],
    ['notebookId'],
  )
  await index(db, 'visit', ['notebookId', 'visitedOn', 'id'])
  await index(db, 'visit', ['notebookId', 'businessId', 'visitedOn', 'id'])
  await table(
    db,
    'visitContact',
    {
      visitId: 'key -> visit cascade',
      contactId: 'key -> contact cascade',
    },
    ['visitId', 'contactId'],
  )
  await table(db, 'note', {
    id: 'id',
    notebookId: 'key -> notebook cascade',
    contactId: 'key? -> contact cascade',
    visitId: 'key? -> visit cascade',
    businessId: 'key? -> business set null',
    body: 'text',
    language: 'text',
    askNext: 'flag',
    askedOn: 'day?',
    ownersOnly: 'flag',
    expiresOn: 'day?',
    writtenBy: 'key? -> account set null',
    recordedBy: 'key? -> account set null',
    createdAt: 'instant',
    updatedAt: 'instant',
  })
  await index(db, 'note', ['notebookId', 'businessId'], '"businessId" is not null')
  await index(db, 'note', ['notebookId', 'askNext'], '"askNext" = 1')
  await index(db, 'note', ['expiresOn'], '"expiresOn" is not null')
  await table(
    db,
    'reminder',
    {
      id: 'id',
      notebookId: 'key -> notebook cascade',
      contactId: 'key? -> contact cascade',
      visitId: 'key? -> visit cascade',
      kind: 'key',
      words: 'text',
      dueOn: 'day',
      state: 'key',
      toldAt: 'instant?',
    },
    [],
    ['notebookId'],
  )
  await index(db, 'reminder', ['notebookId', 'dueOn'])
  await index(db, 'reminder', ['dueOn'], '"state" = \'waiting\'')
  await table(db, 'wentPast', {
    id: 'id',
    visitId: 'key -> visit cascade',
    accountId: 'key -> account cascade',
    businessId: 'key -> business cascade',
    theyWentPast: 'text?',
    iWentPast: 'text?',
    language: 'text',
    sentAt: 'instant?',
    answered: 'text?',
    audience: 'text',
  })
}
