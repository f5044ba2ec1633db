import type { DestinationStream } from 'pino'
import supertest from 'supertest'
import { afterAll } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { newId } from '../../src/db/ids.ts'
import { versionOf } from '../../src/db/version.ts'
import { openTownHouse, type OpenedTown } from '../../src/server.ts'
import { openLog } from '../../src/web/log.ts'
import { openDoor, shutDoor } from './door.ts'
import { sharedEvaluator } from './evaluator.ts'
import { freshDatabaseUrl, hurry } from './fresh-database.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Server } from 'node:http'
import { hash } from '@node-rs/argon2'
import { nameKey, nameLook } from '../../src/accounts/rules.ts'

/** A Tuesday morning in November. */
export const MORNING = '2026-11-17T14:40:00.000Z'
export const PASSWORD = 'wood goes in first'

export type Agent = ReturnType<typeof supertest.agent>

export interface TestTown extends OpenedTown {
  /** A reader without a session; text/html, English. */
  visitor(): Agent
  /** Somebody with an account, signed in through the real form. Made where not there yet. */
  signIn(name: string, role?: 'resident' | 'steward'): Promise<Agent>
  /** The account's id, made where not there yet. */
  account(name: string, role?: 'resident' | 'steward'): Promise<string>
  /** Moves the town's clock. */
  setClock(instant: string): void
  server: Server
}

export interface TownOptions {
  /** False leaves the town without a name, as on first run. */
  setUp?: boolean
  env?: Record<string, string>
  /** Reads what the town logs. */
  logTo?: DestinationStream
}

/** A whole town on the engine of this run, in a database of its own, closed after the file. */
export async function openTown({ setUp = true, env = {}, logTo }: TownOptions = {}): Promise<TestTown> {
  const folder = await mkdtemp(join(tmpdir(), 'woodstove-'))
  const databaseUrl = await freshDatabaseUrl(folder)
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    SESSION_SECRET: 'a secret for tests that is long enough',
    LOG_LEVEL: 'silent',
    BASE_URL: 'http://127.0.0.1',
    TOWN_CLOCK: MORNING,
    ...env,
  })
  const opened = await openTownHouse(config, logTo ? openLog('debug', logTo) : undefined, sharedEvaluator)
  const { house } = opened
  await hurry(house.db)
  if (setUp) await nameTheTown(opened)
  const server = await openDoor(opened.listener)
  let ahead = MORNING
  house.clock.now = () => new Date(ahead).toISOString()
  const ids = new Map<string, string>()

  const town: TestTown = {
    ...opened,
    server,
    setClock(instant) {
      ahead = instant
    },
    visitor: () => agentFor(server),
    async account(name, role = 'resident') {
      const known = ids.get(name)
      if (known) return known
      const id = newId()
      await house.db
        .insertInto('account')
        .values({
          id,
          name,
          nameKey: nameKey(name),
          nameLook: nameLook(name),
          passwordHash: await passwordHash(),
          role,
          state: 'active',
          language: 'en',
          joinedBy: 'slip',
          createdAt: MORNING,
        })
        .execute()
      ids.set(name, id)
      return id
    },
    async signIn(name, role = 'resident') {
      await town.account(name, role)
      const agent = agentFor(server)
      await agent.post('/sign-in').type('form').send({ name, password: PASSWORD }).expect(303)
      return agent
    },
  }
  afterAll(async () => {
    shutDoor(server)
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  })
  return town
}

/** Text is asked for uncompressed; the request says it comes from our own page, as a browser's would. */
function agentFor(server: Server): Agent {
  return supertest.agent(server).set('accept-encoding', 'identity').set('sec-fetch-site', 'same-origin')
}

/**
 * The cheapest argon2 knows, since a hash says itself what it costs to read: thousands of sign-ins here would pay in vain.
 * Who joins, or changes a password, pays the whole price, and tests of those do too.
 */
let hashed: Promise<string> | null = null
const passwordHash = (): Promise<string> => (hashed ??= hash(PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 }))

async function nameTheTown({ house }: OpenedTown): Promise<void> {
  await house.db
    .insertInto('town')
    .values({
      id: newId(),
      name: 'Laurel Gap',
      state: 'North Carolina',
      country: 'us',
      zone: 'America/New_York',
      languages: 'en es',
      lat: 36.43,
      lon: -81.35,
      elevationFeet: 3120,
      demo: 0,
      version: 1,
      setUpAt: MORNING,
    })
    .execute()
  await house.town.refresh()
  await versionOf(house.db).refresh()
}
