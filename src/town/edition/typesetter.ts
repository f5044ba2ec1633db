import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface PrintJob {
  /** Of `views/town/edition`, without its ending. */
  template: 'directory' | 'refrigerator'
  data: object
  /** A booklet has pages by the four: those left over are `blanks` to write on. */
  byFours?: boolean
  /** Two pages to a sheet, in the order of a folded booklet. */
  fold?: boolean
}

export interface Printed {
  pdf: Uint8Array
}

const LIMIT_MS = 20_000
const IDLE_MS = 20_000
const MOST_WAITING = 8

/** More ask for a print than the press can take just now. */
export class PressBusy extends Error {}

/**
 * One press for the town: a job at a time, in a process of its own, so that no page waits for paper. The process is
 * started when somebody prints, and ended when it stands idle, takes too long, or the town stops.
 */
export class Typesetter {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #child: ChildProcess | null = null
  #idle: NodeJS.Timeout | undefined

  /** @throws PressBusy */
  async print(job: PrintJob): Promise<Uint8Array> {
    if (this.#waiting >= MOST_WAITING) throw new PressBusy()
    this.#waiting += 1
    const mine = this.#last.then(() => this.#set(job))
    this.#last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      this.#waiting -= 1
    }
  }

  #set(job: PrintJob): Promise<Uint8Array> {
    clearTimeout(this.#idle)
    const child = (this.#child ??= started())
    hold(child, true)
    return new Promise<Uint8Array>((resolve, reject) => {
      const late = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
      const settle = (how: () => void) => {
        clearTimeout(late)
        child.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error')
        how()
      }
      const broken = (why: unknown) => {
        settle(() => {
          this.#drop(child)
          reject(new Error(`the typesetter ended: ${String(why)}`))
        })
      }
      child.once('message', ({ pdf }: Printed) => {
        settle(() => {
          this.#rest(child)
          resolve(pdf)
        })
      })
      child.once('error', broken)
      child.once('exit', (code, signal) => {
        broken(signal ?? code)
      })
      child.send(job)
    })
  }

  /** While nobody prints, the process keeps neither itself nor the town running. */
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

function started(): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts')
  const program = new URL(`./typesetting-process.${fromSource ? 'ts' : 'js'}`, import.meta.url)
  const tsx = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return fork(fileURLToPath(program), [], {
    // The typesetter has no business with the town's secrets.
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
