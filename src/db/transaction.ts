import { CannotKeep, TownError } from '../errors.ts'
import { isOutage, isWorthRetrying } from './dialect.ts'
import type { Db, Trx } from './tables.ts'
import { versionOf, wasRaised } from './version.ts'

const TRIES = 3

/**
 * Everything in `work` is kept, or nothing is. Inside, only `trx` may be used: the outer `db` would wait for ever for
 * the one SQLite connection (the linter forbids the name there).
 * @throws CannotKeep when the database cannot be written just now
 */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      const { made, changedPages } = await db.transaction().execute(async (trx) => {
        const result = await work(trx)
        return { made: result, changedPages: wasRaised(trx) }
      })
      // It is kept by now, whatever the next question meets: the new version is noticed within a second anyway.
      if (changedPages)
        await versionOf(db)
          .refresh()
          .catch(() => undefined)
      return made
    } catch (error) {
      if (error instanceof TownError) throw error
      if (isWorthRetrying(error) && tried < TRIES) continue
      throw isOutage(error) ? new CannotKeep(error) : error
    }
  }
}
