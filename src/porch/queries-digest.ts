import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'

/** Whether somebody wants the Monday letter, and has an address it could go to. */
export async function digestOf(db: Db, accountId: string): Promise<{ wanted: boolean; hasMail: boolean }> {
  const row = await db
    .selectFrom('account')
    .leftJoin('porchDigest', 'porchDigest.accountId', 'account.id')
    .select(['account.mail', 'porchDigest.chosenAt'])
    .where('account.id', '=', accountId)
    .executeTakeFirst()
  return { wanted: (row?.chosenAt ?? null) !== null, hasMail: (row?.mail ?? null) !== null }
}

/** @param today the first letter comes with the next Monday, not at once */
export async function chooseDigest(
  trx: Trx,
  accountId: string,
  wanted: boolean,
  { now, today }: { now: string; today: string },
): Promise<void> {
  if (!wanted) await trx.deleteFrom('porchDigest').where('accountId', '=', accountId).execute()
  else
    await trx
      .insertInto('porchDigest')
      .values({ accountId, chosenAt: now, lastSentOn: today })
      .onConflict((conflict) => conflict.column('accountId').doNothing())
      .execute()
}

/** Who is still to get this week's letter. @param monday the day it belongs to */
export async function dueDigests(db: Db, monday: string, limit: number) {
  return db
    .selectFrom('porchDigest')
    .innerJoin('account', 'account.id', 'porchDigest.accountId')
    .select(['account.id', 'account.mail', 'account.language'])
    .where('account.state', '=', 'active')
    .where('account.mail', 'is not', null)
    .where((eb) => eb.or([eb('porchDigest.lastSentOn', 'is', null), eb('porchDigest.lastSentOn', '<', monday)]))
    .orderBy('account.id')
    .limit(limit)
    .execute()
}

export async function digestSent(trx: Trx, accountId: string, today: string): Promise<void> {
  await trx.updateTable('porchDigest').set({ lastSentOn: today }).where('accountId', '=', accountId).execute()
}

const markOf = (secret: string, accountId: string): string => keyedHash(secret, `porch digest ${accountId}`)

/** The letter's own way out: it stops this one letter and opens nothing else. */
export const stopToken = (secret: string, accountId: string): string => `${accountId}.${markOf(secret, accountId)}`

/** Whose letter a token stops; null for one that nobody was sent. */
export function whoseDigest(secret: string, token: string): string | null {
  const [accountId = '', mark = ''] = token.split('.')
  const [given, expected] = [Buffer.from(mark), Buffer.from(markOf(secret, accountId))]
  return given.length === expected.length && timingSafeEqual(given, expected) ? accountId : null
}
