import type { Language } from '../db/columns/accounts.ts'
import type { Db, Row } from '../db/tables.ts'
import { ask } from '../db/written.ts'
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

/** What a business says of itself. Where it is comes only as it may be shown; phone and mail come with their audience. */
const SAID = [
  ...(['id', 'code', 'slug', 'name', 'about', 'aboutLanguage', 'placeShown', 'shownPostcode', 'shownLat'] as const),
  ...(['shownLon', 'phone', 'phoneAudience', 'mail', 'mailAudience', 'website', 'hours', 'hoursText'] as const),
  ...(['confirmedAt', 'confirmedBy', 'confirmedAs', 'approach', 'approachWords', 'pays', 'paysWords'] as const),
  ...(['spoken', 'wheelchair', 'comesToYou', 'directions', 'fillIn', 'makesMyDay', 'chalkboard'] as const),
  ...(['chalkboardOn', 'standing', 'standingSince', 'standingWhy', 'remembers', 'outlook', 'openState'] as const),
  ...(['openUntil', 'opensAt', 'closedUntil', 'lookAgainAt', 'word', 'wordBucket', 'source', 'licence'] as const),
  'attribution',
] as const

interface Around {
  confirmedByName: string | null
  successorSlug: string | null
  successorName: string | null
  successorGone: string | null
}

const OF_PLACE = `select ${SAID.map((name) => `"business"."${name}"`).join(', ')}, "account"."name" as "confirmedByName",
    "successor"."slug" as "successorSlug", "successor"."name" as "successorName",
    "successor"."mergedIntoId" as "successorGone"
  from "business" left join "business" as "successor" on "successor"."id" = "business"."successorId"
    left join "account" on "account"."id" = "business"."confirmedBy" and "account"."state" = 'active'
  where "business"."id" = ?`

export type Doorstep = Awaited<ReturnType<typeof readDoorstep>>
export type Place = Awaited<ReturnType<typeof readPlace>>

/**
 * What stands at a business's door: what it says of itself, who is there, and when it is shut.
 * @param today a calendar day: closures that are over are not read
 * @throws NotFound
 */
export async function readDoorstep(db: Db, id: string, today: string) {
  const [row] = await ask<Pick<Row<'business'>, (typeof SAID)[number]> & Around>(db, OF_PLACE, [id])
  if (!row) throw new NotFound('business')
  return {
    ...row,
    carriesOn: await carriedOnBy(db, id),
    faces: await facesOf(db, id),
    closures: await closuresOf(db, id, today),
  }
}

const TRADES = 'select "category" from "businessCategory" where "businessId" = ? order by "position"'

/** What a business's page shows beside that. @throws NotFound */
export async function readPlace(db: Db, id: string, today: string) {
  const doorstep = await readDoorstep(db, id, today)
  const trades = await ask<{ category: string }>(db, TRADES, [id])
  return {
    ...doorstep,
    categories: trades.map((trade) => trade.category),
    pairs: await pairsOf(db, id),
    photos: await photosOf(db, id),
  }
}

const WAS_SOLD = `select "slug", "name" from "business"
  where "successorId" = ? and "standing" = 'sold' and "mergedIntoId" is null order by "id"`

/** What was sold to become this place, by its old name. */
const carriedOnBy = (db: Db, id: string): Promise<{ slug: string; name: string }[]> => ask(db, WAS_SOLD, [id])

const FACES = `select "id", "name", "role", "line", "language", "whenIn", "accountId", "audience" from "face"
  where "businessId" = ? and "diedOn" is null order by "position", "id"`
const OPENERS = `select "opener"."faceId", "opener"."words", "opener"."language"
  from "opener" inner join "face" on "face"."id" = "opener"."faceId"
  where "face"."businessId" = ? order by "opener"."position"`

type FaceRow = Omit<PlaceFace, 'openers' | 'audience'> & { audience: PlaceFace['audience'] | 'me' }
type OpenerRow = PlaceFace['openers'][number] & { faceId: string }

async function facesOf(db: Db, businessId: string): Promise<PlaceFace[]> {
  const faces = await ask<FaceRow>(db, FACES, [businessId])
  const openers = faces.length > 0 ? await ask<OpenerRow>(db, OPENERS, [businessId]) : []
  return faces.flatMap(({ audience, ...face }): PlaceFace[] =>
    audience === 'me'
      ? []
      : [{ ...face, audience, openers: openers.filter((opener) => opener.faceId === face.id).map(withoutFace) }],
  )
}

const withoutFace = ({ words, language }: { words: string; language: Language }) => ({ words, language })
