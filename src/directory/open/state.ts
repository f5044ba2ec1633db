import type { Db, Trx } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Job } from '../../jobs/jobs.ts'
import { DAY, dayIn, dayPlus, later, MINUTE } from '../../web/clock.ts'
import { type House, townOf } from '../../web/house.ts'
import { closedDaysOf } from '../queries-closures.ts'
import { raiseVersionOnce } from '../hold.ts'
import { daysToAsk } from '../hours/closed-days.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { type Due, type Look, looksDifferent, see, type Seen, stillCovering, withClosures } from './seen.ts'
import { SEASON_DAYS, YEAR_DAYS } from '../seasons.ts'

const AT_ONCE = 500
/** What an edit left behind when the machine went down before its hours were evaluated waits no longer than this. */
const LOOK_AT_LEAST_EVERY = 15 * MINUTE

/** Opens and shuts the doors of the directory at the minute they do. */
export function openStateJob(house: House, hours: HoursKeeper): Job {
  return {
    name: 'open-state',
    async run(now) {
      for (;;) {
        const due = await dueBusinesses(house.db, now)
        await lookAt(house, hours, due, now)
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
    await lookAt(house, hours, some, now)
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
    .select(['id', 'standing', 'hours', 'hoursText', 'outlook', 'openState', 'openUntil', 'opensAt'])
    .select(['closedUntil', 'lookAgainAt'])
    .where('lookAgainAt', '<=', now)

const dueBusinesses = (db: Db, now: string): Promise<Due[]> =>
  duePlan(db, now).orderBy('lookAgainAt').orderBy('id').limit(AT_ONCE).execute()

async function nextLook(db: Db): Promise<string | null> {
  const first = await db
    .selectFrom('business')
    .select((eb) => eb.fn.min('lookAgainAt').as('at'))
    .executeTakeFirst()
  return first?.at ?? null
}

async function lookAt(house: House, hours: HoursKeeper, due: readonly Due[], now: string): Promise<void> {
  if (due.length === 0) return
  const { db } = house
  const { zone } = townOf(house)
  const ids = due.map(({ id }) => id)
  // An outlook begins a day before today.
  const closed = await closedDaysOf(db, ids, dayPlus(dayIn(zone, now), -1))
  const looking = due.map((business) => ({ business, look: { now, zone, closed: closed.get(business.id) ?? [] } }))
  const outlooks = await outlooksOf(hours, looking)
  const looks = looking.map(({ business, look }, at) => ({ business, seen: see(business, outlooks[at] ?? null, look) }))
  await inTransaction(db, async (trx) => {
    const changed = looks.filter(({ business, seen }) => looksDifferent(business, seen))
    for (const { business, seen } of looks) await writeState(trx, business, seen)
    if (changed.length > 0) await raiseVersionOnce(trx)
  })
}

/** Null for a business without hours in notation. */
async function outlooksOf(hours: HoursKeeper, looking: readonly { business: Due; look: Look }[]) {
  const kept = looking.map(({ business, look }) => stillCovering(business.outlook, look.now))
  const stale = looking.filter(({ business }, at) => business.hours !== null && kept[at] === null)
  const asked = await hours.outlooks(
    stale.map(({ business, look: { now, zone, closed } }) => ({
      expression: business.hours ?? '',
      from: now,
      days: daysToAsk(closed, dayIn(zone, now)),
    })),
  )
  const fresh = new Map(
    stale.map(({ business, look }, at) => [business.id, withClosures(asked[at] ?? 'too-hard', look)]),
  )
  return looking.map(({ business }, at) =>
    business.hours === null ? null : (kept[at] ?? fresh.get(business.id) ?? 'too-hard'),
  )
}

/** Hours that somebody changed in the meantime are not answered with what the old ones said. */
async function writeState(trx: Trx, business: Due, seen: Seen): Promise<void> {
  await trx
    .updateTable('business')
    .set(seen)
    .where('id', '=', business.id)
    .where('hours', business.hours === null ? 'is' : '=', business.hours)
    .where('lookAgainAt', '=', business.lookAgainAt)
    .execute()
}
