import { appendFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Undo } from '../db/beside.ts'

/** Who left, by id alone, in a file beside the database: it outlives any copy of the database that is put back. */
const fileIn = (dataDir: string): string => join(dataDir, 'erased-accounts')

/** Is on disk before it returns. */
export async function rememberErased(dataDir: string, accountId: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await appendFile(fileIn(dataDir), `${accountId}\n`, { mode: 0o600 })
  const file = await open(fileIn(dataDir), 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export async function readLedger(dataDir: string): Promise<string[]> {
  try {
    return (await readFile(fileIn(dataDir), 'utf8')).split('\n').filter((line) => line !== '')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/**
 * Adds those whom another town's ledger knows: a copy that is put back brings its own. Nobody is ever taken off.
 * @returns everybody who is known to have left
 */
export async function mergeLedgers(dataDir: string, ids: Iterable<string>): Promise<string[]> {
  const known = await readLedger(dataDir)
  const all = [...new Set([...known, ...ids])]
  if (all.length > known.length) await writeLedger(dataDir, all)
  return all
}

/** In one step, and on disk before it returns. */
async function writeLedger(dataDir: string, ids: readonly string[]): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const begun = `${fileIn(dataDir)}.begun`
  const file = await open(begun, 'w', 0o600)
  try {
    await file.writeFile(ids.map((id) => `${id}\n`).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(begun, fileIn(dataDir))
}

/** The ledger of a town that is put back, over that of the town that stood there. */
export async function ledgerTakesPlace(dataDir: string, ids: Iterable<string>): Promise<Undo> {
  const before = await readLedger(dataDir)
  await mergeLedgers(dataDir, ids)
  return () => (before.length > 0 ? writeLedger(dataDir, before) : rm(fileIn(dataDir), { force: true }))
}
