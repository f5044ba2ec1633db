import type { Db, Trx } from '../../db/tables.ts'
import { openAsks } from '../queries-notes.ts'
import type { Notebook } from '../queries-notebook.ts'
import { type VisitEntry, visitsPage } from '../queries-visits.ts'

export interface LetterSetting {
  /** Null where none is wanted. */
  hour: number | null
  mail: string | null
  /** They have the porch by mail as well. */
  withPorch: boolean
}

export async function letterOf(db: Db, accountId: string): Promise<LetterSetting> {
  const row = await db
    .selectFrom('account')
    .leftJoin('reminderLetter', 'reminderLetter.accountId', 'account.id')
    .leftJoin('porchDigest', 'porchDigest.accountId', 'account.id')
    .select(['account.mail', 'reminderLetter.hour', 'porchDigest.chosenAt as porchChosen'])
    .where('account.id', '=', accountId)
    .executeTakeFirst()
  return { hour: row?.hour ?? null, mail: row?.mail ?? null, withPorch: (row?.porchChosen ?? null) !== null }
}

/** @param lastOn the last day that counts as written: the first letter is the next day's, or today's */
export async function chooseLetter(
  trx: Trx,
  accountId: string,
  hour: number,
  { now, lastOn }: { now: string; lastOn: string },
): Promise<void> {
  await trx
    .insertInto('reminderLetter')
    .values({ accountId, hour, chosenAt: now, lastOn })
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet({ hour }))
    .execute()
}

export async function stopLetter(trx: Trx, accountId: string): Promise<void> {
  await trx.deleteFrom('reminderLetter').where('accountId', '=', accountId).execute()
}

/** Who is still to get this day's letter, of those whose hour it is; in parts. @param after the last of the part before */
export async function dueLetters(db: Db, day: string, hours: number[], after: string, limit: number) {
  if (hours.length === 0) return []
  return db
    .selectFrom('reminderLetter')
    .innerJoin('account', 'account.id', 'reminderLetter.accountId')
    .select(['account.id', 'account.mail'])
    .where('reminderLetter.hour', 'in', hours)
    .where((eb) => eb.or([eb('reminderLetter.lastOn', 'is', null), eb('reminderLetter.lastOn', '<', day)]))
    .where('account.state', '=', 'active')
    .where('account.mail', 'is not', null)
    .where('account.id', '>', after)
    .orderBy('account.id')
    .limit(limit)
    .execute()
}

/**
 * Takes a day's letter upon oneself. Several processes may have read that it is due: the row lets one of them.
 * @returns false where it was taken, or is not wanted any more
 */
export async function takeDay(trx: Trx, accountId: string, day: string): Promise<boolean> {
  const taken = await trx
    .updateTable('reminderLetter')
    .set({ lastOn: day })
    .where('accountId', '=', accountId)
    .where((eb) => eb.or([eb('lastOn', 'is', null), eb('lastOn', '<', day)]))
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** What one needs to know before meeting somebody: the last visit with its talk, and what to ask. */
export interface LastTalk {
  visit: VisitEntry | null
  said: string[]
  asks: string[]
}

export async function lastTalkWith(db: Db, notebook: Notebook, contactId: string): Promise<LastTalk> {
  const [visit = null] = (await visitsPage(db, notebook, { contactId, limit: 1 })).visits
  const said = (visit?.notes ?? []).filter(
    (note) => note.askNext === 0 && (note.contactId === null || note.contactId === contactId),
  )
  const asks = await openAsks(db, notebook, contactId)
  return { visit, said: said.map(({ body }) => body), asks: asks.map(({ body }) => body) }
}
