import { Migrator } from 'kysely'
import { migrations } from '../../migrations/index.ts'
import type { Db } from './tables.ts'

/** Brings the schema up to date. @returns the names of the migrations that were applied now */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error('the migration failed', { cause: error })
  return (results ?? []).map((result) => result.migrationName)
}
