import type { Db } from '../db/tables.ts'
import { ask, padded, places } from '../db/written.ts'
import { foldText } from '../web/fold.ts'
import type { SignedIn } from '../web/viewer.ts'
import { FAVOR_COLUMNS, favorRows, seenOf } from './queries.ts'
import type { FavorRow, FavorSeen } from './seeing-rules.ts'

const ON_A_CARD = 3
const STANDS = ['yes', 'glad', 'not-quite'] as const

/** The favors that a viewer is in and did not refuse. */
const ownFavors = (db: Db, viewer: SignedIn) =>
  db
    .selectFrom('favorParty')
    .select('favorId')
    .where('accountId', '=', viewer.accountId)
    .where('favorParty.state', 'in', STANDS)

/** Those that a business or one of these accounts is in. Who was named and has not answered is known to whoever wrote it. */
const favorsOf = (db: Db, viewer: SignedIn, businessId: string, accounts: readonly string[]) =>
  db
    .selectFrom('favorParty')
    .select('favorId')
    .where((eb) => eb.or([eb('businessId', '=', businessId), eb('accountId', 'in', ['', ...accounts])]))
    .where((eb) =>
      eb.or([
        eb('favorParty.state', 'in', STANDS),
        eb(
          'favorId',
          'in',
          eb.selectFrom('favor as told').select('told.id').where('told.recordedById', '=', viewer.accountId),
        ),
      ]),
    )

const latest = (db: Db, viewer: SignedIn) =>
  favorRows(db)
    .where('favor.sameAsId', 'is', null)
    .where('favor.id', 'in', ownFavors(db, viewer))
    .orderBy('favor.happenedOn', 'desc')
    .orderBy('favor.id', 'desc')

const STOOD = STANDS.map((state) => `'${state}'`).join(', ')

/** The same three questions, written out: every card of a business asks them. @param many how many accounts */
const betweenThem = (many: number): string => `select ${FAVOR_COLUMNS}
  from "favor" left join "account" as "recorder" on "recorder"."id" = "favor"."recordedById"
  where "favor"."sameAsId" is null and "favor"."state" in ('confirmed', 'thanked')
    and "favor"."id" in (select "favorId" from "favorParty" where "accountId" = ? and "state" in (${STOOD}))
    and "favor"."id" in (select "favorId" from "favorParty"
      where ("businessId" = ? or "accountId" in (${places(many)})) and ("state" in (${STOOD})
        or "favorId" in (select "told"."id" from "favor" as "told" where "told"."recordedById" = ?)))
  order by "favor"."happenedOn" desc, "favor"."id" desc limit ${ON_A_CARD}`

/**
 * The latest favors between the viewer and a business or the people who are its faces, as far as both stand by them.
 * @param faceAccounts accounts of its faces, as this viewer may see them
 */
export async function favorsBetween(
  db: Db,
  viewer: SignedIn,
  businessId: string,
  faceAccounts: readonly string[],
): Promise<FavorSeen[]> {
  const some = padded(['', ...faceAccounts])
  const values = [viewer.accountId, businessId, ...some, viewer.accountId]
  return seenOf(db, viewer, await ask<FavorRow>(db, betweenThem(some.length), values))
}

/** Somebody in the viewer's notebook: the accounts that page points at, and what it calls them. */
export interface KnownPerson {
  accountId: string | null
  faceId: string | null
  name: string
}

const WITH_A_PERSON = 6

/**
 * The latest favors between the viewer and one person: an account, or a neighbor without one whom the viewer wrote down
 * under that name. What the viewer wrote down and nobody answered yet is there too: it is their own word.
 */
export async function favorsWith(db: Db, viewer: SignedIn, person: KnownPerson): Promise<FavorSeen[]> {
  const accounts = [person.accountId, await accountOfFace(db, person.faceId)].filter(
    (id) => id !== null && id !== viewer.accountId && !viewer.blocked.has(id),
  ) as string[]
  const named = await favorsNaming(db, viewer, person.name)
  const rows = await latest(db, viewer)
    .where((eb) =>
      eb.or([
        eb('favor.state', 'in', ['confirmed', 'thanked']),
        eb.and([eb('favor.state', 'in', ['recorded', 'unconfirmed']), eb('recordedById', '=', viewer.accountId)]),
      ]),
    )
    .where((eb) => eb.or([eb('favor.id', 'in', favorsOf(db, viewer, '', accounts)), eb('favor.id', 'in', named)]))
    .limit(WITH_A_PERSON)
    .execute()
  return seenOf(db, viewer, rows)
}

/** Whose face it is, where neighbors see the face. */
async function accountOfFace(db: Db, faceId: string | null): Promise<string | null> {
  if (faceId === null) return null
  const face = await db
    .selectFrom('face')
    .select('accountId')
    .where('id', '=', faceId)
    .where('audience', 'in', ['anybody', 'neighbors'])
    .executeTakeFirst()
  return face?.accountId ?? null
}

/** What the viewer wrote down of a neighbor without an account who is called so. */
async function favorsNaming(db: Db, viewer: SignedIn, name: string): Promise<string[]> {
  const key = foldText(name)
  const rows = await db
    .selectFrom('favor')
    .innerJoin('favorParty', 'favorParty.favorId', 'favor.id')
    .select(['favor.id', 'favorParty.neighborName'])
    .where('favor.recordedById', '=', viewer.accountId)
    .where('favorParty.neighborName', 'is not', null)
    .execute()
  return ['', ...rows.filter(({ neighborName }) => foldText(neighborName ?? '') === key).map(({ id }) => id)]
}
