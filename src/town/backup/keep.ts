import { existsSync } from 'node:fs'
import { open, readFile, writeFile } from 'node:fs/promises'
import { createGzip } from 'node:zlib'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../../config.ts'
import { fileOf } from '../../db/open.ts'
import { openSnapshot, type Snapshot } from '../../db/snapshot.ts'
import { Invalid } from '../../errors.ts'
import { closed } from './chunks.ts'
import { keyIn } from './key.ts'
import { newLid } from './lid.ts'
import type { Manifest } from './manifest.ts'
import { dropBrokenOff, madeWhole, nameOf, placeFor, saidOfDisk } from './place.ts'
import { tellTown } from './telling.ts'

export interface Asked {
  /** A file that is not there yet, or a folder; none is `DATA_DIR/backups`. */
  at?: string | undefined
  keyFile: string | null
  /** What the town signs with, for a sealed backup. */
  secret: string | null
  /** Instant. */
  now: string
}

export interface Kept {
  file: string
  manifest: Manifest
  isSealed: boolean
}

/** Writes a town into one file while it goes on living. @throws Invalid in words for whoever asked */
export async function keepBackup(config: Config, asked: Asked): Promise<Kept> {
  const key = await keyIn(asked.keyFile)
  const snapshot = await snapshotOf(config)
  try {
    const town = await snapshot.db.selectFrom('town').select('name').executeTakeFirst()
    if (!town) throw new Invalid('This town has no name yet: there is nothing to keep.')
    const file = await placeFor(asked.at, config.dataDir, nameOf(town.name, asked.now))
    await dropBrokenOff(dirname(file), asked.now)
    const kept = await untilStopped((stop) => write(config, snapshot, file, { ...asked, key, stop })).catch(
      (error: unknown) => {
        throw saidOfDisk(error, dirname(file))
      },
    )
    await rememberBackup(config.dataDir, { at: asked.now, folder: dirname(file) })
    return kept
  } finally {
    await snapshot.close()
  }
}

/** Whoever stops it finds nothing half-written, which others could read. */
async function untilStopped<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, onSignal)
  try {
    return await work(stop.signal)
  } catch (error) {
    throw stop.signal.aborted ? new Invalid('The backup was broken off: nothing was kept.') : error
  } finally {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, onSignal)
  }
}

async function write(
  config: Config,
  snapshot: Snapshot,
  file: string,
  { key, secret, now, stop }: Asked & { key: Buffer | null; stop: AbortSignal },
): Promise<Kept> {
  const lid = await newLid(key)
  const told: Manifest[] = []
  const town = { snapshot, dataDir: config.dataDir, secret: lid.isSealed ? secret : null, madeAt: now }
  await madeWhole(file, async (begun) => {
    const handle = await open(begun, 'wx', 0o600)
    await pipeline(
      tellTown(town, (manifest) => told.push(manifest)),
      createGzip(),
      (packed: AsyncIterable<Buffer>) => closed(lid, packed),
      // On disk before it is called a backup.
      handle.createWriteStream({ flush: true }),
      { signal: stop },
    )
  })
  const [manifest] = told
  if (!manifest) throw new Error('a backup was written without its manifest')
  return { file, manifest, isSealed: lid.isSealed }
}

async function snapshotOf(config: Config): Promise<Snapshot> {
  const path = fileOf(config.databaseUrl)
  if (path !== null && !existsSync(path)) throw new Invalid(`There is no town at ${path}.`)
  return openSnapshot(config.databaseUrl).catch((error: unknown) => {
    throw new Invalid(`The database cannot be read just now${codeOf(error)}.`)
  })
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '')

const lastIn = (dataDir: string): string => join(dataDir, 'last-backup')

interface LastBackup {
  /** Instant. */
  at: string
  /** Null where an earlier Woodstove wrote it down. */
  folder: string | null
}

/** For `doctor`: when, and where to look for what was broken off. */
async function rememberBackup(dataDir: string, { at, folder }: LastBackup): Promise<void> {
  await writeFile(lastIn(dataDir), `${at}\n${folder ?? ''}\n`, { mode: 0o600 })
}

/** @returns null where none was made from here */
export async function lastBackup(dataDir: string): Promise<LastBackup | null> {
  const [at = '', folder = ''] = (await readFile(lastIn(dataDir), 'utf8').catch(() => '')).split('\n')
  return Number.isNaN(Date.parse(at)) ? null : { at, folder: folder || null }
}
