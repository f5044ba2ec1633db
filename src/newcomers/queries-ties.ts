import { ask } from '../db/written.ts'
import type { Db } from '../db/tables.ts'

/**
 * What ties people to each other, as far as both let it be known: vouches whose vouchers let their names be said, and
 * favors that everybody named in them confirmed and lets neighbors see, as the favors' own pages do. Nothing of anybody's notebook is read here.
 */
export type Ties = ReadonlyMap<string, number>

const NAMED = `"vouch"."namesMe" = 1 and "vouch"."declinedOn" is null`

/** Each row is one thing that ties the asked-for account to another. */
const TIES = `
  select coalesce("vouch"."accountId", "face"."accountId") as "other" from "vouch"
    left join "face" on "face"."id" = "vouch"."faceId"
    where "vouch"."voucherId" = ? and ${NAMED} and coalesce("vouch"."accountId", "face"."accountId") is not null
  union all
  select "vouch"."voucherId" from "vouch" where "vouch"."accountId" = ? and ${NAMED}
  union all
  select "vouch"."voucherId" from "vouch" inner join "face" on "face"."id" = "vouch"."faceId"
    where "face"."accountId" = ? and ${NAMED}
  union all
  select "other"."accountId" from "favorParty" as "mine"
    inner join "favor" on "favor"."id" = "mine"."favorId"
    inner join "favorParty" as "other" on "other"."favorId" = "mine"."favorId" and "other"."side" <> "mine"."side"
    where "mine"."accountId" = ? and "mine"."state" in ('yes', 'glad', 'not-quite') and "other"."state" in ('yes', 'glad', 'not-quite')
      and "other"."accountId" is not null and "favor"."state" in ('confirmed', 'thanked')
      and not exists (select 1 from "favorParty" as "each" where "each"."favorId" = "favor"."id"
        and coalesce("each"."accountId", "each"."businessId", "each"."neighborName") is not null
        and ("each"."audience" = 'parties' or "each"."state" not in ('yes', 'glad', 'not-quite')))`

/** Whom an account is tied to, and by how many things. */
export async function tiesOf(db: Db, accountId: string): Promise<Ties> {
  const rows = await ask<{ other: string }>(db, TIES, [accountId, accountId, accountId, accountId])
  const ties = new Map<string, number>()
  for (const { other } of rows) if (other !== accountId) ties.set(other, (ties.get(other) ?? 0) + 1)
  return ties
}
