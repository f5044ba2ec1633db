import type { Db } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { countTry, isKnownPlace, rememberPlace, takeBackTry } from './attempt-queries.ts'
import { placeOf, signInDoors } from './doors.ts'
import { passwordFits } from './password-rules.ts'
import { whoSignsIn } from './queries.ts'

interface Try {
  name: string
  password: string
  address: string
  now: string
}

/**
 * The account that a name (or mail) and password open, or null. Somebody who is not here, who waits, who is suspended
 * and who mistyped are refused alike, and after the same work.
 * @throws TooMany
 */
export async function accountOpenedBy(db: Db, secret: string, sent: Try): Promise<string | null> {
  const place = placeOf(sent.name, sent.address)
  const doors = signInDoors(sent.name, sent.address, await isKnownPlace(db, secret, place))
  await inTransaction(db, (trx) => countTry(trx, secret, doors, sent.now))
  const account = await whoSignsIn(db, sent.name)
  const fits = await passwordFits(account?.passwordHash ?? null, sent.password)
  if (!account || !fits) return null
  await inTransaction(db, async (trx) => {
    await takeBackTry(trx, secret, doors, sent.now)
    await rememberPlace(trx, secret, place, sent.now)
  })
  return account.id
}
