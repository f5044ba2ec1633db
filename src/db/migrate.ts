import { Migrator } from 'kysely'
import { migrations } from '../../migrations/index.ts'
import type { Db } from './tables.ts'

/** The migrations that this program knows, in their order. */
export const knownMigrations: readonly string[] = Object.keys(migrations).sort()

interface Wanted {
  /** Those alone: for a town that is put up as an older program knew it. */
  only?: readonly string[]
  /** PostgreSQL's, where it is not the one that the connection would find first. */
  schema?: string | null
}

/** Brings the schema up to date. @returns the names of the migrations that were applied now */
export async function migrate(db: Db, { only = knownMigrations, schema = null }: Wanted = {}): Promise<string[]> {
  const wanted = Object.fromEntries(Object.entries(migrations).filter(([name]) => only.includes(name)))
  const provider = { getMigrations: () => Promise.resolve(wanted) }
  const migrator = new Migrator({ db, provider, ...(schema !== null && { migrationTableSchema: schema }) })
  const { error, results } = await migrator.migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error('the migration failed', { cause: error })
  return (results ?? []).map((result) => result.migrationName)
}
