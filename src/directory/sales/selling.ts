import { newId } from '../../db/ids.ts'
import type { Row, Trx } from '../../db/tables.ts'
import { Conflict } from '../../errors.ts'
import { settlePair } from '../duplicates/queries.ts'
import type { BusinessFacts } from '../facts.ts'
import { holdBusiness, raiseVersionOnce } from '../hold.ts'
import { type Move, openMoves } from '../merges/moves.ts'
import { createBusiness, editBusiness } from '../records.ts'
import { indexBusiness } from '../search/index-business.ts'
import { factsOf } from '../stored-facts.ts'
import type { BusinessSold } from './handlers.ts'
import { directorySold } from './own-rows.ts'
import { type Staying, successorFacts } from './rules.ts'

export interface Sale {
  soldId: string
  /** The revision that whoever wrote it down had before them. */
  revision: number
  since: string
  /** What the new place is called. */
  name: string
  words: string | null
  buyerId: string | null
  stays: readonly Staying[]
  /** Whose faces stay on. */
  faces: readonly string[]
}

export interface Selling {
  by: string
  /** What the histories of both say, and what is said to whoever suggested something that still waited. */
  why: { sold: string; successor: string; suggestion: string }
  now: string
  today: string
}

type StandingFacts = Pick<BusinessFacts, 'standing' | 'standingSince' | 'standingWhy' | 'successorId'>

/** How the place stood, and what was set to something else. Ids, settings and what the town was told; nothing private. */
export interface SaleSnapshot {
  before: StandingFacts
  moves: readonly Move[]
}

/**
 * Somebody else carries a business on: a new business begins, with an address, a code and an empty counter book of its
 * own, and the old entry leads there. Nothing that anybody kept to themselves is copied or pointed to the new one.
 * @returns the successor
 * @throws Conflict where it was written down already, or changed meanwhile
 */
export async function sellBusiness(
  trx: Trx,
  sale: Sale,
  { by, why, now, today }: Selling,
  handlers: readonly BusinessSold[],
): Promise<{ id: string; slug: string }> {
  await raiseVersionOnce(trx)
  const row = await holdBusiness(trx, sale.soldId)
  if (row.standing === 'sold' || row.mergedIntoId !== null) throw new Conflict('sold.already')
  const facts = await factsOf(trx, row)
  const successor = await beginSuccessor(trx, row, successorFacts(facts, sale.name, sale.stays), {
    accountId: by,
    source: null,
    why: why.successor,
    now,
  })
  const moves = openMoves(trx)
  const faces = await facesStaying(trx, row.id, sale.faces)
  await moves.set('face', 'businessId', { from: row.id, to: successor.id }, faces)
  const standing: StandingFacts = {
    standing: 'sold',
    standingSince: sale.since,
    standingWhy: sale.words,
    successorId: successor.id,
  }
  await editBusiness(trx, row.id, sale.revision, standing, { accountId: by, source: null, why: why.sold }, now)
  const sold = { soldId: row.id, successorId: successor.id, faces, by, why: why.suggestion, moves, now, today }
  for (const room of [directorySold, ...handlers]) await room.sold?.(trx, sold)
  // One name, one telephone, one door: they look like one, and are two.
  await settlePair(trx, [row.id, successor.id], 'not-the-same', by, now)
  await indexBusiness(trx, [row.id, successor.id])
  const snapshot: SaleSnapshot = { before: standingOf(facts), moves: moves.made }
  await trx
    .insertInto('businessSale')
    .values({
      id: newId(),
      businessId: row.id,
      successorId: successor.id,
      soldBy: by,
      soldAt: now,
      buyerId: sale.buyerId,
      answered: null,
      snapshot: JSON.stringify(snapshot),
      undoneAt: null,
    })
    .execute()
  return successor
}

const standingOf = ({ standing, standingSince, standingWhy, successorId }: BusinessFacts): StandingFacts => ({
  standing,
  standingSince,
  standingWhy,
  successorId,
})

/** What came from a list keeps saying so, and under which licence. Nobody has confirmed the hours of the new place. */
async function beginSuccessor(
  trx: Trx,
  { source, licence, attribution }: Row<'business'>,
  facts: BusinessFacts,
  { now, ...by }: { accountId: string; source: null; why: string; now: string },
): Promise<{ id: string; slug: string }> {
  const { id, slug } = await createBusiness(trx, facts, by, now)
  await trx.updateTable('business').set({ source, licence, attribution }).where('id', '=', id).execute()
  return { id, slug }
}

/** Of the faces that were ticked those that stand there for neighbors to see: nobody ticks one they are not shown. */
async function facesStaying(trx: Trx, soldId: string, ticked: readonly string[]): Promise<string[]> {
  if (ticked.length === 0) return []
  const rows = await trx
    .selectFrom('face')
    .select('id')
    .where('businessId', '=', soldId)
    .where('id', 'in', ticked)
    .where('audience', '!=', 'me')
    .where('diedOn', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map(({ id }) => id)
}
