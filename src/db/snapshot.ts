import BetterSqlite from 'better-sqlite3'
import { type ControlledTransaction, Kysely, sql, SqliteDialect } from 'kysely'
import { engineOf } from './dialect.ts'
import { fileOf, openDatabase } from './open.ts'
import type { Tables } from './tables.ts'

/** The town as it stood at one moment, for a long read beside its living life. */
export interface Snapshot {
  db: ControlledTransaction<Tables>
  close(): Promise<void>
}

/**
 * Opens the town for reading alone, as it stands now: what was acknowledged is in it, and what comes later is not. It
 * waits for nobody and nobody waits for it.
 * @throws whatever the driver says of a database that is not there
 */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const path = fileOf(url)
  const db = path === null ? openDatabase(url) : readingAlone(path)
  try {
    const moment = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
    // The moment is that of the first question.
    await sql`select count(*) from "kysely_migration"`.execute(moment)
    return {
      db: moment,
      async close() {
        await moment.rollback().execute()
        // Whoever left meanwhile could not take their words out of the journal while it was read here.
        if (path !== null) await emptyJournal(db)
        await db.destroy()
      },
    }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** A connection of its own, so that the one that writes is not held up: its `begin` takes no lock. */
function readingAlone(path: string): Kysely<Tables> {
  const database = new BetterSqlite(path, { fileMustExist: true })
  for (const pragma of ['query_only = ON', 'busy_timeout = 5000', 'cache_size = -4000', 'temp_store = MEMORY'])
    database.pragma(pragma)
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
}

async function emptyJournal(db: Kysely<Tables>): Promise<void> {
  await sql`pragma query_only = OFF`.execute(db)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}

/** A table as it is: what it is called, its columns, and those of its key in their order. */
export interface TableThere {
  name: string
  columns: string[]
  key: string[]
}

/** Belongs to the engines' search and to the migrations: made anew wherever a town is put up. */
const ENGINES_OWN = /^(kysely_|sqlite_|businessSearch)/

/** Every table that holds rows of the town, whichever schema it is of. */
export async function tablesThere(db: Kysely<Tables>): Promise<TableThere[]> {
  const all = await db.introspection.getTables()
  const own = engineOf<Tables>(db) === 'postgres' ? await schemaOf(db) : undefined
  const tables: TableThere[] = []
  for (const { name, schema, columns, isView } of all) {
    if (isView || ENGINES_OWN.test(name) || (own !== undefined && schema !== own)) continue
    tables.push({ name, columns: columns.map((column) => column.name), key: await keyOf(db, name) })
  }
  return tables
}

/** PostgreSQL's schema that this connection works in. */
export async function schemaOf(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as "name"`.execute(db)
  return rows[0]?.name ?? null
}

async function keyOf(db: Kysely<Tables>, table: string): Promise<string[]> {
  const question =
    engineOf<Tables>(db) === 'sqlite'
      ? sql<{ name: string }>`select "name" from pragma_table_info(${table}) where "pk" > 0 order by "pk"`
      : sql<{ name: string }>`select "attname" as "name" from "pg_index"
          join "pg_attribute" on "attrelid" = "indrelid" and "attnum" = any("indkey")
          where "indrelid" = quote_ident(${table})::regclass and "indisprimary"
          order by array_position("indkey"::int2[], "attnum")`
  const { rows } = await question.execute(db)
  return rows.map(({ name }) => name)
}

/** The names of the migrations that a database has had, in their order. */
export async function migrationsOf(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select "name" from "kysely_migration" order by "name"`.execute(db)
  return rows.map(({ name }) => name)
}

type Values = Record<string, unknown>

/** Every row of a table in pages of at most `most`, by its key: memory holds one page, whatever the table. */
export async function* pagesOf(db: Kysely<Tables>, table: TableThere, most = 500): AsyncGenerator<Values[]> {
  let last: Values | null = null
  for (;;) {
    const page = await pageAfter(db, table, last, most)
    if (page.length > 0) yield page
    if (page.length < most) return
    last = page.at(-1) ?? null
  }
}

/** A table without a key goes by where its rows lie, which within one moment stays the same. */
async function pageAfter(
  db: Kysely<Tables>,
  { name, key }: TableThere,
  last: Values | null,
  most: number,
): Promise<Values[]> {
  const [lies, lay] =
    engineOf<Tables>(db) === 'sqlite' ? [sql`rowid`, sql`${last?.lies}`] : [sql`ctid`, sql`${last?.lies}::tid`]
  const isKeyed = key.length > 0
  const what = isKeyed ? sql`*` : sql`*, cast(${lies} as text) as "lies"`
  const order = isKeyed ? sql.join(key.map((column) => sql.ref(column))) : lies
  const after = isKeyed && last ? sql`(${sql.join(key.map((column) => last[column]))})` : lay
  const beyond = last ? sql`where (${order}) > ${after}` : sql``
  const page = sql<Values>`select ${what} from ${sql.table(name)} ${beyond} order by ${order} limit ${most}`
  return (await page.execute(db)).rows
}
