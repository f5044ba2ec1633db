import { sql } from 'kysely'
import type { Beside } from '../../db/beside.ts'
import { knownMigrations, migrate } from '../../db/migrate.ts'
import { put } from '../../db/put.ts'
import { type TableThere, tablesThere } from '../../db/snapshot.ts'
import type { Db, NewRow, Tables } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import { raiseVersion } from '../../db/version.ts'
import { indexMany } from '../../directory/import/index-many.ts'
import { Invalid } from '../../errors.ts'
import type { PhotosBeside } from './files-beside.ts'
import { LEFT_OUT } from './manifest.ts'
import { type Rows, rowsIn, type Visited, visitBackup } from './visiting.ts'

export interface Rebuilding {
  file: string
  key: Buffer | null
  /** What the first look found. */
  found: Visited
  beside: Beside
  photos: PhotosBeside
  /** Takes in those whom the backup knows to have left. */
  left: Set<string>
}

export interface Rebuilt {
  secret: string | null
  leftOut: { tables: string[]; photos: number }
  /** Once those who left were forgotten: what is made from the rows is made. */
  finish(forgotten: number): Promise<void>
}

/**
 * Builds a town from its backup, as the program knew it that made the backup; then brings it up to date. A backup may
 * come from the other engine.
 */
export async function rebuild({ file, key, found, beside, photos, left }: Rebuilding): Promise<Rebuilt> {
  const { db, schema } = beside
  await migrate(db, { only: found.manifest.migrations, schema })
  const tables = new Map((await tablesThere(db)).map((table) => [table.name, table]))
  const strange = new Set<string>()
  let secret: string | null = null
  await beside.loosen()
  await photos.begin()
  const again = await visitBackup(file, key, async (part, bytes) => {
    if (part.kind === 'rows') {
      if (LEFT_OUT.includes(part.table)) return
      const table = tables.get(part.table)
      if (table) await load(db, table, rowsIn(bytes))
      else strange.add(part.table)
    } else if (part.kind === 'photos') await photos.add(part.file, bytes)
    else if (part.kind === 'secret') secret = bytes.toString('utf8')
    else for (const id of bytes.toString('utf8').split('\n')) if (/^[\w-]{1,64}$/.test(id)) left.add(id)
  })
  if (JSON.stringify(again.manifest) !== JSON.stringify(found.manifest))
    throw new Invalid('The backup was changed while it was read.')
  await beside.tighten()
  await migrate(db, { only: knownMigrations, schema })
  const missing = await dropPhotosWithout(db, photos)
  return {
    secret,
    leftOut: { tables: [...strange], photos: missing },
    async finish(forgotten) {
      const ids = await db.selectFrom('business').select('id').execute()
      await inTransaction(db, async (trx) => {
        await indexMany(
          trx,
          ids.map(({ id }) => id),
        )
        await raiseVersion(trx)
      })
      await beside.settle(forgotten > 0)
    },
  }
}

/** So many values go into one statement. */
const MOST_VALUES = 10_000

async function load(db: Db, table: TableThere, { columns, values }: Rows): Promise<void> {
  const unknown = columns.find((column) => !table.columns.includes(column))
  if (unknown !== undefined)
    throw new Invalid(`This backup does not fit its own schema: ${table.name} has no ${unknown}.`)
  const most = Math.max(1, Math.floor(MOST_VALUES / columns.length))
  const rows = values.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])))
  const name = table.name as keyof Tables
  await inTransaction(db, async (trx) => {
    for (let from = 0; from < rows.length; from += most)
      await put(trx, name, rows.slice(from, from + most) as NewRow<typeof name>[])
  })
}

/** A photo that was taken off while the backup was made may have left its row behind. */
async function dropPhotosWithout(db: Db, photos: PhotosBeside): Promise<number> {
  const rows = await db.selectFrom('photo').select(['id', 'file']).execute()
  const without = rows.filter(({ file }) => !photos.has(file))
  for (const { id } of without) await sql`delete from "photo" where "id" = ${id}`.execute(db)
  return without.length
}
