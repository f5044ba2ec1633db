import type { Db, Trx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Job } from '../jobs/jobs.ts'
import { DAY, later, MINUTE } from '../web/clock.ts'
import type { House } from '../web/house.ts'
import { raiseVersionOnce } from './hold.ts'
import type { HoursKeeper } from './hours/keeper.ts'
import { nextLookAt, type NoOutlook, type Outlook, stateAt } from './hours/outlook.ts'
import { openRanks } from './open-rank.ts'
import { SEASON_DAYS, YEAR_DAYS } from './seasons.ts'

const AT_ONCE = 500
/** What an edit left behind when the machine went down before its hours were evaluated waits no longer than this. */
const LOOK_AT_LEAST_EVERY = 15 * MINUTE
/** An outlook is asked for anew a week before it runs out. */
const RENEW_BEFORE = 7 * DAY

/** Opens and shuts the doors of the directory at the minute they do. */
export function openStateJob(house: House, hours: HoursKeeper): Job {
  return {
    name: 'open-state',
    async run(now) {
      for (;;) {
        const due = await dueBusinesses(house.db, now)
        await lookAt(house.db, hours, due, now)
        if (due.length < AT_ONCE) break
      }
      const next = await nextLook(house.db)
      const latest = later(now, LOOK_AT_LEAST_EVERY)
      return next !== null && next < latest ? next : latest
    },
  }
}

/**
 * The same for some businesses, right after an edit: hours are evaluated outside the transaction that wrote them,
 * because a hard expression must not hold the town's pen.
 */
export async function refreshOpenState(
  house: House,
  hours: HoursKeeper,
  businessIds: readonly string[],
): Promise<void> {
  const now = house.clock.now()
  for (let from = 0; from < businessIds.length; from += AT_ONCE) {
    const some = await duePlan(house.db, now)
      .where('id', 'in', businessIds.slice(from, from + AT_ONCE))
      .execute()
    await lookAt(house.db, hours, some, now)
  }
}

/** Once a day "confirmed this season" becomes "this year", and that "longer ago". */
export function confirmationSeasonsJob(house: House): Job {
  return {
    name: 'confirmation-seasons',
    async run(now) {
      await inTransaction(house.db, async (trx) => {
        const faded = [
          await fade(trx, 0, 1, later(now, -SEASON_DAYS * DAY)),
          await fade(trx, 1, 2, later(now, -YEAR_DAYS * DAY)),
        ]
        if (faded.some(Boolean)) await raiseVersionOnce(trx)
      })
      return later(now, DAY)
    },
  }
}

async function fade(trx: Trx, from: number, to: number, confirmedBefore: string): Promise<boolean> {
  const faded = await trx
    .updateTable('business')
    .set({ confirmRank: to })
    .where('confirmRank', '=', from)
    .where('confirmedAt', '<', confirmedBefore)
    .executeTakeFirst()
  return faded.numUpdatedRows > 0n
}

const duePlan = (db: Db, now: string) =>
  db
    .selectFrom('business')
    .select(['id', 'hours', 'outlook', 'openState', 'openUntil', 'opensAt', 'lookAgainAt'])
    .where('lookAgainAt', '<=', now)
    .where('hours', 'is not', null)

type Due = Awaited<ReturnType<typeof dueBusinesses>>[number]

const dueBusinesses = (db: Db, now: string) =>
  duePlan(db, now).orderBy('lookAgainAt').orderBy('id').limit(AT_ONCE).execute()

async function nextLook(db: Db): Promise<string | null> {
  const first = await db
    .selectFrom('business')
    .select((eb) => eb.fn.min('lookAgainAt').as('at'))
    .executeTakeFirst()
  return first?.at ?? null
}

async function lookAt(db: Db, hours: HoursKeeper, due: readonly Due[], now: string): Promise<void> {
  if (due.length === 0) return
  const kept = due.map((business) => stillCovering(business.outlook, now))
  const stale = due.filter((_, at) => kept[at] === null)
  const asked = await hours.outlooks(stale.map((business) => ({ expression: business.hours ?? '', from: now })))
  const fresh = new Map(stale.map((business, at) => [business.id, asked[at] ?? 'too-hard']))
  const looks = due.map((business, at) => ({
    business,
    seen: see(kept[at] ?? fresh.get(business.id) ?? 'too-hard', now),
  }))
  await inTransaction(db, async (trx) => {
    const changed = looks.filter(({ business, seen }) => looksDifferent(business, seen))
    for (const { business, seen } of looks) await writeState(trx, business, seen)
    if (changed.length > 0) await raiseVersionOnce(trx)
  })
}

/** A door that opens or shuts within what is known already needs no evaluator. */
function stillCovering(outlook: string | null, now: string): Outlook | null {
  if (outlook === null) return null
  const known = JSON.parse(outlook) as Outlook
  const [first, last] = [known.intervals[0], known.intervals.at(-1)]
  return first && last && first.from <= now && later(last.to, -RENEW_BEFORE) > now ? known : null
}

function see(outlook: Outlook | NoOutlook, now: string) {
  const { state, until, opensAt } = stateAt(outlook, now)
  const known = typeof outlook === 'string' ? null : outlook
  // What could not be evaluated may have been too hard for a busy minute only: tomorrow again.
  const again = known ? nextLookAt(known, now) : later(now, DAY)
  return {
    outlook: known && JSON.stringify(known),
    openState: state,
    openUntil: until,
    opensAt,
    openRank: openRanks[state],
    lookAgainAt: again > now ? again : later(now, MINUTE),
  }
}

type Seen = ReturnType<typeof see>

const looksDifferent = (business: Due, seen: Seen): boolean =>
  business.openState !== seen.openState ||
  business.openUntil !== seen.openUntil ||
  business.opensAt !== seen.opensAt ||
  (business.outlook === null) !== (seen.outlook === null)

/** Hours that somebody changed in the meantime are not answered with what the old ones said. */
async function writeState(trx: Trx, business: Due, seen: Seen): Promise<void> {
  await trx
    .updateTable('business')
    .set(seen)
    .where('id', '=', business.id)
    .where('hours', '=', business.hours)
    .where('lookAgainAt', '=', business.lookAgainAt)
    .execute()
}
