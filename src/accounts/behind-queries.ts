import { builtOf } from '../db/written.ts'

/** A role in force on a day. One whose claim an owner objected to is shut until a steward has decided. */
const IN_FORCE = `"businessPerson"."fromOn" <= ? and ("businessPerson"."untilOn" is null or "businessPerson"."untilOn" > ?)
  and ("claim"."state" is null or "claim"."state" in ('open', 'settled'))`

/** What was merged is another entry's counter by now; what was sold has none: its book stays shut, whoever is added. */
const HAS_A_COUNTER = `"business"."mergedIntoId" is null and "business"."standing" <> 'sold'`

/** 1 while owners may still object to how somebody came behind the counter, 0 from the day they may not. */
const WAITS = `case when "claim"."state" = 'open' and substr("claim"."publicFrom", 1, 10) > ? then 1 else 0 end`

/** Both for built questions, which join "claim" to "businessPerson". @param today the town's calendar day */
export const isInForce = (today: string) => builtOf<boolean>(IN_FORCE, [today, today])
export const canStillBeObjectedTo = (today: string) => builtOf<0 | 1>(WAITS, [today])

/**
 * `"behind"`: the counters that somebody stands behind on a day, for written SQL; `rolesOf` says it for everything else.
 * `"waits"` is as above. `"today"` is that day, as `"day"`.
 */
export const BEHIND = `with "today" as (select cast(? as text) as "day"), "behind" as (select "businessPerson"."businessId", "businessPerson"."role",
    ${WAITS} as "waits"
  from "businessPerson"
  inner join "business" on "business"."id" = "businessPerson"."businessId"
  left join "claim" on "claim"."id" = "businessPerson"."claimId"
  where "businessPerson"."accountId" = ? and ${IN_FORCE} and ${HAS_A_COUNTER})`

/** The values of `BEHIND`, which come before those of the question after it. */
export const behindValues = (accountId: string, today: string): string[] => [today, today, accountId, today, today]
