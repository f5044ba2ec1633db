import type { Db, Trx } from '../db/tables.ts'
import { hashOf } from '../db/ids.ts'
import { ask } from '../db/written.ts'
import { Conflict } from '../errors.ts'
import { later, MINUTE } from './clock.ts'
import { creationKey } from './forms.ts'
import { WRITTEN_AT } from './written-at.ts'

const BEGUN = `insert into "creation" ("author", "key", "bodyHash", "location", "madeAt") values (?, ?, ?, '', ?)
  on conflict ("author", "key") do nothing returning "key"`
const MADE = 'update "creation" set "location" = ? where "author" = ? and "key" = ?'

const SAID = `select "location" from "creation" where "author" = ? and "bodyHash" = ? and "madeAt" >= ? and "location" != ''
  order by "madeAt" desc limit 1`

/** Back and Save again takes a moment; whoever means a second one says so, or comes later. */
const A_WHILE = 10 * MINUTE

export interface Sent {
  /** The account, or for somebody who has none yet a name for the door they stand at. */
  author: string
  body: unknown
  now: string
}

/**
 * Makes what a form asks for once, however often it is sent. The key's row is written first: on PostgreSQL a second
 * send waits there for the first.
 * @param make makes it and answers where it can be seen
 * @returns where what the first send made can be seen
 * @throws Conflict when other words come under the same key
 */
export async function once(trx: Trx, sent: Sent, make: () => Promise<string>): Promise<string> {
  const key = creationKey(sent.body)
  if (!key) return make()
  const bodyHash = hashOf(wordsOf(sent.body))
  const [first] = await ask(trx, BEGUN, [sent.author, key, bodyHash, sent.now])
  if (!first) {
    const known = await trx
      .selectFrom('creation')
      .select(['bodyHash', 'location'])
      .where('author', '=', sent.author)
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    if (known.bodyHash !== bodyHash) throw new Conflict('form.conflict', known.location)
    return known.location
  }
  const location = await make()
  await ask(trx, MADE, [location, sent.author, key])
  return location
}

/** Whether this form was sent before, whatever it said. */
export async function wasSent(db: Db, author: string, body: unknown): Promise<boolean> {
  const key = creationKey(body)
  if (!key) return false
  const made = await db
    .selectFrom('creation')
    .select('key')
    .where('author', '=', author)
    .where('key', '=', key)
    .executeTakeFirst()
  return made !== undefined
}

export interface Made {
  location: string
  /** It was there already: the same had been said a moment ago. */
  again: boolean
}

/**
 * `once` for a form that the browser's Back fetches anew, with another key: the same words of the same person, said
 * again within ten minutes, are the repeat they look like, and make nothing.
 * @param stands whether what the first made is still there as it was written: else it is made again
 */
export async function onceOrAgain(
  trx: Trx,
  sent: Sent,
  stands: (location: string) => Promise<boolean>,
  make: () => Promise<string>,
): Promise<Made> {
  let again = false
  const location = await once(trx, sent, async () => {
    const [author, bodyHash, since] = [sent.author, hashOf(wordsOf(sent.body)), later(sent.now, -A_WHILE)]
    const [said] = await ask<{ location: string }>(trx, SAID, [author, bodyHash, since])
    again = said !== undefined && (await stands(said.location))
    return said && again ? said.location : make()
  })
  return { location, again }
}

/** Sent at once, or after it waited for a signal: the form is the same. */
const BESIDE_THE_WORDS: readonly string[] = ['key', 'token', WRITTEN_AT]

/** The words of a form in a fixed order, without what is beside them. */
function wordsOf(body: unknown): string {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>).filter(
    ([name]) => !BESIDE_THE_WORDS.includes(name),
  )
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
