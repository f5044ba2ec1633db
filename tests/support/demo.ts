import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll, vi } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import { openTownHouse, type OpenedTown } from '../../src/server.ts'
import { startDemo } from '../../src/town/laurel-gap/start.ts'
import { openServer } from '../../src/web/listener.ts'
import { onPostgres } from './fresh-database.ts'
import { freshPostgresUrl } from './postgres.ts'

export interface Demo {
  town: OpenedTown
  /** Somebody who is signed out; text/html, uncompressed. */
  stranger: () => ReturnType<typeof supertest.agent>
}

let template: Promise<string> | null = null

/** Laurel Gap where a config says it stands; a SQLite one is written once a run, and copied. */
export async function layDemo(config: Config): Promise<void> {
  if (!config.databaseUrl.startsWith('sqlite:')) return startDemo(config, true)
  await copyFile(await (template ??= templateOfRun()), config.databaseUrl.slice('sqlite:'.length))
  // A second start changes nothing but the clock.
  await startDemo(config, false)
}

/** Whichever worker asks first writes it, the others wait for it; put in place by a rename, so that nobody copies half of it. */
async function templateOfRun(): Promise<string> {
  const folder = join(process.env.WOODSTOVE_TEST_FOLDER ?? '', 'laurel-gap')
  const file = `${folder}.db`
  if (await isFirstIn(folder)) {
    const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' })
    await startDemo(config, true)
    await rename(config.databaseUrl.slice('sqlite:'.length), file)
  }
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

/** Laurel Gap on the engine of this run, on its first morning, closed after the file. A second start changes nothing. */
export async function openDemo(): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'woodstove-demo-'))
  const config = readConfig({
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    BASE_URL: 'http://127.0.0.1',
    ...(onPostgres() ? { DATABASE_URL: await freshPostgresUrl() } : {}),
  })
  await layDemo(config)
  const town = await openTownHouse(config)
  const server = openServer(town.listener)
  await town.jobs.runDue(town.house.clock.now())
  afterAll(async () => {
    server.close()
    await town.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    town,
    stranger: () => supertest.agent(server).set('accept-encoding', 'identity').set('sec-fetch-site', 'same-origin'),
  }
}
