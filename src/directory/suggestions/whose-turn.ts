import type { Response } from 'express'
import { canStillBeObjectedTo, isInForce } from '../../accounts/behind-queries.ts'
import type { Db } from '../../db/tables.ts'
import { dayIn } from '../../web/clock.ts'
import { say } from '../../web/flash.ts'
import { type House, townOf } from '../../web/house.ts'
import type { SignedIn } from '../../web/viewer.ts'

interface WhoAnswers {
  /** A face of the place that its reader may see and that answers for it. */
  name: string | null
  /** Whether anybody but the desk answers for it. */
  anybody: boolean
}

/** Whom a suggestion waits for. @param today the town's day */
async function whoAnswers(db: Db, viewer: SignedIn, businessId: string, today: string): Promise<WhoAnswers> {
  const people = await db
    .selectFrom('businessPerson')
    .leftJoin('claim', 'claim.id', 'businessPerson.claimId')
    .leftJoin('face', (join) =>
      join
        .onRef('face.businessId', '=', 'businessPerson.businessId')
        .onRef('face.accountId', '=', 'businessPerson.accountId')
        .on('face.audience', '!=', 'me')
        .on('face.diedOn', 'is', null),
    )
    .select(['businessPerson.accountId', 'face.name'])
    .where('businessPerson.businessId', '=', businessId)
    .where('businessPerson.role', '!=', 'staff')
    .where(isInForce(today))
    .where(canStillBeObjectedTo(today), '=', 0)
    .orderBy('face.position')
    .execute()
  const named = people.find(({ name, accountId }) => name !== null && !viewer.blocked.has(accountId))
  return { name: named?.name ?? null, anybody: people.length > 0 }
}

/** Nothing of it is public yet: the next page says for whom it waits. */
export async function sayWhoseTurn(
  house: House,
  res: Response,
  viewer: SignedIn,
  businessId: string,
  href: string,
): Promise<void> {
  const { name, anybody } = await whoAnswers(house.db, viewer, businessId, dayIn(townOf(house).zone, house.clock.now()))
  const key = name !== null ? 'suggest.waits-for' : anybody ? 'suggest.waits-for-owner' : 'suggest.waits-for-desk'
  say(res, house.secret, { key, values: { name: name ?? '' }, link: { href, key: 'suggest.see' } })
}
