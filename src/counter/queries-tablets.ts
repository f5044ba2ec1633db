import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'

/** A counter's tablet as its row has it. */
export interface TabletRow {
  id: string
  businessId: string
  slug: string
  place: string
  seenAt: string
  idleMinutes: number
  clerkId: string | null
  openHash: string | null
  sessionId: string | null
}

/** The tablet of this cookie, or null. */
export async function tabletWith(db: Db, tokenHash: string): Promise<TabletRow | null> {
  const row = await db
    .selectFrom('counterTablet')
    .innerJoin('business', 'business.id', 'counterTablet.businessId')
    .select(['counterTablet.id', 'counterTablet.businessId', 'business.slug', 'business.name as place'])
    .select(['counterTablet.seenAt', 'counterTablet.idleMinutes', 'counterTablet.clerkId'])
    .select(['counterTablet.openHash', 'counterTablet.sessionId'])
    .where('counterTablet.tokenHash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** Makes a browser a counter's tablet. @returns its id */
export async function layTablet(
  trx: Trx,
  tablet: { businessId: string; madeBy: string; tokenHash: string; idleMinutes: number },
  now: string,
): Promise<string> {
  const id = newId()
  const shut = { clerkId: null, openHash: null, sessionId: null }
  await trx
    .insertInto('counterTablet')
    .values({ id, ...tablet, ...shut, madeAt: now, seenAt: now })
    .execute()
  return id
}

/** What a counter's people read of its tablets. */
export async function tabletsOf(db: Db, businessId: string) {
  return db
    .selectFrom('counterTablet')
    .leftJoin('account', 'account.id', 'counterTablet.madeBy')
    .select(['counterTablet.id', 'counterTablet.madeAt', 'counterTablet.seenAt', 'counterTablet.idleMinutes'])
    .select('account.name as madeBy')
    .where('businessId', '=', businessId)
    .orderBy('counterTablet.madeAt', 'desc')
    .execute()
}

/** After how many minutes a tablet locks by itself. @throws NotFound for another counter's as for none at all */
export async function idleOf(db: Db, businessId: string, id: string): Promise<number> {
  const { idleMinutes } = await db
    .selectFrom('counterTablet')
    .select('idleMinutes')
    .where('businessId', '=', businessId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('tablet'))
  return idleMinutes
}

/** @throws NotFound for another counter's as for none at all */
export async function setIdle(trx: Trx, businessId: string, id: string, idleMinutes: number): Promise<void> {
  const set = await trx
    .updateTable('counterTablet')
    .set({ idleMinutes })
    .where('businessId', '=', businessId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!set) throw new NotFound('tablet')
}

/**
 * The browser is no tablet of theirs any more, and whoever is signed in on it is signed out: it may lie anywhere.
 * @throws NotFound for another counter's as for none at all
 */
export async function endTablet(trx: Trx, businessId: string, id: string): Promise<void> {
  const ended = await trx
    .deleteFrom('counterTablet')
    .where('businessId', '=', businessId)
    .where('id', '=', id)
    .returning('sessionId')
    .executeTakeFirst()
  if (!ended) throw new NotFound('tablet')
  if (ended.sessionId) await trx.deleteFrom('session').where('id', '=', ended.sessionId).execute()
}

/** The browser becomes another counter's, or is laid anew. */
export async function forgetTablet(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('counterTablet').where('id', '=', id).execute()
}

/** Opens the book for somebody until it is locked. @param openHash of this one opening's cookie */
export async function openTablet(trx: Trx, id: string, clerkId: string, openHash: string, now: string): Promise<void> {
  await trx
    .updateTable('counterTablet')
    .set({ clerkId, openHash, sessionId: null, seenAt: now })
    .where('id', '=', id)
    .execute()
}

export async function shutTablet(db: Db, id: string): Promise<void> {
  await db
    .updateTable('counterTablet')
    .set({ clerkId: null, openHash: null, sessionId: null })
    .where('id', '=', id)
    .execute()
}

/** Somebody used it just now. @param sessionId of whoever is signed in on it with their password */
export async function touchTablet(db: Db, id: string, sessionId: string | null, now: string): Promise<void> {
  await db.updateTable('counterTablet').set({ seenAt: now, sessionId }).where('id', '=', id).execute()
}
