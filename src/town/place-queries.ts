import { sql } from 'kysely'
import type { Language } from '../db/columns/accounts.ts'
import type { Db } from '../db/tables.ts'
import { photosOf } from '../directory/photos/queries.ts'
import { NotFound } from '../errors.ts'
import { pairsOf } from '../notebook/went-past/queries.ts'
import { closuresOf } from './place-closures.ts'

/** Somebody to ask for, with what they are glad to talk about. `accountId` is never printed. */
export interface PlaceFace {
  id: string
  name: string
  role: string | null
  line: string | null
  language: Language
  whenIn: string | null
  accountId: string | null
  audience: 'anybody' | 'neighbors'
  openers: { words: string; language: Language }[]
}

export type Place = Awaited<ReturnType<typeof readPlace>>

/**
 * What a business's page shows. Where it is comes only as it may be shown; phone and mail come with their audience.
 * @param today a calendar day: closures that are over are not read
 * @throws NotFound
 */
export async function readPlace(db: Db, id: string, today: string) {
  const row = await db
    .selectFrom('business')
    .leftJoin('business as successor', 'successor.id', 'business.successorId')
    .leftJoin('account', (join) =>
      join.onRef('account.id', '=', 'business.confirmedBy').on('account.state', '=', 'active'),
    )
    .select(['business.id', 'business.code', 'business.slug', 'business.name', 'business.about'])
    .select(['business.aboutLanguage', 'business.placeShown', 'business.shownPostcode', 'business.shownLat'])
    .select(['business.shownLon', 'business.phone', 'business.phoneAudience', 'business.mail', 'business.mailAudience'])
    .select([
      'business.website',
      'business.hours',
      'business.hoursText',
      'business.confirmedAt',
      'business.confirmedBy',
    ])
    .select(['business.confirmedAs', 'business.approach', 'business.approachWords', 'business.pays'])
    .select(['business.paysWords', 'business.spoken', 'business.wheelchair', 'business.comesToYou'])
    .select(['business.directions', 'business.fillIn', 'business.makesMyDay', 'business.chalkboard'])
    .select(['business.chalkboardOn', 'business.standing', 'business.standingSince', 'business.standingWhy'])
    .select(['business.remembers', 'business.outlook', 'business.openState', 'business.openUntil', 'business.opensAt'])
    .select([
      'business.closedUntil',
      'business.lookAgainAt',
      'business.word',
      'business.wordBucket',
      'business.source',
      'business.licence',
    ])
    .select(['business.attribution', 'account.name as confirmedByName'])
    .select([
      'successor.slug as successorSlug',
      'successor.name as successorName',
      sql<string | null>`"successor"."mergedIntoId"`.as('successorGone'),
    ])
    .where('business.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('business')
  const trades = await db
    .selectFrom('businessCategory')
    .select('category')
    .where('businessId', '=', id)
    .orderBy('position')
    .execute()
  return {
    ...row,
    carriesOn: await carriedOnBy(db, id),
    categories: trades.map((trade) => trade.category),
    faces: await facesOf(db, id),
    pairs: await pairsOf(db, id),
    closures: await closuresOf(db, id, today),
    photos: await photosOf(db, id),
  }
}

/** What was sold to become this place, by its old name. */
async function carriedOnBy(db: Db, id: string): Promise<{ slug: string; name: string }[]> {
  return db
    .selectFrom('business')
    .select(['slug', 'name'])
    .where('successorId', '=', id)
    .where('standing', '=', 'sold')
    .where('mergedIntoId', 'is', null)
    .orderBy('id')
    .execute()
}

async function facesOf(db: Db, businessId: string): Promise<PlaceFace[]> {
  const faces = await db
    .selectFrom('face')
    .select(['id', 'name', 'role', 'line', 'language', 'whenIn', 'accountId', 'audience'])
    .where('businessId', '=', businessId)
    .where('diedOn', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const openers = await db
    .selectFrom('opener')
    .innerJoin('face', 'face.id', 'opener.faceId')
    .select(['opener.faceId', 'opener.words', 'opener.language'])
    .where('face.businessId', '=', businessId)
    .orderBy('opener.position')
    .execute()
  return faces.flatMap(({ audience, ...face }): PlaceFace[] =>
    audience === 'me'
      ? []
      : [{ ...face, audience, openers: openers.filter((opener) => opener.faceId === face.id).map(withoutFace) }],
  )
}

const withoutFace = ({ words, language }: { words: string; language: Language }) => ({ words, language })
