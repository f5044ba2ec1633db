import { LRUCache } from 'lru-cache'
import { keyedHash } from '../db/ids.ts'

/** Under which header an answer says whose it is, and what waited on a device says for whom it is sent. */
export const READER = 'woodstove-reader'

/** Whose a page is that nobody has to sign in for. */
export const NOBODY = 'nobody'

/**
 * Names an account to a browser without telling which: forms carry it, so that nobody's words land in another's
 * notebook, and a device keeps pages and unsent words under it. Another account has another mark, the same account the
 * same one after signing in again. It opens nothing.
 */
export function readersMark(secret: string, accountId: string | null): string {
  if (accountId === null) return NOBODY
  const key = `${secret} ${accountId}`
  let mark = marks.get(key)
  if (mark === undefined) {
    mark = keyedHash(secret, `form of ${accountId}`)
    marks.set(key, mark)
  }
  return mark
}

/** Every page says it, and it never changes. */
const marks = new LRUCache<string, string>({ max: 2000 })
