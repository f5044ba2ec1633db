import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

interface Bench {
  /** The `import.meta.url` of the file that the program stands beside, and its name without the ending. */
  beside: string
  program: string
  /** For one job: the process that takes longer is ended. */
  limitMs: number
  mostWaiting: number
}

const IDLE_MS = 20_000

/** More ask for it than can wait just now. */
export class BenchBusy extends Error {}

/** The process ended in the middle of a job. */
export class BenchBroken extends Error {
  /** Whether it was ended, for taking too long or by what it read; else it could not work at all. */
  readonly bySignal: boolean

  constructor(program: string, why: string, bySignal: boolean) {
    super(`${program} ended: ${why}`)
    this.bySignal = bySignal
  }
}

/**
 * Heavy work done beside the town, a job at a time, in a process of its own, so that no page waits for it. The process
 * is started when there is work, and ended when it stands idle, takes too long, or the town stops.
 */
export class Workbench<Job extends object, Made> {
  readonly #bench: Bench
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #child: ChildProcess | null = null
  #idle: NodeJS.Timeout | undefined

  constructor(bench: Bench) {
    this.#bench = bench
  }

  /** @throws BenchBusy, BenchBroken */
  async do(job: Job): Promise<Made> {
    if (this.#waiting >= this.#bench.mostWaiting) throw new BenchBusy()
    this.#waiting += 1
    const mine = this.#last.then(() => this.#make(job))
    this.#last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      this.#waiting -= 1
    }
  }

  #make(job: Job): Promise<Made> {
    clearTimeout(this.#idle)
    const child = (this.#child ??= started(this.#bench))
    hold(child, true)
    return new Promise<Made>((resolve, reject) => {
      const late = setTimeout(() => child.kill('SIGKILL'), this.#bench.limitMs)
      const settle = (how: () => void) => {
        clearTimeout(late)
        child.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error')
        how()
      }
      const broken = (why: unknown, bySignal: boolean) => {
        settle(() => {
          this.#drop(child)
          reject(new BenchBroken(this.#bench.program, String(why), bySignal))
        })
      }
      child.once('message', (made: Made) => {
        settle(() => {
          this.#rest(child)
          resolve(made)
        })
      })
      child.once('error', (error) => {
        broken(error, false)
      })
      child.once('exit', (code, signal) => {
        broken(signal ?? code, signal !== null)
      })
      child.send(job)
    })
  }

  /** While there is nothing to do, the process keeps neither itself nor the town running. */
  #rest(child: ChildProcess): void {
    hold(child, false)
    child.once('exit', () => {
      this.#drop(child)
    })
    this.#idle = setTimeout(() => {
      this.#drop(child)
    }, IDLE_MS).unref()
  }

  #drop(child: ChildProcess): void {
    if (this.#child === child) this.#child = null
    child.removeAllListeners().kill('SIGKILL')
  }
}

function started({ beside, program }: Bench): ChildProcess {
  const fromSource = beside.endsWith('.ts')
  const file = new URL(`./${program}.${fromSource ? 'ts' : 'js'}`, beside)
  const tsx = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return fork(fileURLToPath(file), [], {
    // It has no business with the town's secrets.
    env: {},
    execArgv: fromSource ? ['--import', tsx()] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
}

function hold(child: ChildProcess, busy: boolean): void {
  if (busy) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
