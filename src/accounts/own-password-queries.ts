import type { Db } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import type { House } from '../web/house.ts'
import type { SignedIn } from '../web/viewer.ts'
import { countTry, takeBackTry } from './attempt-queries.ts'
import { passwordDoors } from './doors.ts'
import { passwordFits } from './password-rules.ts'
import { detailsOf } from './queries.ts'

/**
 * Whether it is their own hand: asked before what lasts longer than a minute at somebody's unlocked screen. A try that
 * was right does not count.
 * @throws TooMany
 */
export async function isOwnPassword(house: House, viewer: SignedIn, typed: string): Promise<boolean> {
  const { db, secret } = house
  const [doors, now] = [passwordDoors(viewer.accountId), house.clock.now()]
  await inTransaction(db, (trx) => countTry(trx, secret, doors, now))
  const fits = await passwordFits(await hashKept(db, viewer.accountId), typed)
  if (fits) await inTransaction(db, (trx) => takeBackTry(trx, secret, doors, now))
  return fits
}

const hashKept = async (db: Db, accountId: string): Promise<string | null> =>
  (await detailsOf(db, accountId)).passwordHash
