import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import { dayPlus } from '../web/clock.ts'
import { raiseVersionOnce } from './hold.ts'
import type { ClosedDays } from './hours/closed-days.ts'
import { isGone, unreadState } from './open/rank.ts'

/** Somebody behind the counter says on which days the door stays shut. */
export interface NewClosure extends ClosedDays {
  businessId: string
  saidBy: string
}

/**
 * Keeps a closure. The hours say "call first" until somebody has evaluated them with it: see `refreshOpenState`.
 * @param now instant
 * @returns the closure's id
 */
export async function keepClosure(trx: Trx, closure: NewClosure, now: string): Promise<string> {
  const id = newId()
  await trx
    .insertInto('closure')
    .values({ id, ...closure })
    .execute()
  await lookAnew(trx, [closure.businessId], now)
  return id
}

/** The hours come back as they were. @param now instant */
export async function dropClosure(trx: Trx, id: string, now: string): Promise<void> {
  const dropped = await trx.deleteFrom('closure').where('id', '=', id).returning('businessId').execute()
  await lookAnew(trx, places(dropped), now)
}

/** Long ago enough to be due at once. */
const OVERDUE = '2000-01-01T00:00:00.000Z'

/** Whoever leaves takes along what they said of a closed door, as they take the note that said so. */
export async function forgetClosures(trx: Trx, accountId: string): Promise<void> {
  const dropped = await trx.deleteFrom('closure').where('saidBy', '=', accountId).returning('businessId').execute()
  await lookAnew(trx, places(dropped), OVERDUE)
}

/** What somebody said of a closed door hides while they are suspended, and comes back with them. */
export async function lookAtTheirClosures(trx: Trx, accountId: string, now: string): Promise<void> {
  const said = await trx.selectFrom('closure').select('businessId').where('saidBy', '=', accountId).execute()
  await lookAnew(trx, places(said), now)
}

const places = (closures: readonly { businessId: string }[]): string[] => [
  ...new Set(closures.map(({ businessId }) => businessId)),
]

/** What the row says of these doors is out of date: nobody is sent to one on a guess. */
async function lookAnew(trx: Trx, businessIds: readonly string[], now: string): Promise<void> {
  for (const id of businessIds) {
    const facts = await trx
      .selectFrom('business')
      .select(['hours', 'hoursText', 'standing'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!facts) throw new NotFound('business')
    const lookAgainAt = isGone(facts) ? null : now
    await trx
      .updateTable('business')
      .set({ ...unreadState(facts, now), lookAgainAt })
      .where('id', '=', id)
      .execute()
  }
  if (businessIds.length > 0) await raiseVersionOnce(trx)
}

/** A door without hours in notation is looked at all the same while a closure is to come. @param now instant */
export async function lookAtClosedDoor(trx: Trx, businessId: string, now: string): Promise<void> {
  const closed = await closedDaysOf(trx, [businessId], dayPlus(now.slice(0, 10), -1))
  if (!closed.has(businessId)) return
  await trx
    .updateTable('business')
    .set({ lookAgainAt: now })
    .where('id', '=', businessId)
    .where('standing', 'not in', ['closed', 'sold'])
    .execute()
}

/** Closures that are not over, with what is to be told of them: their days are anybody's, as hours are. */
export async function closuresTold(db: Db, today: string, limit: number) {
  const rows = await db
    .selectFrom('closure')
    .innerJoin('business', 'business.id', 'closure.businessId')
    .innerJoin('account', 'account.id', 'closure.saidBy')
    .innerJoin('porchPost', 'porchPost.closureId', 'closure.id')
    .select(['closure.id', 'closure.fromOn', 'closure.untilOn', 'business.name', 'business.slug', 'porchPost.postedAt'])
    .where('closure.untilOn', '>=', today)
    .where('account.state', '=', 'active')
    .where('business.mergedIntoId', 'is', null)
    .where('business.standing', 'not in', ['closed', 'sold'])
    .orderBy('closure.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ untilOn, fromOn, ...closure }) => ({ ...closure, fromOn, untilOn: untilOn ?? fromOn }))
}

/**
 * The closed days of these businesses that are not over, by business. What somebody said who is not here any more is
 * not among them.
 * @param from a calendar day
 */
export async function closedDaysOf(
  db: Db,
  businessIds: readonly string[],
  from: string,
): Promise<Map<string, ClosedDays[]>> {
  const byBusiness = new Map<string, ClosedDays[]>()
  if (businessIds.length === 0) return byBusiness
  const rows = await db
    .selectFrom('closure')
    .innerJoin('account', 'account.id', 'closure.saidBy')
    .select(['closure.businessId', 'closure.fromOn', 'closure.untilOn'])
    .where('closure.businessId', 'in', businessIds)
    .where('closure.untilOn', '>=', from)
    .where('account.state', '=', 'active')
    .orderBy('closure.fromOn')
    .execute()
  for (const { businessId, fromOn, untilOn } of rows) {
    if (untilOn === null) continue
    const days = byBusiness.get(businessId)
    if (days) days.push({ fromOn, untilOn })
    else byBusiness.set(businessId, [{ fromOn, untilOn }])
  }
  return byBusiness
}
