import { sql, type SqlBool } from 'kysely'
import type { Language } from '../db/columns/accounts.ts'
import type { OpenState, Standing } from '../db/columns/directory.ts'
import type { Db } from '../db/tables.ts'
import { padded } from '../db/written.ts'
import type { SignedIn, Viewer } from '../web/viewer.ts'
import { SEVERAL } from './rules.ts'

/** A neighbor's offer to be asked about something near to the question. */
export interface Offer {
  id: string
  accountId: string
  name: string
  nameKey: string
  topic: string
  whenAndWhere: string | null
  opener: string | null
  language: Language
  keys: string[]
}

const MOST_OFFERS = 120

/** @param keys what the question looks under */
export async function offersAbout(db: Db, viewer: SignedIn, keys: readonly string[]): Promise<Offer[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('offerToBeAsked as offer')
    .innerJoin('account', 'account.id', 'offer.accountId')
    .select(['offer.id', 'offer.accountId', 'account.name', 'account.nameKey', 'offer.topic'])
    .select(['offer.whenAndWhere', 'offer.opener', 'offer.language'])
    .where('offer.id', 'in', (eb) =>
      eb
        .selectFrom('topicWord')
        .select('topicWord.offerId')
        .where('topicWord.key', 'in', padded(keys))
        .where('topicWord.offerId', 'is not', null)
        .$castTo<string>(),
    )
    .where('offer.hidden', '=', 0)
    .where('account.state', '=', 'active')
    .where('offer.accountId', '!=', viewer.accountId)
    .orderBy('offer.id')
    .limit(MOST_OFFERS)
    .execute()
  const seen = rows.filter(({ accountId }) => !viewer.blocked.has(accountId))
  const under = await keysOf(
    db,
    seen.map(({ id }) => id),
  )
  return seen.map((row) => ({ ...row, keys: under.get(row.id) ?? [] }))
}

async function keysOf(db: Db, offerIds: string[]): Promise<Map<string, string[]>> {
  const under = new Map<string, string[]>()
  if (offerIds.length === 0) return under
  const rows = await db
    .selectFrom('topicWord')
    .select(['offerId', 'key'])
    .where('offerId', 'in', padded(offerIds))
    .execute()
  for (const { offerId, key } of rows) if (offerId) under.set(offerId, [...(under.get(offerId) ?? []), key])
  return under
}

/** One vouch near to the question, told to no page as it is: only what `rules` makes of several. */
export interface Vouch {
  id: string
  voucherId: string
  voucherName: string
  faceId: string | null
  accountId: string | null
  namesMe: 0 | 1
  introduces: 0 | 1
  /** People who confirmed to each other that they live together speak as one. */
  household: string
  /** One of the question's keys that it stands under; a vouch that stands under several is there several times. */
  key: string
}

/** Of a vouch with its face beside it: the two have not blocked each other since. */
export const noBlock = sql<SqlBool>`not exists (select 1 from "block" where
  ("blockerId" = "vouch"."voucherId" and "blockedId" = coalesce("vouch"."accountId", "face"."accountId")) or
  ("blockedId" = "vouch"."voucherId" and "blockerId" = coalesce("vouch"."accountId", "face"."accountId")))`

const MOST_VOUCHED = 40

/**
 * Faces that neighbors may say to ask: whom somebody says that the reader knows, then those with most voices. Who of
 * them is shown, the vouches themselves decide: this looks at no block and no household, so that it costs little.
 */
export async function facesVouchedFor(
  db: Db,
  keys: readonly string[],
  knownToReader: readonly string[],
): Promise<string[]> {
  if (keys.length === 0) return []
  const said = db
    .selectFrom('vouch')
    .select('faceId')
    .where('faceId', 'is not', null)
    .where('declinedOn', 'is', null)
    .groupBy('faceId')
    .limit(MOST_VOUCHED)
  const byKnown = said.where('voucherId', 'in', padded(['', ...knownToReader])).where('namesMe', '=', 1)
    .where(sql<SqlBool>`exists (select 1 from "topicWord" where "vouchId" = "vouch"."id" and
      "key" in (${sql.join(padded(keys))}))`)
  const known = knownToReader.length === 0 ? [] : await byKnown.execute()
  const most = await said
    .where(
      sql<SqlBool>`"vouch"."id" in (select "vouchId" from "topicWord" where "vouchId" is not null and
      "key" in (${sql.join(padded(keys))}))`,
    )
    .having(sql<SqlBool>`max("namesMe") = 1 or count(*) >= ${SEVERAL}`)
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('faceId')
    .execute()
  return [...new Set([...known, ...most].flatMap(({ faceId }) => faceId ?? []))]
}

/**
 * What neighbors say about these people on the question's topic: active ones, whom the reader's blocks do not hide, and
 * between whom there is no block.
 */
