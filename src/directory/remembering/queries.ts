import type { Db, Trx } from '../../db/tables.ts'
import { NotFound } from '../../errors.ts'
import { holdBusiness, raiseVersionOnce } from '../hold.ts'
import { sayInHistory } from '../merges/merging.ts'
import { editBusiness, type SaidBy } from '../records.ts'
import { indexBusiness } from '../search/index-business.ts'

/** Whom a page remembers, by name. */
export async function theDead(db: Db, businessId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('face')
    .select(['id', 'name'])
    .where('businessId', '=', businessId)
    .where('diedOn', 'is not', null)
    .where('audience', '!=', 'me')
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export interface Remembered {
  /** Somebody to ask for until now; null where only the words change. */
  faceId: string | null
  diedOn: string
  words: string | null
  revision: number
}

/**
 * Somebody died. Their face is not shown, found, suggested or vouched for any more; the page says what it remembers.
 * @throws NotFound for a face that is not there; Conflict where somebody changed the words meanwhile
 */
export async function remember(
  trx: Trx,
  businessId: string,
  { faceId, diedOn, words, revision }: Remembered,
  by: SaidBy,
  now: string,
): Promise<void> {
  await raiseVersionOnce(trx)
  const row = await holdBusiness(trx, businessId)
  const made = await editBusiness(trx, businessId, revision, { remembers: words }, by, now)
  if (faceId === null) return
  await setDiedOn(trx, businessId, faceId, diedOn)
  if (made.revision === row.revision) await sayInHistory(trx, businessId, row.revision, { by, now })
}

/** It was written down by mistake. What the page remembers stays until somebody changes it. @throws NotFound */
export async function takeBackDeath(
  trx: Trx,
  businessId: string,
  faceId: string,
  by: SaidBy,
  now: string,
): Promise<void> {
  await raiseVersionOnce(trx)
  const { revision } = await holdBusiness(trx, businessId)
  await setDiedOn(trx, businessId, faceId, null)
  await sayInHistory(trx, businessId, revision, { by, now })
}

async function setDiedOn(trx: Trx, businessId: string, faceId: string, diedOn: string | null): Promise<void> {
  const face = await trx
    .updateTable('face')
    .set({ diedOn })
    .where('id', '=', faceId)
    .where('businessId', '=', businessId)
    .where('audience', '!=', 'me')
    .where('diedOn', diedOn === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  if (face.numUpdatedRows === 0n) throw new NotFound('face')
  await indexBusiness(trx, [businessId])
}
