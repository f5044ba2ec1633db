import { sql } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { StillRuns } from '../errors.ts'
import type { Beside, Undo } from './beside.ts'
import { openDatabase } from './open.ts'
import { schemaOf } from './snapshot.ts'
import type { Db } from './tables.ts'

/** A schema beside the town's, in the same database. See `Beside`. */
export async function besidePostgres(url: string, stamp: string): Promise<Beside> {
  const town = openDatabase(url)
  const building = `restoring_${stamp.toLowerCase()}`
  let db: Db | null = null
  try {
    await refuseOthers(town)
    const place = (await schemaOf(town)) ?? 'public'
    const aside = (await isEmpty(town, place)) ? null : `before_${stamp.toLowerCase()}`
    await dropBroken(town)
    await sql`create schema ${sql.id(building)}`.execute(town)
    const opened = openDatabase(lookingFirstIn(url, building))
    db = opened
    const shut = async () => {
      if (db) await db.destroy()
      db = null
    }
    let loosened: Reference[] = []
    return {
      db: opened,
      schema: building,
      aside,
      async loosen() {
        loosened = await takeReferencesOff(opened)
      },
      async tighten() {
        for (const { table, name, says } of loosened)
          await sql`alter table ${sql.raw(table)} add constraint ${sql.id(name)} ${sql.raw(says)}`.execute(opened)
      },
      settle: (erased) => vacuum(opened, building, erased),
      async takePlace() {
        await shut()
        return trade(town, { place, building, aside })
      },
      async close() {
        await shut()
        await sql`drop schema if exists ${sql.id(building)} cascade`.execute(town)
        await town.destroy()
      },
    }
  } catch (error) {
    await db?.destroy()
    await town.destroy()
    throw error
  }
}

/** The same database, where names are looked up in this schema alone. */
function lookingFirstIn(url: string, schema: string): string {
  const address = new URL(url)
  address.searchParams.set('options', `-c search_path=${schema}`)
  return address.href
}

const TRIES = 30

/** Every program that serves this town has a connection open at all times. It may take a moment to be gone. */
async function refuseOthers(town: Db): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    const { rows } = await sql<{ others: number }>`select count(*)::int as "others" from "pg_stat_activity"
      where "datname" = current_database() and "pid" <> pg_backend_pid() and "backend_type" = 'client backend'`.execute(
      town,
    )
    if (rows[0]?.others === 0) return
    if (tried >= TRIES) throw new StillRuns()
    await wait(100)
  }
}

async function isEmpty(town: Db, schema: string): Promise<boolean> {
  const { rows } = await sql<{ things: number }>`select count(*)::int as "things" from "pg_class"
    join "pg_namespace" on "pg_namespace"."oid" = "relnamespace" where "nspname" = ${schema}`.execute(town)
  return rows[0]?.things === 0
}

/** What a restore that was broken off left behind. */
async function dropBroken(town: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`select "nspname" as "name" from "pg_namespace"
    where "nspname" ~ '^restoring_[0-9]{8}t[0-9]{6}z$'`.execute(town)
  for (const { name } of rows) await sql`drop schema ${sql.id(name)} cascade`.execute(town)
}

interface Reference {
  table: string
  name: string
  says: string
}

async function takeReferencesOff(db: Db): Promise<Reference[]> {
  const { rows } = await sql<Reference>`select "conrelid"::regclass::text as "table", "conname" as "name",
    pg_get_constraintdef("oid") as "says" from "pg_constraint"
    where "contype" = 'f' and "connamespace" = current_schema()::regnamespace`.execute(db)
  for (const { table, name } of rows)
    await sql`alter table ${sql.raw(table)} drop constraint ${sql.id(name)}`.execute(db)
  return rows
}

/** `full` writes each table anew, so that rows which were erased again are in none of its pages. */
async function vacuum(db: Db, schema: string, full: boolean): Promise<void> {
  const { rows } = await sql<{ name: string }>`select "relname" as "name" from "pg_class"
    join "pg_namespace" on "pg_namespace"."oid" = "relnamespace"
    where "nspname" = ${schema} and "relkind" = 'r'`.execute(db)
  const tables = sql.join(rows.map(({ name }) => sql.table(name)))
  await (full ? sql`vacuum (full, analyze) ${tables}` : sql`analyze ${tables}`).execute(db)
}

interface Names {
  place: string
  building: string
  aside: string | null
}

async function trade(town: Db, { place, building, aside }: Names): Promise<Undo> {
  await refuseOthers(town)
  const [here, there] = [sql.id(place), sql.id(building)]
  await town.transaction().execute(async (trx) => {
    if (aside === null) await sql`drop schema if exists ${here}`.execute(trx)
    else await sql`alter schema ${here} rename to ${sql.id(aside)}`.execute(trx)
    await sql`alter schema ${there} rename to ${here}`.execute(trx)
  })
  return () =>
    town.transaction().execute(async (trx) => {
      await sql`alter schema ${here} rename to ${there}`.execute(trx)
      if (aside === null) await sql`create schema ${here}`.execute(trx)
      else await sql`alter schema ${sql.id(aside)} rename to ${here}`.execute(trx)
    })
}
