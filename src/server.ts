import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { createHttpTerminator } from 'http-terminator'
import { forgetAgain } from './accounts/erasure-queries.ts'
import { openApp, townJobs } from './app.ts'
import { accountErased } from './handlers.ts'
import type { Config } from './config.ts'
import { newCode, newToken } from './db/ids.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open.ts'
import { versionOf } from './db/version.ts'
import { type EvaluatorFor, townHours } from './directory/hours/town-hours.ts'
import { openJobs, type Jobs } from './jobs/jobs.ts'
import { fixedClock, realClock, settableClock } from './web/clock.ts'
import { personsToBe, stopsToSee } from './town/laurel-gap/persons.ts'
import { type House, openTown } from './web/house.ts'
import { listenerFor, openServer } from './web/listener.ts'
import { describeError, type Log, openLog } from './web/log.ts'
import type { HoursKeeper } from './directory/hours/keeper.ts'

/** A town ready to answer, not yet listening. */
export interface OpenedTown {
  house: House
  hours: HoursKeeper
  jobs: Jobs
  listener: RequestListener
  /** Opens `/setup` while the town has no name; printed where it was started, kept nowhere. */
  setupCode: string
  close(): Promise<void>
}

/**
 * Opens the database, brings its schema up to date, and stands the town up.
 * @param evaluatorFor who evaluates its hours, where it is not to be a process of the town's own
 */
export async function openTownHouse(
  config: Config,
  log: Log = openLog(config.logLevel),
  evaluatorFor?: EvaluatorFor,
): Promise<OpenedTown> {
  const db = openDatabase(config.databaseUrl)
  await migrate(db)
  const clock = settableClock(config.fixedClock ? fixedClock(config.fixedClock) : realClock)
  const house: House = {
    config,
    secret: secretOf(config),
    db,
    clock,
    log,
    town: openTown(db),
    demoPeople: personsToBe,
    demoWalk: stopsToSee,
  }
  const town = await house.town.refresh()
  clock.set(town?.clockShows ?? null, town?.clockSetAt ?? null)
  // A database put back from an older copy may know people who left since.
  await forgetAgain(db, config.dataDir, accountErased)
  await versionOf(db).refresh()
  const hours = townHours(house, evaluatorFor)
  const failed = (job: string, error: unknown): void => {
    log.error({ job, error: describeError(error) })
  }
  const jobs = openJobs({ db, now: () => clock.now(), failed }, townJobs(house, hours))
  const setupCode = newCode()
  const { app } = openApp(house, { hours, jobs, clock, setupCode })
  return {
    house,
    hours,
    jobs,
    setupCode,
    listener: listenerFor(house, app),
    async close() {
      await jobs.stop()
      await hours.close()
      await db.destroy()
    },
  }
}

/** The secret that signs cookies: from the environment, else made once and kept where only the town can read it. */
function secretOf(config: Config): string {
  if (config.sessionSecret) return config.sessionSecret
  const file = join(config.dataDir, 'session-secret')
  if (!existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(file, newToken(), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}

export interface RunningTown extends OpenedTown {
  /** The port it listens on, which is not the configured one where that is 0. */
  port: number
}

const NOTICE_OTHERS_MS = 1000

/**
 * Opens the town and listens. `close` finishes what is in flight.
 * @param settled whether what is due is done before anybody comes in: whoever is first finds no door unread
 */
export async function startTown(config: Config, settled = false): Promise<RunningTown> {
  const opened = await openTownHouse(config)
  if (settled) await opened.jobs.runDue(opened.house.clock.now())
  const server = openServer(opened.listener)
  const terminator = createHttpTerminator({ server, gracefulTerminationTimeout: 5000 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  const noticing = noticeOthers(opened.house)
  opened.jobs.start()
  const address = server.address()
  return {
    ...opened,
    port: typeof address === 'object' && address ? address.port : config.port,
    async close() {
      clearInterval(noticing)
      await terminator.terminate()
      await opened.close()
    },
  }
}

/** Another process (a second server, the command) may have written: its version is noticed within a second. */
function noticeOthers(house: House): NodeJS.Timeout {
  const version = versionOf(house.db)
  return setInterval(() => {
    const before = version.current
    version
      .refresh()
      .then((now) => (now === before ? null : house.town.refresh()))
      .catch((error: unknown) => {
        house.log.warn({ job: 'version', error: describeError(error) })
      })
  }, NOTICE_OTHERS_MS).unref()
}
