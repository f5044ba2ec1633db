import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openTownHouse, type OpenedTown } from '../../src/server.ts'
import { startDemo } from '../../src/town/laurel-gap/start.ts'
import { openServer } from '../../src/web/listener.ts'
import { freshPostgresUrl } from './postgres.ts'

export interface Demo {
  town: OpenedTown
  /** Somebody who is signed out; text/html, uncompressed. */
  stranger: () => ReturnType<typeof supertest.agent>
}

/** Laurel Gap on the engine of this run, on its first morning, closed after the file. A second start changes nothing. */
export async function openDemo(): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'woodstove-demo-'))
  const onPostgres = process.env.WOODSTOVE_TEST_ENGINE === 'postgres'
  const config = readConfig({
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    BASE_URL: 'http://127.0.0.1',
    ...(onPostgres ? { DATABASE_URL: await freshPostgresUrl() } : {}),
  })
  await startDemo(config, true)
  await startDemo(config, false)
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
