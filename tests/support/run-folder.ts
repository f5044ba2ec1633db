import { existsSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { vi } from 'vitest'
import { scratch } from './scratch.ts'

/** Chromium may still be writing down its profile when it is told to go. */
const gone = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 } as const

/** Vitest's global setup: whatever a worker puts down for the moment goes into one folder, gone when the run ends. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.WOODSTOVE_TEST_FOLDER) return () => Promise.resolve()
  const folder = await mkdtemp(join(scratch(), 'woodstove-run-'))
  process.env.WOODSTOVE_TEST_FOLDER = process.env.TMPDIR = folder
  // A run that is broken off comes to no teardown.
  process.once('exit', () => {
    rmSync(folder, gone)
  })
  return () => rm(folder, gone)
}

/**
 * A file that is written once a run. Whichever worker asks first writes it, the others wait for it; put in place by a
 * rename, so that nobody copies half of it.
 * @param write is given a folder of its own, and says which file in it is the one
 */
export async function onceARun(name: string, write: (folder: string) => Promise<string>): Promise<string> {
  const folder = join(process.env.WOODSTOVE_TEST_FOLDER ?? '', name)
  const file = `${folder}.db`
  if (await isFirstIn(folder)) await rename(await write(folder), file)
  await vi.waitUntil(() => existsSync(file), { timeout: 100_000 })
  return file
}

async function isFirstIn(folder: string): Promise<boolean> {
  try {
    await mkdir(folder)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
