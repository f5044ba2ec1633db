import { newId } from '../db/ids.ts'
import type { Db } from '../db/tables.ts'
import { dueJobs, giveLeaseBack, takeLease } from './lease.ts'

export interface Job {
  name: string
  /** Does what is due at `now`. @returns the instant at which to look again */
  run(now: string): Promise<string>
}

export interface Jobs {
  /** Runs whatever is due at this instant. @returns the names of the jobs that ran */
  runDue(now: string): Promise<string[]>
  start(): void
  stop(): Promise<void>
}

const LOOK_EVERY_MS = 5_000
const HOLD_MS = 5 * 60_000

interface Surroundings {
  db: Db
  now: () => string
  /** A job that failed is tried again in a minute; the town goes on. */
  failed: (job: string, error: unknown) => void
}

export function openJobs({ db, now, failed }: Surroundings, jobs: readonly Job[]): Jobs {
  const holder = newId()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> = Promise.resolve()

  async function runOne(job: Job, at: string): Promise<boolean> {
    if (!(await takeLease(db, job.name, holder, at, plus(at, HOLD_MS)))) return false
    let next = plus(at, 60_000)
    try {
      next = await job.run(at)
    } catch (error) {
      failed(job.name, error)
    }
    await giveLeaseBack(db, job.name, at, next)
    return true
  }

  async function runDue(at: string): Promise<string[]> {
    const due = new Set(
      await dueJobs(
        db,
        jobs.map((job) => job.name),
        at,
      ),
    )
    const ran: string[] = []
    for (const job of jobs) if (due.has(job.name) && (await runOne(job, at))) ran.push(job.name)
    return ran
  }

  function look(): void {
    running = runDue(now()).catch((error: unknown) => {
      failed('jobs', error)
    })
    void running.then(() => {
      if (timer) timer = setTimeout(look, LOOK_EVERY_MS).unref()
    })
  }

  return {
    runDue,
    start() {
      timer ??= setTimeout(look, 0).unref()
    },
    async stop() {
      if (timer) clearTimeout(timer)
      timer = null
      await running
    },
  }
}

const plus = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString()
