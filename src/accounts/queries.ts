import { isDuplicate } from '../db/dialect.ts'
import { hashOf, newId, newToken } from '../db/ids.ts'
import type { Db, Row, Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { HOUR, later } from '../web/clock.ts'
import type { Language, MessageKey } from '../web/languages.ts'
import { hashPassword } from './password-rules.ts'
import { mailKey, nameKey, nameLook } from './rules.ts'
import { type AccountShut, endSessions } from './session-queries.ts'

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

export interface OwnDetails {
  name: string
  mail: string | null
  language: Language
}

/** @throws NotFound for nobody's id */
export async function detailsOf(db: Db, accountId: string): Promise<OwnDetails & { passwordHash: string | null }> {
  const account = await db
    .selectFrom('account')
    .select(['name', 'mail', 'language', 'passwordHash'])
    .where('id', '=', accountId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (!account) throw new NotFound()
  return account
}

/** @throws Conflict where the name or mail became somebody else's meanwhile */
export async function changeDetails(trx: Trx, accountId: string, details: OwnDetails): Promise<void> {
  const { name, mail, language } = details
  const changed = { name, mail, language, ...keysOf(name, mail) }
  await keptOnce(trx.updateTable('account').set(changed).where('id', '=', accountId).execute())
  // A link that is on its way to an old address opens nothing.
  await trx.deleteFrom('signInLink').where('accountId', '=', accountId).where('usedAt', 'is', null).execute()
  // Names stand on pages that anybody may read ("confirmed by Earl").
  await raiseVersion(trx)
}

/** The language in which somebody reads the town from now on, on every device. */
export async function setLanguage(trx: Trx, accountId: string, language: OwnDetails['language']): Promise<void> {
  await trx.updateTable('account').set({ language }).where('id', '=', accountId).execute()
}

/**
 * Sets a password. What was opened with the old one is shut: every session but this one, every link still on its way,
 * and what other rooms opened.
 * @param keepSession the id under which the asking browser's session is stored, or null
 */
export async function setPassword(
  trx: Trx,
  accountId: string,
  passwordHash: string,
  handlers: readonly AccountShut[],
  keepSession: string | null = null,
): Promise<MessageKey | null> {
  await trx.updateTable('account').set({ passwordHash }).where('id', '=', accountId).execute()
  await trx.deleteFrom('signInLink').where('accountId', '=', accountId).where('usedAt', 'is', null).execute()
  await endSessions(trx, accountId, keepSession)
  let also: MessageKey | null = null
  for (const handle of handlers) also = (await handle(trx, accountId, 'new password')) ?? also
  return also
}

/** Who used a slip, an invitation or a link a moment ago: a form that was sent twice is let in twice. */
export interface JustUsed {
  id: string
  passwordHash: string | null
}

/** How long a second send of the same form can be behind the first, in seconds. */
export const A_MOMENT = 120

/** A one-time link to `/sign-in/link/…`. @returns its secret, which is kept nowhere */
export async function createSignInLink(trx: Trx, accountId: string, now: string, hours: number): Promise<string> {
  const token = newToken()
  await trx
    .insertInto('signInLink')
    .values({ id: newId(), accountId, tokenHash: hashOf(token), madeAt: now, expiresAt: later(now, hours * HOUR) })
    .execute()
  return token
}

/** Whom a link lets set a password. @throws Invalid (404) where it is too old, or was used, or is nobody's */
export async function linkFor(db: Db, token: string, now: string): Promise<JustUsed & { name: string }> {
  const link = await db
    .selectFrom('signInLink')
    .innerJoin('account', 'account.id', 'signInLink.accountId')
    .select(['account.id', 'account.name', 'account.passwordHash'])
    .where('tokenHash', '=', hashOf(token))
    .where('expiresAt', '>', now)
    .where('account.state', '=', 'active')
    .where((eb) => eb.or([eb('usedAt', 'is', null), eb('usedAt', '>', later(now, -A_MOMENT))]))
    .executeTakeFirst()
  if (!link) throw new Invalid('renew.link-over', {}, 404)
  return link
}

/** Takes a link for oneself. @returns false where it was taken before */
export async function takeLink(trx: Trx, token: string, now: string): Promise<boolean> {
  const taken = await trx
    .updateTable('signInLink')
    .set({ usedAt: now })
    .where('tokenHash', '=', hashOf(token))
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}
