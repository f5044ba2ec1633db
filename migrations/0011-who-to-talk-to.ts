import { type Kysely, sql } from 'kysely'
import { index, onPostgres, table, unique } from './notation.ts'

/** What vouches, introductions and questions for the desk turned out to need, and the words topics are found by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const day = onPostgres(db) ? 'text collate "C"' : 'text'
  const flag = (name: string) => `integer not null default 0 check ("${name}" in (0, 1))`
  await add(db, 'vouch', 'language', `text not null default 'en'`)
  await add(db, 'vouch', 'introduces', flag('introduces'))
  await add(db, 'vouch', 'declinedOn', day)
  await add(db, 'vouch', 'agreedOn', day)
  await add(db, 'introduction', 'language', `text not null default 'en'`)
  await add(db, 'introduction', 'askerReach', 'text')
  await add(db, 'introduction', 'otherReach', 'text')
  await add(db, 'introduction', 'putAside', flag('putAside'))
  await add(db, 'deskQuestion', 'language', `text not null default 'en'`)
  await add(db, 'deskQuestion', 'answerLanguage', 'text')
  await add(db, 'deskQuestion', 'answeredAt', day)
  await table(db, 'topicWord', {
    key: 'key',
    offerId: 'key? -> offerToBeAsked cascade',
    vouchId: 'key? -> vouch cascade',
  })
  await index(db, 'topicWord', ['key', 'offerId'], '"offerId" is not null')
  await index(db, 'topicWord', ['key', 'vouchId'], '"vouchId" is not null')
  // One voice about one person and one topic.
  await unique(db, 'vouch', ['voucherId', 'faceId', 'topicKey'], '"faceId" is not null')
  await unique(db, 'vouch', ['voucherId', 'accountId', 'topicKey'], '"accountId" is not null')
  await index(db, 'introduction', ['introducerId', 'askedAt'])
  await index(db, 'introduction', ['state', 'askedAt'])
  await index(db, 'deskQuestion', ['state', 'askedAt'])
}

const add = (db: Kysely<unknown>, name: string, column: string, type: string) =>
  sql.raw(`alter table "${name}" add column "${column}" ${type}`).execute(db)
