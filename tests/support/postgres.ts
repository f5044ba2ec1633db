import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { startOwnServer } from './postgres-server.ts'
import type { TestServer } from './postgres-server.ts'

/** An empty town with every migration applied. Fresh databases are copies of it, so migrations run once a run. */
const TEMPLATE = 'woodstove_template'

let made = 0

/** Vitest's global setup of the project `postgres`: one server for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres()
  return server.stop
}

/**
 * The server named by TEST_DATABASE_URL, else one of our own that lives no longer than this process.
 * From then on `freshPostgresUrl` works here and in processes forked from here.
 */
export async function startPostgres(): Promise<TestServer> {
  process.env.WOODSTOVE_TEST_RUN ??= randomBytes(4).toString('hex')
  const named = process.env.TEST_DATABASE_URL
  const server = named ? { url: named, stop: () => dropOurs(named) } : await startOwnServer()
  process.env.WOODSTOVE_TEST_PG = server.url
  if (named) await dropOurs(named)
  try {
    await makeTemplate(server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
  return server
}

/** A database of one's own on the run's server. @returns its URL; the database goes with the test file that asked. */
export async function freshPostgresUrl(): Promise<string> {
  const server = process.env.WOODSTOVE_TEST_PG
  if (!server) throw new Error('No PostgreSQL for this run: only the vitest project `postgres` starts one')
  const name = `woodstove_test_${process.env.WOODSTOVE_TEST_RUN ?? ''}_${String(process.pid)}_${String(++made)}`
  // Copied as files: the other way writes every page of the template into the log once more.
  await asAdmin(server, (admin) => admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`))
  // After whatever is closed at the end of the file.
  afterAll(() => asAdmin(server, (admin) => admin.query(`drop database ${name} with (force)`)))
  return databaseUrl(server, name)
}

/** Put in place by a rename, so that nobody copies half of it. */
async function makeTemplate(server: string): Promise<void> {
  const draft = `${TEMPLATE}_draft`
  await asAdmin(server, (admin) => admin.query(`create database ${draft}`))
  const db = openDatabase(databaseUrl(server, draft))
  try {
    await migrate(db)
  } finally {
    await db.destroy()
  }
  await asAdmin(server, (admin) => admin.query(`alter database ${draft} rename to ${TEMPLATE}`))
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function asAdmin<T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** On a server that outlives us: this run's databases, and a template whose migrations may be of yesterday. */
async function dropOurs(server: string): Promise<void> {
  await asAdmin(server, async (admin) => {
    const found = await admin.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1) or starts_with(datname, $2)',
      [`woodstove_test_${process.env.WOODSTOVE_TEST_RUN ?? ''}_`, TEMPLATE],
    )
    for (const { datname } of found.rows) await admin.query(`drop database ${datname} with (force)`)
  })
}
