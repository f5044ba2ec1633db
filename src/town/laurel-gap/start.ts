import { rmSync } from 'node:fs'
import { sql } from 'kysely'
import type { Config } from '../../config.ts'
import { engineOf } from '../../db/dialect.ts'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import type { Db } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Invalid } from '../../errors.ts'
import { dayIn, instantAt, realClock } from '../../web/clock.ts'
import { firstMorning, loadLaurelGap } from './load.ts'
import { laurelGap } from './town.ts'

/**
 * Gets the demonstration ready: loads it where there is none, and lets its clock show 9:40 of the day it had come to.
 * @throws Invalid where the database holds a real town: the demonstration never touches one
 */
export async function startDemo(config: Config, fresh: boolean): Promise<void> {
  const db = openDatabase(config.databaseUrl)
  try {
    await migrate(db)
    await refuseRealTown(db)
    if (fresh) await empty(db, config)
  } finally {
    await db.destroy()
  }
  if (fresh && config.databaseUrl.startsWith('sqlite:')) removeFile(config.databaseUrl.slice('sqlite:'.length))
  await load(config)
}

async function load(config: Config): Promise<void> {
  const db = openDatabase(config.databaseUrl)
  try {
    await migrate(db)
    await inTransaction(db, async (trx) => {
      const there = await trx.selectFrom('town').select('clockShows').executeTakeFirst()
      if (!there) await loadLaurelGap(trx)
      const day = dayIn(laurelGap.zone, there?.clockShows ?? firstMorning())
      const clockShows = instantAt(laurelGap.zone, day, laurelGap.firstMorning.time)
      await trx.updateTable('town').set({ clockShows, clockSetAt: realClock.now() }).execute()
      await trx.updateTable('jobLease').set({ nextRunAt: null, holder: null, heldUntil: null }).execute()
    })
  } finally {
    await db.destroy()
  }
}

async function refuseRealTown(db: Db): Promise<void> {
  const town = await db.selectFrom('town').select(['name', 'demo']).executeTakeFirst()
  if (town && town.demo !== 1) {
    throw new Invalid(
      `This database holds ${town.name}, a real town. Start the demonstration with another DATA_DIR or DATABASE_URL.`,
    )
  }
}

/** On PostgreSQL the demonstration's tables go; a file is removed as a whole. */
async function empty(db: Db, config: Config): Promise<void> {
  if (engineOf(db) === 'postgres' && !config.databaseUrl.startsWith('sqlite:')) {
    await sql`drop schema public cascade`.execute(db)
    await sql`create schema public`.execute(db)
  }
}

function removeFile(path: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true })
}
