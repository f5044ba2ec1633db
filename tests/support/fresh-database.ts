import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import type { Db } from '../../src/db/tables.ts'
import { freshPostgresUrl } from './postgres.ts'
import { onceARun } from './run-folder.ts'

export const onPostgres = (): boolean => process.env.WOODSTOVE_TEST_ENGINE === 'postgres'

let template: Promise<string> | null = null

/** An empty, migrated database on the engine of this run. @param folder where a SQLite file may stand */
export async function freshDatabaseUrl(folder: string): Promise<string> {
  if (onPostgres()) return freshPostgresUrl()
  const file = join(folder, 'town.db')
  await copyFile(await (template ??= makeTemplate()), file)
  return `sqlite:${file}`
}

/** Tests do not wait for the disk: nothing of theirs has to outlive a power cut. PostgreSQL's server is set so at its start. */
export async function hurry(db: Db): Promise<void> {
  if (!onPostgres()) await sql`pragma synchronous = off`.execute(db)
}

/** Migrations run once a run; towns are copies. */
const makeTemplate = (): Promise<string> =>
  onceARun('empty', async (folder) => {
    const file = join(folder, 'town.db')
    const db = openDatabase(`sqlite:${file}`)
    await hurry(db)
    await migrate(db)
    await db.destroy()
    return file
  })
