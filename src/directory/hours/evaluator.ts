import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { once } from 'node:events'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Answer, FromEvaluator, HoursPlace, Numbered, Question } from './questions.ts'

export interface EvaluatorOptions {
  /** Time for one expression; the process that takes longer is ended. */
  limitMs?: number
  /** An unused process is ended after this time. */
  idleMs?: number
  /** Questions that may wait; more are answered 'too-hard' at once. */
  queueLimit?: number
}

interface Waiting {
  asked: Numbered<{ question: Question }>
  settle: (answer: Answer) => void
}

const BATCH = 16
const START_LIMIT_MS = 15_000
const MOST_FAILED_STARTS = 2
/** A busy machine can make one expression late by accident; twice is taken for its nature. */
const STRIKES = 2
const REMEMBERED_STRIKES = 200

function startProcess(place: HoursPlace): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts')
  const program = new URL(`./evaluator-process.${fromSource ? 'ts' : 'js'}`, import.meta.url)
  const tsx = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return fork(fileURLToPath(program), [JSON.stringify(place)], {
    // Nothing but the zone: the evaluator has no business with the town's secrets.
    env: { TZ: place.zone },
    execArgv: ['--max-old-space-size=128', ...(fromSource ? ['--import', tsx()] : [])],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** One process that evaluates hours in the town's zone, started when needed, ended when idle or stuck. */
export class Evaluator {
  readonly #place: HoursPlace
  readonly #options: Required<EvaluatorOptions>
  readonly #strikes = new Map<string, number>()
  #waiting: Waiting[] = []
  #inFlight: Waiting[] = []
  #child: ChildProcess | null = null
  #ready = false
  #failedStarts = 0
  #answers = 0
  #lastId = 0
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(place: HoursPlace, { limitMs = 400, idleMs = 30_000, queueLimit = 50_000 }: EvaluatorOptions = {}) {
    this.#place = place
    this.#options = { limitMs, idleMs, queueLimit }
  }

  /** Never rejects: what cannot be answered is 'too-hard'. Urgent questions (somebody waits) go before a nightly job's. */
  ask(question: Question, urgent = false): Promise<Answer> {
    const hopeless = (this.#strikes.get(question.expression) ?? 0) >= STRIKES
    if (this.#closed || hopeless || this.#waiting.length >= this.#options.queueLimit) return Promise.resolve('too-hard')
    return new Promise((settle) => {
      const waiting = { asked: { id: ++this.#lastId, question }, settle }
      if (urgent) this.#waiting.unshift(waiting)
      else this.#waiting.push(waiting)
      this.#goOn()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    const child = this.#child
    // An idle process was let go of: where nothing else is left to do, this one would end before it heard of that end.
    child?.ref()
    this.#drop()
    for (const { settle } of [...this.#inFlight.splice(0), ...this.#waiting.splice(0)]) settle('too-hard')
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }

  #goOn(): void {
    if (this.#closed || this.#inFlight.length > 0) return
    if (this.#waiting.length === 0) return this.#rest()
    if (!this.#child) return this.#start()
    if (!this.#ready) return
    this.#holdProcess(true)
    this.#inFlight = this.#waiting.splice(0, BATCH)
    this.#child.send(this.#inFlight.map(({ asked: { id, question } }) => ({ id, ...question })))
    this.#watch()
  }

  #start(): void {
    const child = startProcess(this.#place)
    this.#child = child
    this.#ready = false
    child.on('message', (message: FromEvaluator) => {
      if (child === this.#child) this.#hear(message)
    })
    const gone = () => {
      if (child === this.#child) this.#lost()
    }
    child.on('exit', gone)
    child.on('error', gone)
    this.#after(START_LIMIT_MS, gone)
  }

  #hear(message: FromEvaluator): void {
    if ('ready' in message) {
      this.#ready = true
      this.#failedStarts = 0
    } else if (this.#inFlight[0]?.asked.id === message.id) {
      this.#answers += 1
      this.#inFlight.shift()?.settle(message.answer)
      if (this.#inFlight.length > 0) return this.#watch()
    }
    clearTimeout(this.#timer)
    this.#goOn()
  }

  /** When this process itself was busy, answers may lie unread: they are read before anyone is blamed. */
  #watch(): void {
    const seen = this.#answers
    this.#after(this.#options.limitMs, () =>
      setImmediate(() => {
        if (this.#answers === seen && this.#inFlight.length > 0) this.#lost()
      }),
    )
  }

  /** The process is stuck or gone: the expression it was at is the hard one, the others are asked again. */
  #lost(): void {
    const wasReady = this.#ready
    this.#drop()
    const hard = this.#inFlight.shift()
    this.#waiting.unshift(...this.#inFlight.splice(0))
    if (hard) {
      this.#strike(hard.asked.question.expression)
      hard.settle('too-hard')
    }
    if (!wasReady && ++this.#failedStarts >= MOST_FAILED_STARTS) {
      this.#failedStarts = 0
      for (const { settle } of this.#waiting.splice(0)) settle('too-hard')
    }
    this.#goOn()
  }

  #strike(expression: string): void {
    const strikes = (this.#strikes.get(expression) ?? 0) + 1
    this.#strikes.delete(expression)
    this.#strikes.set(expression, strikes)
    const oldest = this.#strikes.keys().next().value
    if (this.#strikes.size > REMEMBERED_STRIKES && oldest !== undefined) this.#strikes.delete(oldest)
  }

  #drop(): void {
    clearTimeout(this.#timer)
    this.#child?.kill('SIGKILL')
    this.#child = null
    this.#ready = false
  }

  #rest(): void {
    if (!this.#child) return
    this.#holdProcess(false)
    this.#after(this.#options.idleMs, () => this.#drop())
    this.#timer?.unref()
  }

  /** While nobody waits for an answer, neither the process nor its channel may keep the town's process running. */
  #holdProcess(hold: boolean): void {
    if (hold) {
      this.#child?.ref()
      this.#child?.channel?.ref()
    } else {
      this.#child?.unref()
      this.#child?.channel?.unref()
    }
  }

  #after(ms: number, what: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(what, ms)
  }
}
