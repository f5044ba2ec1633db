import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Vitest's global setup where workers lay Laurel Gap: a folder for what is written once a run, gone when it ends. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'woodstove-run-'))
  process.env.WOODSTOVE_TEST_FOLDER ??= folder
  return () => rm(folder, { recursive: true, force: true })
}
