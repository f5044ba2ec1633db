import { sql } from 'kysely'
import { columns } from '../db/columns.ts'
import type { Column, Declared } from '../db/columns/notation.ts'
import type { Db, Trx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { raiseVersion } from '../db/version.ts'
import { emptyJournal } from './journal.ts'
import { isLastSteward } from './desk-queries.ts'
import { nameKey } from './rules.ts'
import { mergeLedgers, rememberErased } from './ledger-queries.ts'

/** What another room does, in the same transaction, when somebody leaves. */
export type AccountErased = (trx: Trx, accountId: string) => Promise<void>

const declared: Declared = columns

interface Pointer {
  table: string
  column: string
  /** Follows the declaration: a row about the person goes, a mere pointer to them is let go. */
  how: 'delete' | 'let go'
}

/** Every column that names an account and is declared to be erased with it. */
const pointers: readonly Pointer[] = Object.entries(declared).flatMap(([table, all]) =>
  Object.entries(all)
    .filter(([, column]) => column.reference?.table === 'account' && column.erasure === 'erase')
    .map(([column, { reference, nullable }]) => ({
      table,
      column,
      how: nullable && reference?.onDelete === 'set null' ? ('let go' as const) : ('delete' as const),
    })),
)

/**
 * Forgets somebody: notebook, sessions and all that is declared so go; what they gave to others stays, from "a former
 * neighbor". The account's row stays as an empty chair, so that those things have something to point at.
 */
export async function eraseAccount(trx: Trx, accountId: string, handlers: readonly AccountErased[]): Promise<void> {
  for (const handle of handlers) await handle(trx, accountId)
  for (const { table, column, how } of pointers) {
    if (table === 'account') continue
    const [name, pointer] = [sql.table(table), sql.ref(column)]
    if (how === 'delete') await sql`delete from ${name} where ${pointer} = ${accountId}`.execute(trx)
    else await sql`update ${name} set ${pointer} = null where ${pointer} = ${accountId}`.execute(trx)
  }
  await trx.deleteFrom('creation').where('author', '=', accountId).execute()
  await leaveTheTrail(trx, accountId)
  await leaveTheLetters(trx, accountId)
  await trx
    .updateTable('account')
    .set({ ...emptyChair(accountId), state: 'erased', role: 'resident', language: 'en', joinedBy: 'slip' })
    .where('id', '=', accountId)
    .execute()
  await raiseVersion(trx)
}

/** The desk's trail names people where it tells of them, and also where it tells of a place they stood behind. */
async function leaveTheTrail(trx: Trx, accountId: string): Promise<void> {
  const account = await trx.selectFrom('account').select('nameKey').where('id', '=', accountId).executeTakeFirst()
  const named = await trx
    .selectFrom('audit')
    .select(['id', 'detail'])
    .where('subjectKind', '=', 'business')
    .where('detail', 'is not', null)
    .execute()
  const theirs = named.filter(({ detail }) => detail !== null && nameKey(detail) === account?.nameKey)
  await trx
    .updateTable('audit')
    .set({ detail: null })
    .where((eb) =>
      eb.or([
        eb('subjectId', '=', accountId),
        ...(theirs.length > 0
          ? [
              eb(
                'id',
                'in',
                theirs.map(({ id }) => id),
              ),
            ]
          : []),
      ]),
    )
    .execute()
}

/** A letter to somebody else that has not left yet may quote them, by name: it does not leave any more. */
async function leaveTheLetters(trx: Trx, accountId: string): Promise<void> {
  const account = await trx.selectFrom('account').select('name').where('id', '=', accountId).executeTakeFirst()
  if (!account?.name) return
  const waiting = await trx.selectFrom('outbox').select(['id', 'payload']).where('sentAt', 'is', null).execute()
  for (const { id, payload } of waiting)
    if (names(payload, account.name)) await trx.deleteFrom('outbox').where('id', '=', id).execute()
}

/** Whether a letter, as JSON, says this name as words of their own: "Al" is not in "Also". */
function names(payload: string, name: string): boolean {
  const said: string[] = []
  JSON.parse(payload, (_key, value: unknown) => {
    if (typeof value === 'string') said.push(value)
    return value
  })
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u')
  return said.some((words) => whole.test(words))
}

/** Every word of the account's own row is gone; what has to be unique is so by its id. */
function emptyChair(accountId: string): Record<string, string | null> {
  const goes = (column: Column) =>
    column.erasure !== 'keep' && ['text', 'key'].includes(column.kind) && !column.reference
  return Object.fromEntries(
    Object.entries(declared.account ?? {})
      .filter(([name, column]) => goes(column) && !['role', 'language', 'joinedBy'].includes(name))
      .map(([name, column]) => [name, column.nullable ? null : column.kind === 'key' ? `erased ${accountId}` : '']),
  )
}

/**
 * Forgets somebody for good: in the database, in its journal, and in the ledger by which an older copy of the
 * database forgets them again.
 * @returns false, and nothing changed, where the town would be left without a steward
 */
export async function forgetAccount(
  db: Db,
  dataDir: string,
  accountId: string,
  handlers: readonly AccountErased[],
): Promise<boolean> {
  const forgotten = await inTransaction(db, async (trx) => {
    if (await isLastSteward(trx, accountId)) return false
    await eraseAccount(trx, accountId, handlers)
    // Before the commit: a copy made earlier must know of it whenever this is kept.
    await rememberErased(dataDir, accountId)
    return true
  })
  if (forgotten) await emptyJournal(db)
  return forgotten
}

/**
 * A database restored from an older copy may know people who left since: they are forgotten again. A ledger that was
 * lost, or is another machine's, learns of those whose chair is empty here.
 */
export async function forgetAgain(db: Db, dataDir: string, handlers: readonly AccountErased[]): Promise<number> {
  return forgetThese(db, await mergeLedgers(dataDir, await emptyChairs(db)), handlers)
}

/** The ids of those who left this database. */
export async function emptyChairs(db: Db): Promise<string[]> {
  const chairs = await db.selectFrom('account').select('id').where('state', '=', 'erased').execute()
  return chairs.map(({ id }) => id)
}

/** How many rows still belong to somebody whom the ledger knows to have left; none, where it is honored. */
export async function rowsOfErased(db: Db, ids: readonly string[]): Promise<number> {
  let rows = 0
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = sql.join(ids.slice(from, from + AT_ONCE))
    for (const { table, column } of pointers) {
      if (table === 'account') continue
      const found = await sql<{ rows: number }>`select count(*) as "rows" from ${sql.table(table)}
        where ${sql.ref(column)} in (${some})`.execute(db)
      rows += found.rows[0]?.rows ?? 0
    }
  }
  return rows
}

const AT_ONCE = 500

/** @param ids of accounts, wherever they are known from @returns how many of them were there still */
export async function forgetThese(db: Db, ids: readonly string[], handlers: readonly AccountErased[]): Promise<number> {
  let back = 0
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const there = await db
      .selectFrom('account')
      .select('id')
      .where('id', 'in', ids.slice(from, from + AT_ONCE))
      .where('state', '!=', 'erased')
      .execute()
    for (const { id } of there) await inTransaction(db, (trx) => eraseAccount(trx, id, handlers))
    back += there.length
  }
  if (back > 0) await emptyJournal(db)
  return back
}
