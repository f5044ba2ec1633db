import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inTransaction } from '../../db/transaction.ts'
import { CannotKeep } from '../../errors.ts'
import { DAY, later } from '../../web/clock.ts'
import type { House } from '../../web/house.ts'
import type { Job } from '../../jobs/jobs.ts'

/**
 * Files wait between their preview and bringing them in: readable by the town alone, gone when they were brought in,
 * and after a day.
 */
const folderOf = (house: House): string => join(house.config.dataDir, 'imports')

export const hashOfFile = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url')

/** @throws CannotKeep where the disk is full or may not be written */
export async function keepFile(house: House, runId: string, bytes: Buffer): Promise<void> {
  try {
    await mkdir(folderOf(house), { recursive: true, mode: 0o700 })
    await writeFile(join(folderOf(house), runId), bytes, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw new CannotKeep(error)
  }
}

/** The bytes that were previewed, or null where they are gone or are not those any more. */
export async function keptFile(house: House, runId: string, fileHash: string): Promise<Buffer | null> {
  try {
    const bytes = await readFile(join(folderOf(house), runId))
    return hashOfFile(bytes) === fileHash ? bytes : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

export async function dropFile(house: House, runId: string): Promise<void> {
  await rm(join(folderOf(house), runId), { force: true })
}

/** So long an import can be taken back. */
export const UNDO_DAYS = 30

/** Drops files whose preview is a day old, was applied, or is unknown. */
export function previewedFilesJob(house: House): Job {
  return {
    name: 'previewed-files',
    async run(now) {
      const fresh = await house.db
        .selectFrom('importRun')
        .select('id')
        .where('state', '=', 'previewed')
        .where('at', '>', later(now, -DAY))
        .execute()
      const waiting = new Set(fresh.map((run) => run.id))
      await forgetSamples(house, now)
      await forgetBefore(house, now)
      for (const name of await namesOf(folderOf(house))) if (!waiting.has(name)) await dropFile(house, name)
      return later(now, DAY / 24)
    },
  }
}

/** After its days an import is not taken back any more, and how everything stood before it is forgotten. */
async function forgetBefore({ db }: House, now: string): Promise<void> {
  const late = db
    .selectFrom('importRun')
    .select('id')
    .where('at', '<=', later(now, -UNDO_DAYS * DAY))
  await inTransaction(db, async (trx) => {
    for (const table of ['importFieldBefore', 'importEntryBefore', 'importRowBefore'] as const)
      await trx.deleteFrom(table).where('runId', 'in', late).execute()
  })
}

/** With the file go the words that were shown of its columns. */
async function forgetSamples({ db }: House, now: string): Promise<void> {
  await inTransaction(db, (trx) =>
    trx
      .updateTable('importRun')
      .set({ columns: null })
      .where('columns', 'is not', null)
      .where('at', '<=', later(now, -DAY))
      .execute(),
  )
}

async function namesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
