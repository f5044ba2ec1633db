import type { Db } from '../../db/tables.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { DAY, later } from '../../web/clock.ts'
import { type Behind, UNDO_DAYS } from './rules.ts'

/** Everybody who stands, stood or will stand behind a counter. */
export async function peopleBehind(db: Db, businessId: string, today: string): Promise<Behind[]> {
  const rows = await db
    .selectFrom('businessPerson')
    .select(['accountId', 'role', 'untilOn'])
    .where('businessId', '=', businessId)
    .execute()
  return rows.map(({ accountId, role, untilOn }) => {
    return { accountId, keeps: role !== 'staff', now: untilOn === null || untilOn > today }
  })
}

const merges = (db: Db) =>
  db
    .selectFrom('businessMerge as made')
    .innerJoin('business as kept', 'kept.id', 'made.keptId')
    .innerJoin('business as gone', 'gone.id', 'made.goneId')
    .select(['made.id', 'made.keptId', 'made.goneId', 'made.mergedAt', 'kept.name as kept', 'gone.name as gone'])
    .select(['kept.slug as keptSlug', 'kept.mergedIntoId as keptMergedInto'])
    .where('made.undoneAt', 'is', null)

export type Merge = Awaited<ReturnType<ReturnType<typeof merges>['execute']>>[number]

/** What can still be undone, the latest first. */
export const latestMerges = (db: Db, now: string): Promise<Merge[]> =>
  merges(db)
    .where('made.mergedAt', '>', later(now, -UNDO_DAYS * DAY))
    .orderBy('made.id', 'desc')
    .limit(100)
    .execute()

/** @throws NotFound where there is none, or it is undone */
export async function mergeById(db: Db, id: string): Promise<Merge> {
  return merges(db)
    .where('made.id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('merge'))
}

/** The last merge goes back first. @throws Conflict after its days, or where one of the two was merged again since */
export async function refuseLate(db: Db, { id, keptId, goneId, mergedAt }: Merge, now: string): Promise<void> {
  if (mergedAt <= later(now, -UNDO_DAYS * DAY)) throw new Conflict('merge.too-late')
  const since = await merges(db)
    .where('made.id', '>', id)
    .where((eb) => eb.or([eb('made.keptId', 'in', [keptId, goneId]), eb('made.goneId', 'in', [keptId, goneId])]))
    .executeTakeFirst()
  if (since) throw new Conflict('merge.later-first')
}
