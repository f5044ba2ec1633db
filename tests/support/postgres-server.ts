import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { postgresPrograms, serversScratch } from './postgres-programs.ts'

export interface TestServer {
  /** Of the maintenance database, as a user who may create databases. */
  url: string
  stop: () => Promise<void>
}

const run = promisify(execFile)

const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
  max_connections: '100',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_min_messages: 'log',
  timezone: 'UTC',
}

/**
 * The watch over the server. When the run ends, however it ends, its end of the pipe closes; then the server is put
 * down and its files are removed.
 */
const keeper = `trap : HUP INT TERM
"$1/bin/postgres" -D "$2/data" -p "$3" & server=$!
cat >/dev/null
kill -QUIT $server; wait $server; cd /; rm -rf "$2"`

/** A server that lives no longer than this process: initdb and start take about two seconds. */
export async function startOwnServer(): Promise<TestServer> {
  const user = await serverUser()
  const programs = await postgresPrograms(user !== null)
  const home = await mkdtemp(join(serversScratch(), 'woodstove-pg-'))
  const password = randomBytes(12).toString('hex')
  await writeFile(join(home, 'password'), password)
  if (user) for (const path of [home, join(home, 'password')]) await chown(path, user.uid, user.gid)

  const asUser = { ...user, cwd: home, env: { ...process.env, LC_ALL: 'C' } }
  const initdb = ['--pgdata=data', '--username=woodstove', '--auth=password', '--pwfile=password', '--no-sync']
  // Without a LANG the default would be SQL_ASCII, where lower('Í') fails.
  initdb.push('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  for (const [name, value] of Object.entries(settings)) initdb.push('--set', `${name}=${value}`)
  const port = await freePort()
  try {
    await run(join(programs, 'bin/initdb'), initdb, asUser)
    const server = spawn('sh', ['-c', keeper, 'sh', programs, home, String(port)], {
      ...asUser,
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    await untilReady(server)
    return { url: `postgres://woodstove:${password}@127.0.0.1:${String(port)}/postgres`, stop: () => stop(server) }
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    throw error
  }
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((ready, fail) => {
    let said = ''
    const tooLate = setTimeout(() => {
      server.stdin?.end()
      fail(new Error(`PostgreSQL did not start within 30 seconds:\n${said}`))
    }, 30_000)
    server.stderr?.on('data', (words: Buffer) => {
      said = (said + words.toString()).slice(-4000)
      if (said.includes('FATAL')) fail(new Error(`PostgreSQL did not start:\n${said}`))
      else if (said.includes('ready to accept connections')) ready()
      else return
      clearTimeout(tooLate)
    })
    server.on('error', fail)
  })
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.stdin?.end()
  await gone
}

/** PostgreSQL refuses to run as root, so root lends it a user who can do nothing else. null: we are not root. */
async function serverUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    } catch {
      continue
    }
  }
  throw new Error('PostgreSQL cannot run as root, and this machine has neither a user `postgres` nor `nobody`')
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => {
        found(port)
      })
    })
  })
}
