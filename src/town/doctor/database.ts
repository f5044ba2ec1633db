import { sql } from 'kysely'
import { engineOf } from '../../db/dialect.ts'
import { knownMigrations } from '../../db/migrate.ts'
import { migrationsOf, schemaOf } from '../../db/snapshot.ts'
import type { Db, Tables } from '../../db/tables.ts'
import { allRight, type Finding, toDo } from './finding.ts'

const PUT_BACK =
  'Stop the town, copy its folder aside as it is, and put the last backup back: npm run woodstove -- restore FILE'

/** Whether the database is whole, and kept as this program keeps it. */
export async function databaseFindings(db: Db): Promise<Finding[]> {
  return engineOf<Tables>(db) === 'sqlite' ? sqliteFindings(db) : postgresFindings(db)
}

async function sqliteFindings(db: Db): Promise<Finding[]> {
  const checked = await sql<{ integrity_check: string }>`pragma integrity_check(10)`.execute(db)
  const isWhole = checked.rows.length === 1 && checked.rows[0]?.integrity_check === 'ok'
  const astray = (await sql`pragma foreign_key_check`.execute(db)).rows.length
  return [
    isWhole ? allRight('The database file is whole.') : toDo(`The database file is damaged. ${PUT_BACK}`),
    astray === 0
      ? allRight('Every reference in it leads to a row.')
      : toDo(`${astray} references in the database lead nowhere. ${PUT_BACK}`),
    await keptFinding(db),
  ]
}

/** As the town opens it: a word that was acknowledged outlives a power cut, one that was erased leaves no bytes. */
async function keptFinding(db: Db): Promise<Finding> {
  const { rows } = await sql<{ journal: string; synchronous: number; erasing: number }>`select
    (select "journal_mode" from pragma_journal_mode) as "journal",
    (select "synchronous" from pragma_synchronous) as "synchronous",
    (select "secure_delete" from pragma_secure_delete) as "erasing"`.execute(db)
  const { journal, synchronous, erasing } = rows[0] ?? {}
  if (journal === 'wal' && synchronous === 2 && erasing === 1)
    return allRight('It waits for the disk (WAL, synchronous FULL), and overwrites what is erased (secure_delete).')
  return toDo(
    `The database is kept otherwise than it should be (journal_mode ${String(journal)}, synchronous ${String(synchronous)}, secure_delete ${String(erasing)}): look whether its disk is a network's, where SQLite must not be.`,
  )
}

async function postgresFindings(db: Db): Promise<Finding[]> {
  const loose = await sql<{ loose: number }>`select count(*) as "loose" from "pg_constraint"
    where not "convalidated" and "connamespace" = current_schema()::regnamespace`.execute(db)
  const settings = await sql<{ name: string }>`select "name" from "pg_settings"
    where "name" in ('fsync', 'full_page_writes', 'synchronous_commit') and "setting" = 'off'`.execute(db)
  const off = settings.rows.map(({ name }) => name).join(', ')
  const aside = await sql<{ name: string }>`select "nspname" as "name" from "pg_namespace"
    where "nspname" ~ '^(before|restoring)_[0-9]{8}t[0-9]{6}z$'`.execute(db)
  const names = aside.rows.map(({ name }) => name).join(', ')
  return [
    loose.rows[0]?.loose === 0
      ? allRight('Every reference in the database is checked by it.')
      : toDo('References in the database are not checked by it: say ALTER TABLE … VALIDATE CONSTRAINT for each.'),
    off === ''
      ? allRight('PostgreSQL waits for the disk.')
      : toDo(`PostgreSQL does not wait for the disk: turn on ${off}.`),
    names === ''
      ? allRight('No older town is kept in the database.')
      : toDo(
          `Older towns are kept in the database, with what people wrote in them; once all is well: DROP SCHEMA ${names} CASCADE`,
        ),
  ]
}

/** What stands in a schema of another program is not for this one to judge. */
export async function schemaFinding(db: Db): Promise<Finding> {
  const had = await migrationsOf(db)
  const last = had.at(-1) ?? 'none'
  if (had.some((name) => !knownMigrations.includes(name)))
    return toDo(`The database is of a newer Woodstove (${last}) than this program: bring the program up to date.`)
  const missing = knownMigrations.filter((name) => !had.includes(name)).length
  if (missing > 0)
    return toDo(
      `The database is ${missing} steps behind this program: start the town, or say: npm run woodstove -- migrate`,
    )
  return allRight(`The schema is this program's (${last}${await inSchema(db)}).`)
}

async function inSchema(db: Db): Promise<string> {
  return engineOf<Tables>(db) === 'postgres' ? `, in ${String(await schemaOf(db))}` : ''
}

export async function indexFinding(db: Db): Promise<Finding> {
  const found = await sql<{ places: number; indexed: number }>`select
    (select count(*) from "business" where "mergedIntoId" is null) as "places",
    (select count(*) from "businessSearch") as "indexed"`.execute(db)
  const { places = 0, indexed = 0 } = found.rows[0] ?? {}
  if (places === indexed) return allRight(`The search index has every place (${places}).`)
  return toDo(`The search index has ${indexed} places of ${places}: a backup that is put back makes it anew.`)
}
