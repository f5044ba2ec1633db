import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { rowsOfErased } from '../../accounts/erasure-queries.ts'
import { readLedger } from '../../accounts/ledger-queries.ts'
import type { Config } from '../../config.ts'
import type { Db } from '../../db/tables.ts'
import { fileAsked, filesOf } from '../../directory/photos/rules.ts'
import { DAY, HOUR, later } from '../../web/clock.ts'
import type { TownRow } from '../../web/house.ts'
import { allRight, type Finding, toDo, toKnow } from './finding.ts'

export interface Looked {
  config: Config
  db: Db
  town: TownRow
  /** Instant by the town's clock. */
  now: string
}

/** How the town goes on: who keeps order, what is late, what waits, who left. */
export async function lifeFindings(looked: Looked): Promise<Finding[]> {
  return [
    await stewardFinding(looked),
    zoneFinding(looked),
    await timeFinding(looked),
    await jobsFinding(looked),
    await outboxFinding(looked),
    ...(await ledgerFindings(looked)),
    await photosFinding(looked),
  ]
}

async function stewardFinding({ db }: Looked): Promise<Finding> {
  const steward = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'steward')
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (steward) return allRight('Somebody is a steward.')
  return toDo('Nobody is a steward. Say: npm run woodstove -- steward NAME')
}

function zoneFinding({ town }: Looked): Finding {
  try {
    new Intl.DateTimeFormat('en', { timeZone: town.zone })
    return allRight(`The town's days are those of ${town.zone}.`)
  } catch {
    return toDo(`This machine does not know the town's zone, ${town.zone}: bring Node up to date.`)
  }
}

/** What was written down after now was written by a clock that goes wrong, then or now. */
async function timeFinding({ db, now }: Looked): Promise<Finding> {
  const written = await Promise.all([
    db
      .selectFrom('account')
      .select((eb) => eb.fn.max('createdAt').as('at'))
      .executeTakeFirst(),
    db
      .selectFrom('visit')
      .select((eb) => eb.fn.max('updatedAt').as('at'))
      .executeTakeFirst(),
    db
      .selectFrom('audit')
      .select((eb) => eb.fn.max('at').as('at'))
      .executeTakeFirst(),
  ])
  const ahead = written.some((row) => row?.at && row.at > later(now, HOUR / 6))
  if (!ahead) return allRight(`The clock says ${now.slice(0, 16)}Z, and nothing was written after that.`)
  return toDo(`The clock says ${now.slice(0, 16)}Z, and things were written after that: set the machine's clock.`)
}

async function jobsFinding({ db, now }: Looked): Promise<Finding> {
  const late = await db
    .selectFrom('jobLease')
    .select('name')
    .where((eb) =>
      eb.or([
        eb('nextRunAt', '<', later(now, -HOUR)),
        eb.and([eb('holder', 'is not', null), eb('heldUntil', '<', later(now, -HOUR))]),
      ]),
    )
    .execute()
  if (late.length === 0) return allRight('Nothing that the town does by itself is late.')
  const names = late.map(({ name }) => name).join(', ')
  return toDo(`Late by more than an hour: ${names}. Start the town, which does it at once; if it runs, read its log.`)
}

async function outboxFinding({ db, config, now }: Looked): Promise<Finding> {
  const waiting = await db.selectFrom('outbox').select(['tries', 'dueAt']).where('sentAt', 'is', null).execute()
  const tried = waiting.filter(({ tries, dueAt }) => tries > 2 || (config.smtpUrl !== null && dueAt < later(now, -DAY)))
  if (tried.length > 0)
    return toDo(`${tried.length} letters cannot leave: look at SMTP_URL, and at the stewards' outbox page.`)
  if (waiting.length > 0 && config.smtpUrl === null)
    return toKnow(`${waiting.length} letters wait on the stewards' outbox page.`)
  return allRight('No letter is stuck.')
}

async function ledgerFindings({ db, config }: Looked): Promise<Finding[]> {
  const ids = await readLedger(config.dataDir)
  const known = new Set(ids)
  const chairs = await db.selectFrom('account').select('id').where('state', '=', 'erased').execute()
  const empty = new Set(chairs.map(({ id }) => id))
  const unwritten = chairs.filter(({ id }) => !known.has(id)).length
  const here = await db.selectFrom('account').select('id').where('state', '!=', 'erased').execute()
  const back = here.filter(({ id }) => known.has(id)).length
  const rows = await rowsOfErased(db, [...empty])
  return [
    unwritten === 0
      ? allRight(`The ledger knows everybody who left (${ids.length}).`)
      : toDo(
          `${unwritten} who left are not in the ledger, and an older backup would bring them back: start the town, which writes them down.`,
        ),
    back + rows === 0
      ? allRight('Nothing is left of anybody in it.')
      : toDo(
          `${back} who left are here again, and ${rows} rows of such: start the town, which forgets the first; report the second.`,
        ),
  ]
}

async function photosFinding({ db, config }: Looked): Promise<Finding> {
  const folder = join(config.dataDir, 'photos')
  const rows = await db.selectFrom('photo').select('file').execute()
  const spokenOf = new Set(rows.map(({ file }) => file))
  const missing = rows
    .flatMap(({ file }) => Object.values(filesOf(file)))
    .filter((name) => !existsSync(join(folder, name)))
  const there = await readdir(folder).catch((): string[] => [])
  const strays = there.filter((name) => !spokenOf.has(fileAsked(name.replace(/\.begun$/, '')) ?? '')).length
  if (missing.length > 0)
    return toDo(
      `${missing.length} files of photos are missing in ${folder}: put them back from a backup, or take those photos off.`,
    )
  if (strays > 0) return toKnow(`${strays} files in ${folder} belong to no photo: the town drops its own within a day.`)
  return allRight(`Every photo has its files (${rows.length}).`)
}
