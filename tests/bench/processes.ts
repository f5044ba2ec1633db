import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../src/config.ts'

/** Who is measured, and who asks: each has a core of its own where the machine allows. */
export type Side = 'server' | 'load'

/** The first two cores this process may use; null where processes cannot be pinned, or there is only one. */
const cores = readCores()

function readCores(): Record<Side, string> | null {
  if (availableParallelism() < 2) return null
  const { status, stdout } = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' })
  if (status !== 0) return null
  const allowed = (stdout.split(':').at(-1) ?? '').trim().split(',').flatMap(coresIn)
  const [server, load] = allowed
  return server === undefined || load === undefined ? null : { server: String(server), load: String(load) }
}

function coresIn(range: string): number[] {
  const [from = 0, to = from] = range.split('-').map(Number)
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

export const pinning = cores
  ? `server on core ${cores.server}, load from core ${cores.load}`
  : 'nothing is pinned to a core (no taskset here, or one core only): expect more noise'

const running = new Set<ChildProcess>()

interface Start {
  side: Side
  /** What Node is told: its own options, the program, its arguments. */
  words: string[]
  env?: Record<string, string>
}

/** Starts a Node process with a channel to it, pinned to its side's core. It is ended with this one. */
export function startNode({ side, words, env = {} }: Start): ChildProcess {
  const [program, before] = cores ? ['taskset', ['-c', cores[side], process.execPath]] : [process.execPath, []]
  const child = spawn(program, [...before, ...words], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** One of the bench's own programs, from source. */
export const startOwn = (side: Side, name: string, ...words: string[]): ChildProcess =>
  startNode({ side, words: ['--import', 'tsx', join('tests/bench', `${name}-process.ts`), ...words] })

/** The next message of a process. @throws Error where it ends instead */
export async function hear<T>(child: ChildProcess): Promise<T> {
  const over = new AbortController()
  const { signal } = over
  try {
    const heard = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() => null),
    ])
    if (!heard) throw new Error(`${child.spawnargs.slice(-2).join(' ')} ended before it answered`)
    return heard[0] as T
  } finally {
    over.abort()
  }
}

const PATIENCE_MS = 8000

/** Asks a process to end, and waits; one that does not is ended. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  await exit
  clearTimeout(impatient)
}

export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stop))
}

const TICKS_A_SECOND = 100

/** Processor time a process has used so far, in seconds; null where the machine does not tell. */
export function processorSeconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
  } catch {
    return null
  }
}

/** Memory of a process and of those it started, in MiB. */
export function residentMemory(pid: number): number {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const family = new Set([pid])
  for (const [child, parent] of rows) if (family.has(parent ?? 0)) family.add(child ?? 0)
  return rows.reduce((sum, [one, , kib]) => sum + (family.has(one ?? 0) ? (kib ?? 0) / 1024 : 0), 0)
}