export async function vouchesAbout(
  db: Db,
  viewer: SignedIn,
  keys: readonly string[],
  of: { faces: readonly string[]; accounts: readonly string[] },
): Promise<Vouch[]> {
  if (keys.length === 0) return []
  // A cross join is read in its order: few vouches are about these people, many stand under these words.
  const rows = db
    .selectFrom('vouch')
    .crossJoin('topicWord')
    .innerJoin('account as voucher', 'voucher.id', 'vouch.voucherId')
    .leftJoin('face', 'face.id', 'vouch.faceId')
    .leftJoin('householdMember as member', (join) =>
      join.onRef('member.accountId', '=', 'vouch.voucherId').on('member.confirmedAt', 'is not', null),
    )
    .select(['vouch.id', 'vouch.voucherId', 'voucher.name as voucherName', 'vouch.faceId'])
    .select((eb) => eb.fn.coalesce('vouch.accountId', 'face.accountId').as('accountId'))
    .select((eb) => eb.fn.coalesce('member.householdId', 'vouch.voucherId').as('household'))
    .select(['vouch.namesMe', 'vouch.introduces', 'topicWord.key'])
    .whereRef('topicWord.vouchId', '=', 'vouch.id')
    .where('topicWord.key', 'in', padded(keys))
    .where('vouch.declinedOn', 'is', null)
    .where('voucher.state', '=', 'active')
    .where(noBlock)
  const aboutFaces = await rows.where('vouch.faceId', 'in', padded(['', ...of.faces])).execute()
  const aboutNeighbors = await rows.where('vouch.accountId', 'in', padded(['', ...of.accounts])).execute()
  return [...aboutFaces, ...aboutNeighbors].filter(({ voucherId }) => !viewer.blocked.has(voucherId))
}

/** Somebody to ask for, and where. */
export interface AskableFace {
  id: string
  accountId: string | null
  name: string
  nameKey: string
  role: string | null
  line: string | null
  whenIn: string | null
  language: Language
  opener: { words: string; language: Language } | null
  place: AskablePlace
}

export interface AskablePlace {
  id: string
  slug: string
  name: string
  standing: Standing
  approach: string
  placeShown: string | null
  openState: OpenState
  openUntil: string | null
  opensAt: string | null
  /** The last day of a closure that is going on. */
  closedUntil: string | null
  openRank: number
}

/** Faces by their ids, and all of these businesses in the order their pages name them, as this reader may see them. */
export async function askableFaces(
  db: Db,
  viewer: Viewer,
  of: { faces: readonly string[]; businesses: readonly string[] },
): Promise<AskableFace[]> {
  const [faceIds, businessIds] = [padded(of.faces), padded(of.businesses)]
  const rows = await db
    .selectFrom('face')
    .innerJoin('business', 'business.id', 'face.businessId')
    .select(['face.id', 'face.accountId', 'face.name', 'face.nameKey', 'face.role', 'face.line', 'face.whenIn'])
    .select(['face.language', 'face.audience', 'business.id as placeId', 'business.slug', 'business.name as placeName'])
    .select(['business.standing', 'business.approach', 'business.placeShown', 'business.openState'])
    .select(['business.openUntil', 'business.opensAt', 'business.closedUntil', 'business.openRank'])
    .where((eb) => eb.or([eb('face.id', 'in', [...faceIds, '']), eb('face.businessId', 'in', [...businessIds, ''])]))
    .where('face.diedOn', 'is', null)
    .where('face.audience', 'in', viewer.accountId === null ? ['anybody'] : ['anybody', 'neighbors'])
    .where('business.standing', 'not in', ['closed', 'sold'])
    .where('business.mergedIntoId', 'is', null)
    .orderBy('face.position')
    .orderBy('face.id')
    .execute()
  const hidden = (id: string | null): boolean => id !== null && (viewer.blocked.has(id) || id === viewer.accountId)
  const shown = rows.filter(({ accountId }) => !hidden(accountId))
  const openers = await firstOpeners(
    db,
    shown.map(({ id }) => id),
  )
  return shown.map(({ placeId, slug, placeName, standing, approach, placeShown, ...row }) => {
    const { openState, openUntil, opensAt, closedUntil, openRank, audience: _audience, ...face } = row
    const place = { id: placeId, slug, name: placeName, standing, approach, placeShown }
    return {
      ...face,
      opener: openers.get(row.id) ?? null,
      place: { ...place, openState, openUntil, opensAt, closedUntil, openRank },
    }
  })
}

async function firstOpeners(db: Db, faceIds: string[]) {
  const openers = new Map<string, { words: string; language: Language }>()
  if (faceIds.length === 0) return openers
  const rows = await db
    .selectFrom('opener')
    .select(['faceId', 'words', 'language'])
    .where('faceId', 'in', padded(faceIds))
    .orderBy('position', 'desc')
    .execute()
  for (const { faceId, ...opener } of rows) openers.set(faceId, opener)
  return openers
}

/** What introducers said they can do in a month, and what was asked of them in this one, whatever became of it. */
export async function capacities(db: Db, accountIds: readonly string[], monthBegan: string) {
  const found = new Map<string, { cap: number | null; asked: number }>()
  if (accountIds.length === 0) return found
  const ids = padded(accountIds)
  const caps = await db
    .selectFrom('offerToBeAsked')
    .select(['accountId', (eb) => eb.fn.max('introducesPerMonth').as('cap')])
    .where('accountId', 'in', ids)
    .where('hidden', '=', 0)
    .groupBy('accountId')
    .execute()
  const asked = await db
    .selectFrom('introduction')
    .select(['introducerId', (eb) => eb.fn.countAll<number>().as('asked')])
    .where('introducerId', 'in', ids)
    .where('askedAt', '>=', monthBegan)
    .groupBy('introducerId')
    .execute()
  for (const { accountId, cap } of caps) found.set(accountId, { cap, asked: 0 })
  for (const row of asked) {
    found.set(row.introducerId, { cap: found.get(row.introducerId)?.cap ?? null, asked: row.asked })
  }
  return found
}
