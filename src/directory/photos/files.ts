import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { newToken } from '../../db/ids.ts'
import { CannotKeep } from '../../errors.ts'
import type { House } from '../../web/house.ts'
import type { Developed } from './darkroom.ts'
import { fileAsked, filesOf } from './rules.ts'

/** Photos stand beside the database, readable by the town alone: whoever copies `DATA_DIR` has them. */
const folderOf = (house: House): string => join(house.config.dataDir, 'photos')

/**
 * Both files of a photo are on disk before anything speaks of them, or none is there.
 * @param now instant, which becomes the files' time: the town has one clock
 * @returns what its row calls it
 * @throws CannotKeep where the disk is full or may not be written
 */
export async function keepFiles(house: House, { large, small }: Developed, now: string): Promise<string> {
  const file = newToken()
  const names = filesOf(file)
  try {
    const isNew = await mkdir(folderOf(house), { recursive: true, mode: 0o700 })
    if (isNew !== undefined) await flush(house.config.dataDir)
    await writeWhole(folderOf(house), names.large, large, now)
    await writeWhole(folderOf(house), names.small, small, now)
    await flush(folderOf(house))
  } catch (error) {
    await dropFiles(house, file).catch(() => undefined)
    throw new CannotKeep(error)
  }
  return file
}

/** Under its name it is there whole, or not at all. */
async function writeWhole(folder: string, name: string, bytes: Uint8Array, now: string): Promise<void> {
  const begun = join(folder, begunAs(name))
  const file = await open(begun, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.utimes(new Date(now), new Date(now))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(begun, join(folder, name))
}

const begunAs = (name: string): string => `${name}.begun`

/** A folder keeps its names on disk only once it is told to. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function dropFiles(house: House, file: string): Promise<void> {
  const { large, small } = filesOf(file)
  for (const name of [large, begunAs(large), small, begunAs(small)])
    await rm(join(folderOf(house), name), { force: true })
}

/** @param name one of a photo's files, as `fileAsked` reads it @returns null where it is not there */
export async function readPhotoFile(house: House, name: string): Promise<Buffer | null> {
  try {
    return await readFile(join(folderOf(house), name))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** What lies in the folder: each file with the photo it belongs to, and the instant it was written. */
export async function filesThere(house: House): Promise<{ file: string; at: string }[]> {
  const names = await readdir(folderOf(house)).catch((error: unknown): string[] => {
    if (isMissing(error)) return []
    throw error
  })
  const there: { file: string; at: string }[] = []
  for (const name of names) {
    const file = fileAsked(name.replace(/\.begun$/, ''))
    const found = file && (await stat(join(folderOf(house), name)).catch(() => null))
    if (file && found) there.push({ file, at: found.mtime.toISOString() })
  }
  return there
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
