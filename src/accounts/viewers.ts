import { ask } from '../db/written.ts'
import type { Db } from '../db/tables.ts'
import { BEHIND, behindValues } from './behind-queries.ts'
import { nothingWaits, type WaitingCount } from '../web/waiting.ts'
import { type Counter, nobody, type Viewer } from '../web/viewer.ts'

interface Found {
  name: string
  role: 'resident' | 'steward'
  language: 'en' | 'es'
  blocks: number
  posts: number
  waits: number | string
}

/** Most have neither blocks nor a counter: one question tells, and only the others ask further. */
const whoAndHowMuchWaits = (waits: string): string => `${BEHIND} select "name", "role", "language",
  (select count(*) from "block" where "blockerId" = ? or "blockedId" = ?) as "blocks",
  (select count(*) from "behind") as "posts",
  ${waits} as "waits"
  from "account" where "id" = ? and "state" = 'active'`

/**
 * Who a session's account is today: its role, whom it does not see, and the counters it stands behind. Read on every
 * request; an account that was suspended or erased is nobody from the next one on.
 * @param waits what the rooms let wait for people, counted along
 * @param today the town's calendar day, by which a job behind a counter has begun and not ended
 */
export async function viewerFor(
  db: Db,
  accountId: string,
  today: string,
  waits: WaitingCount = nothingWaits,
): Promise<Viewer> {
  const values = new Array<string>(waits.params + 3).fill(accountId)
  const [account] = await ask<Found>(db, questionWith(waits), [...behindValues(accountId, today), ...values])
  if (!account) return nobody
  const { name, role, language, blocks, posts } = account
  const blocked = blocks > 0 ? await blockedOf(db, accountId) : nobody.blocked
  const counters = posts > 0 ? await countersOf(db, accountId, today) : nobody.counters
  return { accountId, name, role, language, blocked, counters, waits: Number(account.waits) }
}

const questions = new WeakMap<WaitingCount, string>()

/** Written once: every request asks it. */
function questionWith(waits: WaitingCount): string {
  const known = questions.get(waits) ?? whoAndHowMuchWaits(waits.sql)
  questions.set(waits, known)
  return known
}

/** Blocks work both ways and say nothing: to each other the two are not there. */
async function blockedOf(db: Db, accountId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('block')
    .select(['blockerId', 'blockedId'])
    .where((eb) => eb.or([eb('blockerId', '=', accountId), eb('blockedId', '=', accountId)]))
    .execute()
  return new Set(rows.map((row) => (row.blockerId === accountId ? row.blockedId : row.blockerId)))
}

const STRENGTH = { owner: 0, manager: 1, family: 2, staff: 3 }

/** One entry a business: with several roles there the strongest counts, and one that waits for nothing before one that does. */
async function countersOf(db: Db, accountId: string, today: string): Promise<Counter[]> {
  const roles = await rolesOf(db, accountId, today)
  const counters = roles.map(({ waits, ...counter }): Counter => (waits === 1 ? { ...counter, waits: true } : counter))
  const weight = ({ role, waits }: Counter): number => STRENGTH[role] + (waits ? 10 : 0)
  return counters.filter((one, at) =>
    counters.every((other, place) => {
      if (other.businessId !== one.businessId || place === at) return true
      return weight(one) < weight(other) || (weight(one) === weight(other) && at < place)
    }),
  )
}

const ROLES = `${BEHIND} select "business"."id" as "businessId", "slug", "name", "role", "waits"
  from "behind" inner join "business" on "business"."id" = "behind"."businessId" order by "nameKey"`

const rolesOf = (db: Db, accountId: string, today: string): Promise<(Omit<Counter, 'waits'> & { waits: 0 | 1 })[]> =>
  ask(db, ROLES, behindValues(accountId, today))
