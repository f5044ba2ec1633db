import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyChairs } from '../../accounts/erasure-queries.ts'
import { readLedger } from '../../accounts/ledger-queries.ts'
import { columns } from '../../db/columns.ts'
import type { Declared } from '../../db/columns/notation.ts'
import { engineOf } from '../../db/dialect.ts'
import { migrationsOf, pagesOf, type Snapshot, type TableThere, tablesThere } from '../../db/snapshot.ts'
import type { Tables } from '../../db/tables.ts'
import { filesOf } from '../../directory/photos/rules.ts'
import { Invalid } from '../../errors.ts'
import { LEFT_OUT, type Manifest, Sums } from './manifest.ts'
import { type Piece, recordOf } from './records.ts'

const declared: Declared = columns
const ROWS_TOGETHER = 256 * 1024
const PHOTO_PIECE = 256 * 1024

export interface Telling {
  snapshot: Snapshot
  dataDir: string
  /** What signs cookies and keys slips; null leaves it out. */
  secret: string | null
  /** Instant. */
  madeAt: string
}

/**
 * Tells a whole town as records. Rows are read as they stand, so nothing that was forgotten is among them: no free page,
 * no journal, no search index goes along.
 * @param told is handed what the last record says
 */
export async function* tellTown(telling: Telling, told: (manifest: Manifest) => void): AsyncGenerator<Buffer> {
  const { snapshot, dataDir, secret, madeAt } = telling
  const { db } = snapshot
  const town = await db.selectFrom('town').select('name').executeTakeFirst()
  if (!town) throw new Invalid('This town has no name yet: there is nothing to keep.')
  const sums = new Sums()
  const record = (piece: Piece): Buffer => {
    sums.add(piece.part, piece.bytes)
    return recordOf(piece)
  }
  const rows: Manifest['rows'] = {}
  for (const table of await tablesThere(db)) {
    if (LEFT_OUT.includes(table.name)) continue
    rows[table.name] = 0
    for await (const { bytes, count } of rowsOf(snapshot, table)) {
      rows[table.name] = (rows[table.name] ?? 0) + count
      yield record({ part: `rows/${table.name}`, bytes })
    }
  }
  let photoFiles = 0
  for await (const { name, pieces } of photosOf(snapshot, dataDir)) {
    photoFiles += 1
    for await (const bytes of pieces) yield record({ part: `photos/${name}`, bytes })
  }
  // Read last: who left while the rows were read is in it, and is forgotten again where this is put back.
  const left = [...new Set([...(await readLedger(dataDir)), ...(await emptyChairs(db))])]
  if (left.length > 0) yield record({ part: 'left', bytes: Buffer.from(left.map((id) => `${id}\n`).join('')) })
  if (secret !== null) yield record({ part: 'secret', bytes: Buffer.from(secret) })
  const migrations = await migrationsOf(db)
  const parts = sums.all()
  const manifest: Manifest = {
    format: 1,
    town: town.name,
    madeAt,
    engine: engineOf<Tables>(db),
    migrations,
    rows,
    photoFiles,
    left: left.length,
    parts,
  }
  told(manifest)
  yield recordOf({ part: 'manifest', bytes: Buffer.from(JSON.stringify(manifest)) })
}

/** A table's rows in records of some hundred kilobytes. */
async function* rowsOf({ db }: Snapshot, table: TableThere): AsyncGenerator<{ bytes: Buffer; count: number }> {
  const forgotten = new Set(table.columns.filter((column) => leadsNowhere(table.name, column)))
  const head = Buffer.from(`${JSON.stringify(table.columns)}\n`)
  let lines = [head]
  let length = head.length
  const take = () => {
    const bytes = Buffer.concat(lines)
    const count = lines.length - 1
    lines = [head]
    length = head.length
    return { bytes, count }
  }
  for await (const page of pagesOf(db, table)) {
    for (const row of page) {
      const values = table.columns.map((column) => (forgotten.has(column) ? null : row[column]))
      const line = Buffer.from(`${JSON.stringify(values)}\n`)
      if (length + line.length > ROWS_TOGETHER && lines.length > 1) yield take()
      lines.push(line)
      length += line.length
    }
  }
  yield take()
}

/** What points to something that is kept in no backup. */
function leadsNowhere(table: string, column: string): boolean {
  const reference = declared[table]?.[column]?.reference
  return reference !== null && reference !== undefined && LEFT_OUT.includes(reference.table)
}

/** The files that the snapshot's photos speak of. One whose photo was taken off meanwhile is gone, and left out. */
async function* photosOf(
  { db }: Snapshot,
  dataDir: string,
): AsyncGenerator<{ name: string; pieces: AsyncIterable<Buffer> }> {
  const table = (await tablesThere(db)).find(({ name }) => name === 'photo')
  if (!table?.columns.includes('file')) return
  for await (const page of pagesOf(db, table)) {
    for (const { file } of page) {
      for (const name of Object.values(filesOf(String(file)))) {
        const handle = await open(join(dataDir, 'photos', name), 'r').catch((error: unknown) => {
          if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
          throw error
        })
        if (!handle) continue
        const pieces: AsyncIterable<Buffer> = handle.createReadStream({ highWaterMark: PHOTO_PIECE })
        yield { name, pieces }
      }
    }
  }
}
