import type { Db, Trx } from '../db/tables.ts'
import { stopTokenOf, whoseLetter } from '../web/letter-part.ts'

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

/** Who is still to get this week's letter, but for those who have it with another one. @param monday the day it belongs to */
export async function dueDigests(db: Db, monday: string, limit: number) {
  return db
    .selectFrom('porchDigest')
    .innerJoin('account', 'account.id', 'porchDigest.accountId')
    .select(['account.id', 'account.mail', 'account.language'])
    .where('account.state', '=', 'active')
    .where('account.mail', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('reminderLetter')
            .select('reminderLetter.hour')
            .whereRef('reminderLetter.accountId', '=', 'account.id'),
        ),
      ),
    )
    .where((eb) => eb.or([eb('porchDigest.lastSentOn', 'is', null), eb('porchDigest.lastSentOn', '<', monday)]))
    .orderBy('account.id')
    .limit(limit)
    .execute()
}

export async function digestSent(trx: Trx, accountId: string, today: string): Promise<void> {
  await trx.updateTable('porchDigest').set({ lastSentOn: today }).where('accountId', '=', accountId).execute()
}

/** The week whose letter somebody is still to get with their other one; null where they do not want the porch by mail. */
export async function lastDigestOf(db: Db, accountId: string): Promise<{ lastSentOn: string | null } | null> {
  const row = await db
    .selectFrom('porchDigest')
    .select('lastSentOn')
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return row ?? null
}

const PORCH_LETTER = 'porch digest'

export const stopToken = (secret: string, accountId: string): string => stopTokenOf(secret, PORCH_LETTER, accountId)

export const whoseDigest = (secret: string, token: string): string | null => whoseLetter(secret, PORCH_LETTER, token)
