import { isDuplicate } from '../db/dialect.ts'
import { hashOf, newId, newToken } from '../db/ids.ts'
import type { Db, Row, Trx } from '../db/tables.ts'
import { Conflict } from '../errors.ts'
import { HOUR, later } from '../web/clock.ts'
import type { Language } from '../web/languages.ts'
import { hashPassword } from './passwords.ts'
import { mailKey, nameKey, nameLook } from './rules.ts'

export interface NewAccount {
  name: string
  mail: string | null
  /** As typed; null for somebody who will set one through a link or slip. */
  password: string | null
  role: 'resident' | 'steward'
  state: 'waiting' | 'active'
  language: Language
  joinedBy: Row<'account'>['joinedBy']
  joinNote?: string | null
}

/**
 * @returns the account's id
 * @throws Conflict where the name, or one that looks like it, or the mail is somebody's already
 */
export async function createAccount(trx: Trx, account: NewAccount, now: string): Promise<string> {
  const id = newId()
  const { password, joinNote = null, ...facts } = account
  const row = {
    id,
    ...facts,
    ...keysOf(account.name, account.mail),
    passwordHash: password === null ? null : await hashPassword(password),
    joinNote,
    createdAt: now,
  }
  await keptOnce(trx.insertInto('account').values(row).execute())
  return id
}

const keysOf = (name: string, mail: string | null) => ({
  nameKey: nameKey(name),
  nameLook: nameLook(name),
  mailKey: mail === null ? null : mailKey(mail),
})

/** Two that were looked up apart can still meet at the unique key. */
async function keptOnce(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    throw isDuplicate(error) ? new Conflict('account.taken-meanwhile') : error
  }
}

/** The name under which somebody is here already who would be mistaken for this one, or null. */
export async function nameInTheWay(db: Db, name: string, besides: string | null = null): Promise<string | null> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where((eb) => eb.or([eb('nameKey', '=', nameKey(name)), eb('nameLook', '=', nameLook(name))]))
    .execute()
  return rows.find((row) => row.id !== besides)?.name ?? null
}

export async function mailInTheWay(db: Db, mail: string | null, besides: string | null = null): Promise<boolean> {
  if (mail === null) return false
  const row = await db.selectFrom('account').select('id').where('mailKey', '=', mailKey(mail)).executeTakeFirst()
  return row !== undefined && row.id !== besides
}

/** Who signs in by this name or mail; null for everybody who may not, whatever the reason. */
export async function whoSignsIn(db: Db, typed: string): Promise<{ id: string; passwordHash: string | null } | null> {
  const [mail, key, look] = [mailKey(typed), nameKey(typed), nameLook(typed)]
  const rows = await db
    .selectFrom('account')
    .select(['id', 'passwordHash', 'mailKey', 'nameKey'])
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('mailKey', '=', mail), eb('nameKey', '=', key), eb('nameLook', '=', look)]))
    .execute()
  return rows.find((row) => row.mailKey === mail) ?? rows.find((row) => row.nameKey === key) ?? rows[0] ?? null
}

/** A one-time link to `/sign-in/link/…`. @returns its secret, which is kept nowhere */
export async function createSignInLink(trx: Trx, accountId: string, now: string, hours: number): Promise<string> {
  const token = newToken()
  await trx
    .insertInto('signInLink')
    .values({ id: newId(), accountId, tokenHash: hashOf(token), madeAt: now, expiresAt: later(now, hours * HOUR) })
    .execute()
  return token
}
