import { sql } from 'kysely'
import { engineOf } from '../db/dialect.ts'
import type { Db } from '../db/tables.ts'
import type { Job } from '../jobs/jobs.ts'
import { HOUR, later } from '../web/clock.ts'

/** As `db/open.ts` has it. */
const PATIENCE_MS = 1500

/**
 * SQLite's journal would keep erased words until it is written over. Where a backup reads the town meanwhile, the
 * journal is its own to finish with: it is not waited for, which would stop the town, and the job comes back to it.
 */
export async function emptyJournal(db: Db): Promise<void> {
  if (engineOf(db) !== 'sqlite') return
  await sql`pragma busy_timeout = 0`.execute(db)
  try {
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
  } finally {
    await sql.raw(`pragma busy_timeout = ${String(PATIENCE_MS)}`).execute(db)
  }
}

export const journalJob = (db: Db): Job => ({
  name: 'journal',
  async run(now) {
    await emptyJournal(db)
    return later(now, HOUR / 4)
  },
})
