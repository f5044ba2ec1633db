import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { request } from './request.ts'
import { startNode, stop } from './processes.ts'
import { MORNING, READER } from './seed.ts'

export interface BenchTown {
  url: string
  pid: number
  /** What a browser sends after signing in; asked for once. */
  cookie(): Promise<string>
  stop(): Promise<void>
}

const environment = (path: string, port: number): Record<string, string> => ({
  DATA_DIR: dirname(path),
  DATABASE_URL: `sqlite:${path}`,
  HOST: '127.0.0.1',
  PORT: String(port),
  BASE_URL: '',
  LOG_LEVEL: 'silent',
  NODE_ENV: 'production',
  SESSION_SECRET: '',
  SMTP_URL: '',
  TOWN_CLOCK: MORNING,
  TRUST_PROXY: '',
})

function spawnTown(path: string, port: number, options: string[]): ChildProcess {
  const words = [...options, join('dist', 'src', 'main.js'), 'start']
  return startNode({ side: 'server', words, env: environment(path, port) })
}

/** The built town on a seeded file. @param options of Node's own, such as a profiler's */
export async function startTown(path: string, options: string[] = []): Promise<BenchTown> {
  const child = spawnTown(path, 0, options)
  const url = await addressOf(child)
  let cookie: Promise<string> | null = null
  return {
    url,
    pid: child.pid ?? 0,
    cookie: () => (cookie ??= signIn(url)),
    stop: () => stop(child),
  }
}

/** The address it prints once it listens. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the town has no output')
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1]
    if (port === undefined) continue
    child.stdout.resume()
    return `http://127.0.0.1:${port}`
  }
  throw new Error('the town ended before it listened')
}

async function signIn(url: string): Promise<string> {
  const answer = await request(url, {
    method: 'POST',
    path: '/sign-in',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ ...READER }).toString(),
  })
  const cookies = answer.headers['set-cookie'] ?? []
  const session = cookies.map((line) => line.split(';')[0] ?? '').find((pair) => /^(__Host-)?woodstove=/.test(pair))
  if (answer.status !== 303 || !session) throw new Error(`signing in was answered ${answer.status}`)
  return session
}

/** Milliseconds from starting the process to its first good answer. */
export async function coldStart(path: string): Promise<number> {
  const port = await freePort()
  const begun = performance.now()
  const child = spawnTown(path, port, [])
  child.stdout?.resume()
  try {
    for (;;) {
      const status = await statusOf(`http://127.0.0.1:${port}`)
      const waited = performance.now() - begun
      if (status === 200) return waited
      if (status !== null) throw new Error(`/healthz was answered ${status}`)
      if (child.exitCode !== null || waited > 30_000) throw new Error('the town did not start')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  } finally {
    await stop(child)
  }
}

/** Null while nobody listens. */
const statusOf = (url: string): Promise<number | null> =>
  request(url, { path: '/healthz', headers: {} }).then(
    ({ status }) => status,
    () => null,
  )

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
