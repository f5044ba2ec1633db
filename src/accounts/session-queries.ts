import { keyedHash } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { MessageKey } from '../web/languages.ts'

export interface OwnSession {
  /** A name for forms. The row's id is what a cookie hashes to, so it never stands on a page. */
  handle: string
  device: string
  since: string
  lastSeen: string
  isThis: boolean
}

/** @param thisId the id under which the asking browser's session is stored */
export async function sessionsOf(
  db: Db,
  secret: string,
  accountId: string,
  thisId: string,
  now: string,
): Promise<OwnSession[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'device', 'createdAt', 'touchedAt'])
    .where('accountId', '=', accountId)
    .where('expiresAt', '>', now)
    .orderBy('touchedAt', 'desc')
    .execute()
  return rows.map(({ id, device, createdAt, touchedAt }) => ({
    handle: handleOf(secret, id),
    device,
    since: createdAt,
    lastSeen: touchedAt,
    isThis: id === thisId,
  }))
}

const handleOf = (secret: string, id: string): string => keyedHash(secret, `session handle ${id}`)

/**
 * What another room does, in the same transaction, when somebody shuts what is open in their name: by ending sessions,
 * or all of it, with a new password.
 * @returns what its person is told of it, or null
 */
export type AccountShut = (trx: Trx, accountId: string, how: 'sessions' | 'new password') => Promise<MessageKey | null>

/** @throws NotFound for a handle that is not one of this account's sessions */
export async function endOneSession(trx: Trx, secret: string, accountId: string, handle: string): Promise<void> {
  const rows = await trx.selectFrom('session').select('id').where('accountId', '=', accountId).execute()
  const ended = rows.find((row) => handleOf(secret, row.id) === handle)
  if (!ended) throw new NotFound('session')
  await trx.deleteFrom('session').where('id', '=', ended.id).execute()
}

/** Ends an account's sessions, all or all but one. */
export async function endSessions(trx: Trx, accountId: string, keep: string | null = null): Promise<void> {
  await trx
    .deleteFrom('session')
    .where('accountId', '=', accountId)
    .where('id', '!=', keep ?? '')
    .execute()
}
