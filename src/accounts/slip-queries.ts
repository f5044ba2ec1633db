import { keyedHash, newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import { DAY, later, MINUTE } from '../web/clock.ts'
import { A_MOMENT, type JustUsed } from './queries.ts'
import { isNameOrLonger, nameLook } from './rules.ts'
import { bareWords, slipWords } from './slip-words.ts'

const LASTS = 30 * DAY
const SHOWN_FOR = 10 * MINUTE
const MOST_ON_A_SHEET = 60

interface NewSlip {
  name: string
  /** Whose forgotten password it renews; null for somebody who is new. */
  accountId: string | null
  madeBy: string
}

const wordsHash = (secret: string, words: string): string => keyedHash(secret, `slip ${bareWords(words)}`)

/** @returns the slip's id; its words follow from it and are kept nowhere */
export async function makeSlip(trx: Trx, secret: string, slip: NewSlip, now: string): Promise<string> {
  const id = newId()
  // A newer slip for the same person takes the place of one that was lost.
  if (slip.accountId) {
    await trx.deleteFrom('slip').where('accountId', '=', slip.accountId).where('usedAt', 'is', null).execute()
  }
  await trx
    .insertInto('slip')
    .values({
      id,
      ...slip,
      nameLook: nameLook(slip.name),
      wordsHash: wordsHash(secret, slipWords(secret, id).join(' ')),
      madeAt: now,
      expiresAt: later(now, LASTS),
    })
    .execute()
  return id
}

/** A slip as it is printed, its words with it. */
export interface SlipToPrint {
  name: string
  /** Whose forgotten password it renews; null for somebody who is new. */
  accountId: string | null
  expiresAt: string
  words: string[]
}

/** Slips that can be printed now: by the steward who made them, for ten minutes, while nobody has used them. */
const stillShown = (db: Db, stewardId: string, now: string) =>
  db
    .selectFrom('slip')
    .select(['id', 'name', 'accountId', 'expiresAt'])
    .where('madeBy', '=', stewardId)
    .where('usedAt', 'is', null)
    .where('madeAt', '>', later(now, -SHOWN_FOR))

const withWords = (secret: string, { id, ...slip }: Omit<SlipToPrint, 'words'> & { id: string }): SlipToPrint => ({
  ...slip,
  words: slipWords(secret, id),
})

/** One slip to print. @throws NotFound where it cannot be printed any more */
export async function slipToPrint(db: Db, secret: string, id: string, stewardId: string, now: string) {
  const slip = await stillShown(db, stewardId, now).where('id', '=', id).executeTakeFirst()
  if (!slip) throw new NotFound('slip')
  return withWords(secret, slip)
}

/** All that the steward made in the last ten minutes, in their order: a sheet to cut up. */
export async function slipsToPrint(db: Db, secret: string, stewardId: string, now: string): Promise<SlipToPrint[]> {
  const slips = await stillShown(db, stewardId, now).orderBy('madeAt').orderBy('id').limit(MOST_ON_A_SHEET).execute()
  return slips.map((slip) => withWords(secret, slip))
}

export async function unusedSlips(db: Db, now: string) {
  return db
    .selectFrom('slip')
    .innerJoin('account as maker', 'maker.id', 'slip.madeBy')
    .select(['slip.id', 'slip.name', 'slip.accountId', 'slip.madeAt', 'slip.expiresAt', 'maker.name as madeBy'])
    .where('slip.usedAt', 'is', null)
    .where('slip.expiresAt', '>', now)
    .orderBy('slip.madeAt', 'desc')
    .limit(200)
    .execute()
}

/** @throws NotFound where there is no such unused slip */
export async function withdrawSlip(trx: Trx, id: string): Promise<string> {
  const gone = await trx
    .deleteFrom('slip')
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .returning('name')
    .executeTakeFirst()
  if (!gone) throw new NotFound('slip')
  return gone.name
}

export interface HeldSlip {
  id: string
  name: string
  accountId: string | null
}

/**
 * The slip that a name and four words speak of; null where they do not go together or it is too old.
 * @param kind a slip to join with, or one that renews a password
 */
export async function slipHeld(
  db: Db,
  secret: string,
  held: { name: string; words: string },
  kind: 'join' | 'renew',
  now: string,
): Promise<HeldSlip | null> {
  const rows = await db
    .selectFrom('slip')
    .leftJoin('account', 'account.id', 'slip.accountId')
    .select(['slip.id', 'slip.name', 'slip.accountId'])
    .where('wordsHash', '=', wordsHash(secret, held.words))
    .where('expiresAt', '>', now)
    .where((eb) => (kind === 'join' ? eb('slip.accountId', 'is', null) : eb('account.state', '=', 'active')))
    .execute()
  return rows.find((row) => isNameOrLonger(held.name, row.name)) ?? null
}

/** Takes a slip for oneself. @returns false where it was taken before */
export async function takeSlip(trx: Trx, id: string, now: string): Promise<boolean> {
  const taken = await trx
    .updateTable('slip')
    .set({ usedAt: now })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** Says who used it; null lays it back for another try. */
export async function settleSlip(trx: Trx, id: string, usedBy: string | null): Promise<void> {
  await trx
    .updateTable('slip')
    .set(usedBy ? { usedBy } : { usedAt: null })
    .where('id', '=', id)
    .execute()
}

/** Who used it a moment ago, or null. */
export async function slipJustUsed(db: Db, id: string, now: string): Promise<JustUsed | null> {
  const used = await db
    .selectFrom('slip')
    .innerJoin('account', 'account.id', 'slip.usedBy')
    .select(['account.id', 'account.passwordHash'])
    .where('slip.id', '=', id)
    .where('slip.usedAt', '>', later(now, -A_MOMENT))
    .where('account.state', '=', 'active')
    .executeTakeFirst()
  return used ?? null
}
