import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import supertest from 'supertest'
import { afterAll } from 'vitest'
import { commands } from '../../src/commands.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { columns } from '../../src/db/columns.ts'
import type { Db } from '../../src/db/tables.ts'
import { openTownHouse, type OpenedTown } from '../../src/server.ts'
import { closed } from '../../src/town/backup/chunks.ts'
import { newLid } from '../../src/town/backup/lid.ts'
import { recordOf } from '../../src/town/backup/records.ts'
import { visitBackup } from '../../src/town/backup/visiting.ts'
import { openServer } from '../../src/web/listener.ts'
import { onPostgres } from './fresh-database.ts'
import { freshPostgresUrl } from './postgres.ts'
import type { Agent } from './town.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'woodstove-backup-'))
  folders.push(folder)
  return folder
}

/** Where no town stands yet, on the engine of this run or the one that is said. */
export async function emptyPlace(engine = onPostgres() ? 'postgres' : 'sqlite'): Promise<Config> {
  const folder = await freshFolder()
  return readConfig({
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    BASE_URL: 'http://127.0.0.1',
    SESSION_SECRET: 'a secret for tests that is long enough',
    ...(engine === 'postgres' && { DATABASE_URL: await freshPostgresUrl() }),
  })
}

/** Says a command as an operator does. @returns what it printed */
export async function say(
  config: Config,
  name: string,
  values: Record<string, string | boolean> = {},
  words: string[] = [],
) {
  const printed: string[] = []
  await commands[name]?.run(config, values, words, (line) => printed.push(line))
  return printed.join('\n')
}

/** Says `backup`. @returns where it is */
export async function backedUp(config: Config, values: Record<string, string> = {}): Promise<string> {
  const file = join(await freshFolder(), 'town.woodstove')
  await say(config, 'backup', values, [file])
  return file
}

export async function keyFile(words = 'a key that nobody guesses, of some length'): Promise<string> {
  const file = join(await freshFolder(), 'key')
  await writeFile(file, `${words}\n`, { mode: 0o600 })
  return file
}

/** Everything that a backup holds, unpacked, as letters of one byte each. */
export async function allIn(file: string, key: Buffer | null = null): Promise<string> {
  const all: string[] = []
  await visitBackup(file, key, (_part, bytes) => {
    all.push(bytes.toString('latin1'))
  })
  return all.join('')
}

/** Every byte of a folder, as letters of one byte each. */
export async function everyByteIn(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const bytes = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'))
  return (await Promise.all(bytes)).join('\n')
}

/** Every row of these tables, as the database holds them. */
export async function everyRow(db: Db, but: readonly string[] = []): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {}
  for (const table of Object.keys(columns).filter((name) => !but.includes(name))) {
    const all = await sql<object>`select * from ${sql.table(table)}`.execute(db)
    rows[table] = all.rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()
  }
  return rows
}

/** Opens a town where it was put back, asks it, and closes it again. */
export async function inTown<T>(
  config: Config,
  ask: (town: OpenedTown, visitor: () => Agent) => Promise<T>,
): Promise<T> {
  const town = await openTownHouse(config)
  const server = openServer(town.listener)
  try {
    return await ask(town, () =>
      supertest.agent(server).set('accept-encoding', 'identity').set('sec-fetch-site', 'same-origin'),
    )
  } finally {
    server.close()
    await town.close()
  }
}

/** A file that says it is a backup, with whatever records its maker chose. */
export async function forged(records: [part: string, bytes: string | Buffer][] | Buffer): Promise<string> {
  const file = join(await freshFolder(), 'forged.woodstove')
  const packed = Buffer.isBuffer(records)
    ? records
    : gzipSync(Buffer.concat(records.map(([part, bytes]) => recordOf({ part, bytes: Buffer.from(bytes) }))))
  const pieces: Buffer[] = []
  for await (const piece of closed(await newLid(null), [packed] as unknown as AsyncIterable<Buffer>)) pieces.push(piece)
  await writeFile(file, Buffer.concat(pieces))
  return file
}
