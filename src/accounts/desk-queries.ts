import type { Db, Row, Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import { NotFound } from '../errors.ts'
import type { SignedIn } from '../web/viewer.ts'
import { nameKey } from './rules.ts'
import { endSessions } from './session-queries.ts'

/** What a steward may know of an account: name, role and state, and until it is welcome what it wrote to the desk. */
export interface DeskAccount {
  id: string
  name: string
  role: Row<'account'>['role']
  state: Row<'account'>['state']
  joinedBy: Row<'account'>['joinedBy']
  joinNote: string | null
  createdAt: string
}

const COLUMNS = ['id', 'name', 'role', 'state', 'joinedBy', 'createdAt'] as const
const PAGE = 100

export async function waitingAccounts(db: Db): Promise<DeskAccount[]> {
  return db
    .selectFrom('account')
    .select([...COLUMNS, 'joinNote'])
    .where('state', '=', 'waiting')
    .orderBy('createdAt')
    .limit(PAGE)
    .execute()
}

/** The town by name. @param after the folded name under which the page before ended; `startsWith` narrows it */
export async function accountsByName(db: Db, { after = '', startsWith = '' }: { after?: string; startsWith?: string }) {
  const from = nameKey(startsWith)
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name', 'role', 'state', 'nameKey'])
    .where('state', 'in', ['active', 'suspended'])
    .where('nameKey', '>', after)
    .where('nameKey', '>=', from)
    .where('nameKey', '<', `${from}\u{10FFFF}`)
    .orderBy('nameKey')
    .limit(PAGE + 1)
    .execute()
  const accounts = rows.slice(0, PAGE)
  return { accounts, next: rows.length > PAGE ? (accounts.at(-1)?.nameKey ?? null) : null }
}

/** @throws NotFound */
export async function deskAccount(db: Db, id: string): Promise<DeskAccount> {
  const account = await db
    .selectFrom('account')
    .select([...COLUMNS, 'joinNote'])
    .where('id', '=', id)
    .where('state', '!=', 'erased')
    .executeTakeFirst()
  if (!account) throw new NotFound('account')
  return { ...account, joinNote: account.state === 'waiting' ? account.joinNote : null }
}

/** What another room does, in the same transaction, when somebody is suspended or comes back. */
export type AccountMoved = (trx: Trx, accountId: string, now: string) => Promise<void>

/**
 * Moves an account from one state to another.
 * @throws NotFound where it is not in the state it should come from
 */
export async function moveAccount(trx: Trx, id: string, from: DeskAccount['state'], to: 'active' | 'suspended') {
  const moved = await trx
    .updateTable('account')
    .set({ state: to, joinNote: null })
    .where('id', '=', id)
    .where('state', '=', from)
    .returning(['name', 'mail', 'language'])
    .executeTakeFirst()
  if (!moved) throw new NotFound('account')
  if (to === 'suspended') await endSessions(trx, id)
  // What they said to anybody hides with them, and comes back with them.
  await raiseVersion(trx)
  return moved
}

/** Turns down somebody who asked: nothing of them stays. @throws NotFound for anybody who does not wait */
export async function turnDown(trx: Trx, id: string): Promise<string> {
  const gone = await trx
    .deleteFrom('account')
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('name')
    .executeTakeFirst()
  if (!gone) throw new NotFound('account')
  return gone.name
}

/** @throws NotFound for somebody who is not active */
export async function setRole(trx: Trx, id: string, role: 'resident' | 'steward'): Promise<void> {
  const set = await trx
    .updateTable('account')
    .set({ role })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (set.numUpdatedRows === 0n) throw new NotFound('account')
}

/**
 * Whether the desk would stand empty without this one. Two stewards who part at once wait here for one another: the
 * town's own row is written first.
 */
export async function isLastSteward(trx: Trx, id: string): Promise<boolean> {
  await raiseVersion(trx)
  const stewards = await trx
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'steward')
    .where('state', '=', 'active')
    .execute()
  return stewards.length === 1 && stewards[0]?.id === id
}

export interface DeskCounts {
  waiting: number
  slips: number
  outbox: number
  claims: number
  /** Pairs of entries that look like one business. */
  duplicates: number
  reports: number
  /** Favors that somebody in them asked the stewards to read. */
  favors: number
  /** What people asked the desk to ask around about. */
  questions: number
  /** What neighbors suggest at places in the directory. */
  suggestions: number
}

/** How much waits, for the desk's front page. */
export async function deskCounts(db: Db, steward: SignedIn, now: string): Promise<DeskCounts> {
  const count = db.fn.countAll<number>().as('n')
  const waiting = await db.selectFrom('account').select(count).where('state', '=', 'waiting').executeTakeFirstOrThrow()
  const slips = await db
    .selectFrom('slip')
    .select(count)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirstOrThrow()
  const outbox = await db.selectFrom('outbox').select(count).where('sentAt', 'is', null).executeTakeFirstOrThrow()
  const reports = await db
    .selectFrom('report')
    .select(count)
    .where('state', '=', 'open')
    // That somebody reported their own words is not told by a number either.
    .where('asItStood', 'not like', `%"byId":"${steward.accountId}"%`)
    .executeTakeFirstOrThrow()
  const questions = await db
    .selectFrom('deskQuestion')
    .select(count)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  const favors = await db
    .selectFrom('favorParty')
    .select((eb) => eb.fn.count<number>('favorId').distinct().as('n'))
    .where('askedSteward', '=', 1)
    .executeTakeFirstOrThrow()
  const claims = await db
    .selectFrom('claim')
    .select(count)
    .where('state', 'in', ['asked', 'objected'])
    .executeTakeFirstOrThrow()
  const suggestions = await db
    .selectFrom('suggestion')
    .innerJoin('business', 'business.id', 'suggestion.businessId')
    .innerJoin('account', 'account.id', 'suggestion.suggestedBy')
    .select(count)
    .where('suggestion.state', '=', 'open')
    .where('account.state', 'in', ['active', 'erased'])
    .where('business.mergedIntoId', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    waiting: waiting.n,
    duplicates: await duplicatesWaiting(db),
    slips: slips.n,
    outbox: outbox.n,
    reports: reports.n,
    favors: favors.n,
    questions: questions.n,
    claims: claims.n,
    suggestions: suggestions.n,
  }
}

/** Pairs of entries of which both still stand. */
async function duplicatesWaiting(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('duplicatePair as pair')
    .innerJoin('business as one', 'one.id', 'pair.oneId')
    .innerJoin('business as other', 'other.id', 'pair.otherId')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('pair.state', '=', 'suggested')
    .where('one.mergedIntoId', 'is', null)
    .where('other.mergedIntoId', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

/** What waits to leave the town. Never its words: a link in a letter opens somebody's account. */
export async function waitingMail(db: Db) {
  return db
    .selectFrom('outbox')
    .leftJoin('account', 'account.id', 'outbox.accountId')
    .select(['outbox.kind', 'outbox.dueAt', 'outbox.tries', 'outbox.failure', 'account.name as to'])
    .where('outbox.sentAt', 'is', null)
    .orderBy('outbox.dueAt')
    .limit(200)
    .execute()
}
