import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { CannotKeep, Invalid } from '../../errors.ts'

/** What a backup is called that was given no name: the town and the instant. */
export function nameOf(town: string, madeAt: string): string {
  const folded = town
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase()
  return `${folded || 'town'}-${stampOf(madeAt)}.woodstove`
}

/** An instant as a name may hold it: 20261128T150000Z. */
export const stampOf = (instant: string): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/**
 * Where a backup shall stand: in a folder that is there under a name of its own, or under the name that was said.
 * @throws Invalid where something stands already
 */
export async function placeFor(asked: string | undefined, dataDir: string, name: string): Promise<string> {
  const path = resolve(asked ?? join(dataDir, 'backups'))
  const isFolder = asked === undefined || asked.endsWith('/') || (await isFolderAt(path))
  const file = isFolder ? join(path, name) : path
  await mkdir(dirname(file), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw saidOfDisk(error, dirname(file))
  })
  if (existsSync(file)) throw new Invalid(`${file} is there already: a backup writes over nothing.`)
  return file
}

const isFolderAt = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() ?? false

/**
 * Under its name a file is there whole, or not at all.
 * @param write writes to the name it is handed, and has it on disk before it resolves
 */
export async function madeWhole(file: string, write: (begun: string) => Promise<void>): Promise<void> {
  const begun = `${file}.begun`
  // Whoever broke off before left only this.
  await rm(begun, { force: true })
  try {
    await write(begun)
    await rename(begun, file)
    await flushFolder(dirname(file))
  } catch (error) {
    await rm(begun, { force: true })
    throw error
  }
}

const DAY_MS = 86_400_000

/** What a backup leaves that a power cut broke off can be read by whoever finds it. One that is at work is younger. */
export async function dropBrokenOff(folder: string, now: string): Promise<void> {
  const names = await readdir(folder)
  for (const path of names.filter((name) => name.endsWith('.woodstove.begun')).map((name) => join(folder, name))) {
    const found = await stat(path).catch(() => null)
    // Somebody else's stays: `doctor` names it.
    if (found && found.mtimeMs < Date.parse(now) - DAY_MS) await rm(path, { force: true }).catch(() => undefined)
  }
}

/** A folder keeps its names on disk only once it is told to. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What a disk or a folder refuses, as a sentence; other errors as they are. */
export function saidOfDisk(error: unknown, folder: string): unknown {
  const cause = error instanceof CannotKeep ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL', '53100'].includes(code))
    return new Invalid(
      `The disk is full: there is no room in ${folder}. Nothing was kept; make room, or say another place.`,
    )
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'SQLITE_READONLY'].includes(code))
    return new Invalid(`Nothing can be written in ${folder} (${code}).`)
  return error
}
