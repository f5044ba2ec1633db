import { createHmac } from 'node:crypto'
import { keyedHash, newId } from '../db/ids.ts'
import type { Db, Row, Trx } from '../db/tables.ts'
import { Conflict, NotFound } from '../errors.ts'
import { DAY, later, MINUTE } from '../web/clock.ts'
import type { SignedIn } from '../web/viewer.ts'
import { favorFor, favorRows, partiesOf } from './queries.ts'
import { type AnswerGiven, answerAs, holdFavor } from './queries-answers.ts'
import type { Kind, Side } from './rules.ts'
import type { FavorRow, PartyRow } from './seeing-rules.ts'

const LASTS = 365 * DAY
const SHOWN_FOR = 10 * MINUTE
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const LENGTH = 8

const codeHash = (secret: string, code: string): string => keyedHash(secret, `favor card ${code}`)

/**
 * A card's eight letters. They follow from its id and the town's secret, so that the page that shows them can be
 * printed for a few minutes without their being kept.
 */
function cardCode(secret: string, cardId: string): string {
  const drawn = createHmac('sha256', secret).update(`favor card letters ${cardId}`).digest()
  return Array.from({ length: LENGTH }, (_, at) => LETTERS[drawn.readUInt16BE(at * 2) % LETTERS.length] ?? '').join('')
}

/**
 * A card for a neighbor without account, made by whoever named them; a new one takes the place of one that was lost.
 * @returns its id
 * @throws NotFound where the favor is not the viewer's own, or the party is nobody who needs a card
 */
export async function makeCard(
  trx: Trx,
  secret: string,
  viewer: SignedIn,
  partyId: string,
  now: string,
): Promise<string> {
  const party = await trx
    .selectFrom('favorParty')
    .innerJoin('favor', 'favor.id', 'favorParty.favorId')
    .select(['favorParty.id', 'favorParty.favorId'])
    .where('favorParty.id', '=', partyId)
    .where('favorParty.neighborName', 'is not', null)
    .where('favorParty.state', '=', 'waiting')
    .where('favor.recordedById', '=', viewer.accountId)
    .where('favor.state', '!=', 'withdrawn')
    .executeTakeFirst()
  if (!party) throw new NotFound('card')
  await holdFavor(trx, party.favorId)
  await trx.deleteFrom('paperCode').where('favorPartyId', '=', partyId).execute()
  const id = newId()
  const card = { codeHash: codeHash(secret, cardCode(secret, id)), madeAt: now, expiresAt: later(now, LASTS) }
  await trx
    .insertInto('paperCode')
    .values({ id, purpose: 'favor', favorPartyId: partyId, ...card })
    .execute()
  return id
}

export interface CardToPrint {
  favorId: string
  kind: Kind
  side: Side
  code: string
  name: string
  words: string
  language: 'en' | 'es'
  expiresAt: string | null
}

/** For whoever made it, for ten minutes, while nobody has used it. @throws NotFound */
export async function cardToPrint(
  db: Db,
  secret: string,
  viewer: SignedIn,
  id: string,
  now: string,
): Promise<CardToPrint> {
  const card = await db
    .selectFrom('paperCode')
    .innerJoin('favorParty', 'favorParty.id', 'paperCode.favorPartyId')
    .innerJoin('favor', 'favor.id', 'favorParty.favorId')
    .select(['favor.id as favorId', 'favorParty.neighborName as name', 'favor.words', 'favor.language'])
    .select(['favor.kind', 'favorParty.side', 'paperCode.expiresAt'])
    .where('paperCode.id', '=', id)
    .where('paperCode.usedAt', 'is', null)
    .where('paperCode.madeAt', '>', later(now, -SHOWN_FOR))
    .where('favor.recordedById', '=', viewer.accountId)
    .executeTakeFirst()
  if (!card) throw new NotFound('card')
  return { ...card, name: card.name ?? '', code: cardCode(secret, id) }
}

/** The party that a code speaks for, and its favor; null where no card has it now. */
export async function partyHolding(
  db: Db,
  secret: string,
  code: string,
  now: string,
): Promise<{ favor: FavorRow; party: PartyRow } | null> {
  const card = await db
    .selectFrom('paperCode')
    .innerJoin('favorParty', 'favorParty.id', 'paperCode.favorPartyId')
    .select(['favorParty.favorId', 'favorParty.id'])
    .where('codeHash', '=', codeHash(secret, code))
    .where('purpose', '=', 'favor')
    .where('expiresAt', '>', now)
    .where('favorParty.neighborName', 'is not', null)
    .executeTakeFirst()
  if (!card) return null
  const favor = await favorRows(db).where('favor.id', '=', card.favorId).executeTakeFirst()
  const party = (await partiesOf(db, [card.favorId])).find((one) => one.id === card.id)
  return favor && party && favor.state !== 'withdrawn' ? { favor, party } : null
}

/** @throws NotFound where no card has the code any more; Conflict as for anybody's answer */
export async function answerByCard(
  trx: Trx,
  secret: string,
  code: string,
  given: AnswerGiven,
  now: string,
): Promise<void> {
  const { favor, party } = await heldByCode(trx, secret, code, now)
  await trx.updateTable('paperCode').set({ usedAt: now }).where('favorPartyId', '=', party.id).execute()
  await answerAs(trx, favor, party, given, now)
}

/**
 * Whoever has an account puts it on their own page: from then on it is they who answer, and the card opens nothing.
 * @returns the favor's id
 * @throws NotFound where no card has the code; Conflict where the viewer is in the favor already
 */
export async function claimByCard(
  trx: Trx,
  secret: string,
  viewer: SignedIn,
  code: string,
  now: string,
): Promise<string> {
  const { favor, party } = await heldByCode(trx, secret, code, now)
  const isIn = (await partiesOf(trx, [favor.id])).some((one) => one.accountId === viewer.accountId)
  if (isIn || (favor.recordedById && viewer.blocked.has(favor.recordedById))) throw new Conflict('favor.card-in-it')
  await trx.deleteFrom('paperCode').where('favorPartyId', '=', party.id).execute()
  await trx
    .updateTable('favorParty')
    .set({ accountId: viewer.accountId, neighborName: null })
    .where('id', '=', party.id)
    .execute()
  return (await favorFor(trx, viewer, favor.id)).id
}

/** The favor is held first and the code read again: of two at once the second finds what the first has done. */
async function heldByCode(
  trx: Trx,
  secret: string,
  code: string,
  now: string,
): Promise<{ favor: Row<'favor'>; party: PartyRow }> {
  const known = await partyHolding(trx, secret, code, now)
  if (!known) throw new NotFound('card')
  const favor = await holdFavor(trx, known.favor.id)
  const again = await partyHolding(trx, secret, code, now)
  if (!again) throw new NotFound('card')
  return { favor, party: again.party }
}
