import { sql } from 'kysely'
import { canStillBeObjectedTo, isInForce } from '../../accounts/behind-queries.ts'
import type { Db, Trx } from '../../db/tables.ts'
import type { Language } from '../../web/languages.ts'
import { dayPlus } from '../../web/clock.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { FieldAudience } from '../facts.ts'
import { YEAR_DAYS } from '../seasons.ts'

/** The same day of the year before: what nobody confirmed since is asked about. @param today a calendar day */
export const yearBefore = (today: string): string => `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`

/** What is there still, and nobody has said for a year that it is right. */
const unconfirmed = (db: Db, today: string) =>
  db
    .selectFrom('business')
    .where('business.mergedIntoId', 'is', null)
    .where('business.standing', 'in', ['open', 'moved'])
    .where((eb) => eb.or([eb('business.confirmedAt', 'is', null), eb('business.confirmedAt', '<', yearBefore(today))]))

export interface ToRing {
  id: string
  slug: string
  name: string
  phone: string | null
  hours: string | null
  hoursText: string | null
  confirmedAt: string | null
  /** Whom to ask for, where this reader may read it. */
  askFor: string | null
}

const PAGE = 50
/** The list goes by how long ago it was: first what nobody ever confirmed. */
const since = sql<string>`coalesce("business"."confirmedAt", '')`

/**
 * Entries to ring through, longest unconfirmed first. A number kept to the people of a place is nobody else's to ring.
 * @param after where the page before ended
 */
export async function toRing(
  db: Db,
  viewer: Pick<SignedIn, 'blocked'>,
  today: string,
  after: { since: string; id: string } | null,
) {
  const blocked = [...viewer.blocked]
  const mayRing: FieldAudience[] = ['anybody', 'neighbors']
  let query = unconfirmed(db, today)
    .select(['business.id', 'business.slug', 'business.name', 'business.hours', 'business.hoursText'])
    .select(['business.phone', 'business.phoneAudience', 'business.confirmedAt', since.as('since')])
    .select((eb) =>
      eb
        .selectFrom('face')
        .select('face.name')
        .whereRef('face.businessId', '=', 'business.id')
        .where('face.audience', 'in', ['anybody', 'neighbors'])
        .where('face.diedOn', 'is', null)
        .$if(blocked.length > 0, (faces) =>
          faces.where((face) =>
            face.or([face('face.accountId', 'is', null), face('face.accountId', 'not in', blocked)]),
          ),
        )
        .orderBy('face.position')
        .orderBy('face.id')
        .limit(1)
        .as('askFor'),
    )
    .orderBy(since)
    .orderBy('business.id')
    .limit(PAGE + 1)
  if (after)
    query = query.where((eb) =>
      eb.or([eb(since, '>', after.since), eb(since, '=', after.since).and('business.id', '>', after.id)]),
    )
  const rows = await query.execute()
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  const places = rows.slice(0, PAGE).map(({ phoneAudience, since: _, ...row }): ToRing => ({
    ...row,
    phone: mayRing.includes(phoneAudience) ? row.phone : null,
  }))
  return { places, next: last ? { since: last.since, id: last.id } : null }
}

export async function howManyToRing(db: Db, today: string): Promise<number> {
  const { many } = await unconfirmed(db, today)
    .select((eb) => eb.fn.countAll<number | string>().as('many'))
    .executeTakeFirstOrThrow()
  return Number(many)
}

export interface ToAsk {
  id: string
  slug: string
  name: string
  accountId: string
  mail: string
  language: Language
}

/** Half a year lies between two letters about the same place, whoever they went to. */
const BETWEEN_LETTERS = Math.ceil(YEAR_DAYS / 2)

/** Places whose hours nobody confirmed for a year, with those of their people who answer for them and have an address. */
export async function toAskByMail(db: Db, today: string, limit: number): Promise<ToAsk[]> {
  const rows = await unconfirmed(db, today)
    .innerJoin('businessPerson', 'businessPerson.businessId', 'business.id')
    .leftJoin('claim', 'claim.id', 'businessPerson.claimId')
    .innerJoin('account', 'account.id', 'businessPerson.accountId')
    .select([
      'business.id',
      'business.slug',
      'business.name',
      'account.id as accountId',
      'account.mail',
      'account.language',
    ])
    .where((eb) => eb.or([eb('business.hours', 'is not', null), eb('business.hoursText', 'is not', null)]))
    .where((eb) =>
      eb.or([
        eb('business.askedAfterOn', 'is', null),
        eb('business.askedAfterOn', '<=', dayPlus(today, -BETWEEN_LETTERS)),
      ]),
    )
    .where('businessPerson.role', '!=', 'staff')
    .where(isInForce(today))
    .where(canStillBeObjectedTo(today), '=', 0)
    .where('account.state', '=', 'active')
    .where('account.mail', 'is not', null)
    .orderBy('business.id')
    .orderBy('account.id')
    .limit(limit)
    .execute()
  return rows.flatMap(({ mail, ...row }) => (mail === null ? [] : [{ ...row, mail }]))
}

export async function wasAskedAfter(trx: Trx, businessId: string, today: string): Promise<void> {
  await trx.updateTable('business').set({ askedAfterOn: today }).where('id', '=', businessId).execute()
}
