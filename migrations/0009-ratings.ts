import { type Kysely, sql } from 'kysely'
import { index, onPostgres, unique } from './notation.ts'

/** How far a rating has come on its way into the published word; what was read of an answer; one word a person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  const key = onPostgres(db) ? 'text collate "C"' : 'text'
  await run('drop index "rating_accountId_businessId_unique"')
  // A rating that is taken back is erased: nothing has to say when.
  await run('alter table "rating" drop column "withdrawnAt"')
  await run(`alter table "rating" add column "stage" ${key} not null default 'new'`)
  await run(`alter table "rating" add column "countedAs" ${key}`)
  await unique(db, 'rating', ['accountId', 'businessId'], '"archived" = 0')
  await index(db, 'rating', ['stage', 'businessId'], '"archived" = 0')
  await run(`alter table "ownerReply" add column "readAt" ${key}`)
  await run(`alter table "privateWord" add column "readAt" ${key}`)
  await unique(db, 'recommendation', ['accountId', 'businessId', 'kind'], '"removedAt" is null')
  // A place without a word stands behind "some" and before "few".
  await run('update "business" set "wordRank" = 3 where "word" is null')
}
