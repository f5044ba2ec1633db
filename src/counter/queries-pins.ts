import { isInForce } from '../accounts/behind-queries.ts'
import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import type { Language, MessageKey } from '../web/languages.ts'
import { MOST_WRONG } from './lock-rules.ts'

interface Clerk {
  accountId: string
  name: string
  language: Language
  pinHash: string
  wrongTries: number
}

/** Whoever stands behind a counter today and has a PIN there: the names on its lock. */
export async function clerksWithPin(db: Db, businessId: string, today: string): Promise<Clerk[]> {
  const rows = await db
    .selectFrom('counterPin')
    .innerJoin('account', 'account.id', 'counterPin.accountId')
    .select(['counterPin.accountId', 'account.name', 'account.language'])
    .select(['counterPin.pinHash', 'counterPin.wrongTries'])
    .where('counterPin.businessId', '=', businessId)
    .where('account.state', '=', 'active')
    .where('counterPin.accountId', 'in', (eb) =>
      eb
        .selectFrom('businessPerson')
        .innerJoin('business', 'business.id', 'businessPerson.businessId')
        .leftJoin('claim', 'claim.id', 'businessPerson.claimId')
        .select('businessPerson.accountId')
        .where('businessPerson.businessId', '=', businessId)
        .where('business.standing', '!=', 'sold')
        .where('business.mergedIntoId', 'is', null)
        .where(isInForce(today)),
    )
    .orderBy('account.nameKey')
    .execute()
  return rows
}

export async function hasPin(db: Db, businessId: string, accountId: string): Promise<'none' | 'rests' | 'opens'> {
  const row = await db
    .selectFrom('counterPin')
    .select('wrongTries')
    .where('businessId', '=', businessId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  if (!row) return 'none'
  return row.wrongTries >= MOST_WRONG ? 'rests' : 'opens'
}

/** A new PIN; whatever somebody opened by the one before is locked. */
export async function setPin(
  trx: Trx,
  pin: { businessId: string; accountId: string; pinHash: string },
  now: string,
): Promise<void> {
  const set = { pinHash: pin.pinHash, wrongTries: 0, setAt: now }
  await trx
    .insertInto('counterPin')
    .values({ id: newId(), ...pin, ...set })
    .onConflict((conflict) => conflict.columns(['accountId', 'businessId']).doUpdateSet(set))
    .execute()
  await shutWhereOpen(trx, pin.businessId, pin.accountId)
}

/** The PIN opens nothing any more: what is open by it is locked. */
export async function removePin(trx: Trx, businessId: string, accountId: string): Promise<void> {
  await trx.deleteFrom('counterPin').where('businessId', '=', businessId).where('accountId', '=', accountId).execute()
  await shutWhereOpen(trx, businessId, accountId)
}

/** What somebody's PIN had opened, on every tablet of the counter. */
async function shutWhereOpen(trx: Trx, businessId: string, accountId: string): Promise<void> {
  await trx
    .updateTable('counterTablet')
    .set({ clerkId: null, openHash: null })
    .where('businessId', '=', businessId)
    .where('clerkId', '=', accountId)
    .execute()
}

/**
 * What is open by their PIN is locked, on every counter. With a new password the PINs go too: one may have been set by
 * whoever knew the old one.
 */
export async function shutTablets(
  trx: Trx,
  accountId: string,
  how: 'sessions' | 'new password',
): Promise<MessageKey | null> {
  const pins =
    how === 'new password'
      ? await trx.deleteFrom('counterPin').where('accountId', '=', accountId).returning('id').execute()
      : []
  await trx
    .updateTable('counterTablet')
    .set({ clerkId: null, openHash: null })
    .where('clerkId', '=', accountId)
    .execute()
  return pins.length > 0 ? 'lock.pins-gone' : null
}

/** Counted before the PIN is looked at: a hundred tries at once are a hundred. @returns whether it may still be tried */
export async function countPinTry(trx: Trx, businessId: string, accountId: string): Promise<boolean> {
  const counted = await trx
    .updateTable('counterPin')
    .set((eb) => ({ wrongTries: eb('wrongTries', '+', 1) }))
    .where('businessId', '=', businessId)
    .where('accountId', '=', accountId)
    .where('wrongTries', '<', MOST_WRONG)
    .returning('id')
    .executeTakeFirst()
  return counted !== undefined
}

/** A wrong one: of each its owner is told, once they open the book. */
export async function noteWrongPin(trx: Trx, businessId: string, accountId: string, now: string): Promise<void> {
  await trx
    .updateTable('counterPin')
    .set((eb) => ({
      wrongUntold: eb(eb.fn.coalesce('wrongUntold', eb.val(0)), '+', 1),
      wrongSince: eb.fn.coalesce('wrongSince', eb.val(now)),
    }))
    .where('businessId', '=', businessId)
    .where('accountId', '=', accountId)
    .execute()
}

export interface WrongPins {
  count: number
  since: string
}

/** The right one: the tries are forgotten. @returns the wrong ones of which their owner was not told yet */
export async function forgetPinTries(trx: Trx, businessId: string, accountId: string): Promise<WrongPins | null> {
  const before = await trx
    .selectFrom('counterPin')
    .select(['wrongUntold', 'wrongSince'])
    .where('businessId', '=', businessId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  await trx
    .updateTable('counterPin')
    .set({ wrongTries: 0, wrongUntold: null, wrongSince: null })
    .where('businessId', '=', businessId)
    .where('accountId', '=', accountId)
    .execute()
  return before?.wrongUntold && before.wrongSince ? { count: before.wrongUntold, since: before.wrongSince } : null
}
