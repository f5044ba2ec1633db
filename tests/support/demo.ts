import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import { openTownHouse, type OpenedTown } from '../../src/server.ts'
import { startDemo } from '../../src/town/laurel-gap/start.ts'
import { sharedEvaluator } from './evaluator.ts'
import { onPostgres } from './fresh-database.ts'
import { openDoor, shutDoor } from './door.ts'
import { freshPostgresUrl } from './postgres.ts'
import { onceARun } from './run-folder.ts'

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

const templateOfRun = (): Promise<string> =>
  onceARun('laurel-gap', async (folder) => {
    const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' })
    await startDemo(config, true)
    return config.databaseUrl.slice('sqlite:'.length)
  })

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
  const town = await openTownHouse(config, undefined, sharedEvaluator)
  const server = await openDoor(town.listener)
  await town.jobs.runDue(town.house.clock.now())
  afterAll(async () => {
    shutDoor(server)
    await town.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    town,
    stranger: () => supertest.agent(server).set('accept-encoding', 'identity').set('sec-fetch-site', 'same-origin'),
  }
}
