import { existsSync } from 'node:fs'
import { mkdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { ledgerTakesPlace } from '../../accounts/ledger-queries.ts'
import { type AccountErased, forgetThese } from '../../accounts/erasure-queries.ts'
import type { Config } from '../../config.ts'
import { besidePostgres } from '../../db/beside.postgres.ts'
import { besideSqlite } from '../../db/beside.sqlite.ts'
import type { Beside, Undo } from '../../db/beside.ts'
import { isMisfit } from '../../db/dialect.ts'
import { knownMigrations } from '../../db/migrate.ts'
import { fileOf } from '../../db/open.ts'
import { Invalid, StillRuns } from '../../errors.ts'
import { PhotosBeside } from './files-beside.ts'
import { keyIn } from './key.ts'
import type { Manifest } from './manifest.ts'
import { saidOfDisk, stampOf } from './place.ts'
import { rebuild } from './rebuild.ts'
import { secretTakesPlace } from './secret.ts'
import { leftFrom, townAt } from './town-at.ts'
import { type Visited, visitBackup } from './visiting.ts'

export interface Restoring {
  file: string
  /** For a sealed one; with a key, an open one is refused. */
  keyFile: string | null
  /** Whether a town that stands there may be put aside. */
  replace: boolean
  /** Towns that are asked who left, beside the backup: those who left the living town stay away. */
  leftFrom: readonly Config[]
  /** What each room does when somebody leaves. */
  handlers: readonly AccountErased[]
  /** Instant. */
  now: string
}

export interface Restored {
  manifest: Manifest
  isSealed: boolean
  /** Who had left since, and was forgotten again. */
  forgotten: number
  /** Tables of the backup that are none of the town's; photos without their files. */
  leftOut: { tables: string[]; photos: number }
  /** Names of what was there before, now put aside. */
  aside: string[]
  hasSecret: boolean
}

/**
 * Puts a town back from its backup: the whole file is read and found good first; then everything is built beside the
 * living town, those who left since are forgotten again, and it takes its place when nothing is missing.
 * @param config of the place it shall stand at
 * @throws Invalid in words for whoever asked; then nothing was changed
 */
export async function restoreBackup(config: Config, asked: Restoring): Promise<Restored> {
  const key = await keyIn(asked.keyFile)
  const found = await visitBackup(asked.file, key)
  refuseNewer(found.manifest)
  await refuseOccupied(config, asked)
  await refuseCrowded(config, found)
  const left = new Set<string>()
  for (const living of asked.leftFrom) for (const id of await leftFrom(living)) left.add(id)
  const stamp = stampOf(asked.now)
  const beside = await besideTown(config, stamp)
  const photos = new PhotosBeside(config.dataDir)
  try {
    const built = await rebuild({ file: asked.file, key, found, beside, photos, left })
    const forgotten = await forgetThese(beside.db, [...left], asked.handlers)
    await built.finish(forgotten)
    const aside = await takePlaces(config, { beside, photos, secret: built.secret, left, stamp })
    const { manifest, isSealed } = found
    return { manifest, isSealed, forgotten, leftOut: built.leftOut, aside, hasSecret: built.secret !== null }
  } catch (error) {
    if (isMisfit(error))
      throw new Invalid(
        'This backup does not fit together: rows are missing in it, or parts of rows. Nothing was changed.',
      )
    throw saidOfDisk(error, config.dataDir)
  } finally {
    await photos.close()
    await beside.close()
  }
}

function refuseNewer({ migrations, madeAt }: Manifest): void {
  const unknown = migrations.find((name) => !knownMigrations.includes(name))
  if (unknown === undefined) return
  throw new Invalid(
    `This backup of ${madeAt} was made by a newer Woodstove than this one (it knows ${unknown}). Bring the program up to date first.`,
  )
}

async function refuseOccupied(config: Config, { replace }: Restoring): Promise<void> {
  const there = await townAt(config)
  if (there === null || replace) return
  throw new Invalid(
    `${there} stands at this place already. Say --replace to keep it aside and put the backup in its place, or --into FOLDER for another place.`,
  )
}

/** The files come to about what it unpacks to; a search index and the journal take as much again. */
async function refuseCrowded(config: Config, { unpackedBytes }: Visited): Promise<void> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const disk = await statfs(config.dataDir)
  const free = disk.bavail * disk.bsize
  if (free > 2 * unpackedBytes) return
  const [need, has] = [2 * unpackedBytes, free].map((bytes) => Math.ceil(bytes / 2 ** 20))
  throw new Invalid(`There is too little room in ${config.dataDir}: ${need} MB are needed, ${has} MB are free.`)
}

async function besideTown({ databaseUrl }: Config, stamp: string): Promise<Beside> {
  const path = fileOf(databaseUrl)
  try {
    return await (path === null ? besidePostgres(databaseUrl, stamp) : besideSqlite(path, stamp))
  } catch (error) {
    if (error instanceof StillRuns) throw stillRuns()
    throw error
  }
}

const stillRuns = () =>
  new Invalid('The town at this place is running (or another program has its database open). Stop it first.')

interface Places {
  beside: Beside
  photos: PhotosBeside
  secret: string | null
  /** Everybody who is known to have left. */
  left: ReadonlySet<string>
  stamp: string
}

/** The database comes last: whatever fails before it is taken back, and the old town stands as it stood. */
async function takePlaces({ dataDir }: Config, { beside, photos, secret, left, stamp }: Places): Promise<string[]> {
  const undo: Undo[] = []
  try {
    undo.unshift(await photos.takePlace(stamp))
    if (secret !== null) undo.unshift(await secretTakesPlace(dataDir, secret, stamp))
    // Those of the backup's ledger may live in the town that stands here, for as long as it does.
    undo.unshift(await ledgerTakesPlace(dataDir, left))
    await beside.takePlace()
    const kept = ['photos', 'session-secret'].map((name) => join(dataDir, `${name}.before-${stamp}`)).filter(existsSync)
    return [...(beside.aside === null ? [] : [beside.aside]), ...kept]
  } catch (error) {
    for (const back of undo) await back()
    throw error instanceof StillRuns ? stillRuns() : error
  }
}
