import { keyedHash } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { TooMany } from '../errors.ts'
import { DAY, later } from '../web/clock.ts'

/** A door at which tries are counted: so many in so many seconds. */
export interface Door {
  /** What the tries have in common; kept as a hash. */
  name: string
  most: number
  seconds: number
}

const KEPT = 2 * DAY
const PLACES_KEPT = 90 * DAY

/**
 * Counts one try at each door, before the try is made: a hundred at once are a hundred.
 * @throws TooMany where one of them was tried too often; then none of it counts
 */
export async function countTry(trx: Trx, secret: string, doors: readonly Door[], now: string): Promise<void> {
  for (const door of doors) {
    const windowStart = startOfWindow(door, now)
    const { tries } = await trx
      .insertInto('attempt')
      .values({ key: keyOf(secret, door, windowStart), windowStart, tries: 1 })
      .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ tries: eb('attempt.tries', '+', 1) })))
      .returning('tries')
      .executeTakeFirstOrThrow()
    if (tries > door.most) throw new TooMany(secondsBetween(now, later(windowStart, door.seconds)))
    if (tries === 1) await sweep(trx, now)
  }
}

/** A try that was right does not count: a whole town may come in through one library's address. */
export async function takeBackTry(trx: Trx, secret: string, doors: readonly Door[], now: string): Promise<void> {
  for (const door of doors) {
    await trx
      .updateTable('attempt')
      .set((eb) => ({ tries: eb('tries', '-', 1) }))
      .where('key', '=', keyOf(secret, door, startOfWindow(door, now)))
      .where('tries', '>', 0)
      .execute()
  }
}

/** The usual case of a door that has nothing else to write. */
export async function tryAt(db: Db, secret: string, doors: readonly Door[], now: string): Promise<void> {
  await inTransaction(db, (trx) => countTry(trx, secret, doors, now))
}

/** Remembers that somebody signed in from here, so that tries from elsewhere cannot lock them out. */
export async function rememberPlace(trx: Trx, secret: string, place: string, now: string): Promise<void> {
  await trx
    .insertInto('attempt')
    .values({ key: keyedHash(secret, `place ${place}`), windowStart: now, tries: 0 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ windowStart: now }))
    .execute()
}

export async function isKnownPlace(db: Db, secret: string, place: string): Promise<boolean> {
  const known = await db
    .selectFrom('attempt')
    .select('key')
    .where('key', '=', keyedHash(secret, `place ${place}`))
    .executeTakeFirst()
  return known !== undefined
}

const keyOf = (secret: string, door: Door, windowStart: string): string =>
  keyedHash(secret, `try ${door.name} ${windowStart}`)

function startOfWindow(door: Door, now: string): string {
  const width = door.seconds * 1000
  return new Date(Math.floor(Date.parse(now) / width) * width).toISOString()
}

const secondsBetween = (from: string, to: string): number => Math.ceil((Date.parse(to) - Date.parse(from)) / 1000)

async function sweep(trx: Trx, now: string): Promise<void> {
  await trx
    .deleteFrom('attempt')
    .where('windowStart', '<', later(now, -KEPT))
    .where((eb) => eb.or([eb('tries', '>', 0), eb('windowStart', '<', later(now, -PLACES_KEPT))]))
    .execute()
}
