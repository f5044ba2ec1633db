import { newId } from '../../db/ids.ts'
import type { Row, Trx } from '../../db/tables.ts'
import { Conflict } from '../../errors.ts'
import { inPairOrder, settlePair } from '../duplicates/queries.ts'
import type { BusinessFacts } from '../facts.ts'
import { holdBusiness, raiseVersionOnce } from '../hold.ts'
import { editBusiness } from '../records.ts'
import { recordRevision, type SaidBy } from '../revisions.ts'
import { indexBusiness } from '../search/index-business.ts'
import { factsOf } from '../stored-facts.ts'
import { type Group, takenFacts } from './choices.ts'
import { moveFaces } from './faces.ts'
import type { BusinessMerged, FoldedFace } from './handlers.ts'
import { type Move, openMoves } from './moves.ts'
import { directoryRows, moveSuggestions } from './own-rows.ts'
import { peopleBehind } from './queries.ts'
import { booksTogether } from './rules.ts'

export interface MergeWanted {
  keptId: string
  goneId: string
  /** The revisions that whoever decided had before them. */
  keptRevision: number
  goneRevision: number
  /** What is taken of the one that goes. */
  taken: readonly Group[]
}

/** What stands on the row beside the facts and comes with the hours: who said that they are right, and what they say. */
const withHours = [
  ...(['confirmedAt', 'confirmedBy', 'confirmedAs', 'confirmRank', 'outlook', 'openState', 'openUntil'] as const),
  ...(['opensAt', 'openRank', 'lookAgainAt'] as const),
] as const
export type WithHours = Pick<Row<'business'>, (typeof withHours)[number]>

/** How both stood. Ids, settings, and what the town was told of a business; never what anybody keeps to themselves. */
export interface Snapshot {
  facts: { before: BusinessFacts; after: BusinessFacts }
  slug: string
  hours: { before: WithHours; after: WithHours }
  /** Who stood behind the fields that changed. */
  fields: Row<'businessField'>[]
  faces: FoldedFace[]
  pair: Row<'duplicatePair'> | null
  /** Pairs that are no duplicates either, as the one that goes was none. */
  others: [string, string][]
  moves: readonly Move[]
}

export interface Deciding {
  by: SaidBy & { accountId: string }
  now: string
  today: string
}

/**
 * Two entries were one business: the one goes on as the other. Nothing is copied or thrown away: rows are pointed to
 * the one that stays, and what would stand there twice waits where it was.
 * @returns the merge's id
 * @throws Conflict where one of them changed meanwhile, or where somebody would read what they cannot read today
 */
export async function mergeBusinesses(
  trx: Trx,
  wanted: MergeWanted,
  { by, now, today }: Deciding,
  handlers: readonly BusinessMerged[],
): Promise<string> {
  const { keptId, goneId } = wanted
  await raiseVersionOnce(trx)
  const [kept, gone] = [await holdBusiness(trx, keptId), await holdBusiness(trx, goneId)]
  refuseStale(wanted, kept, gone)
  // The people before and the people after: what the ones kept never comes to the others.
  if ((kept.standing === 'sold') !== (gone.standing === 'sold')) throw new Conflict('merge.sold')
  const together = booksTogether(await peopleBehind(trx, keptId, today), await peopleBehind(trx, goneId, today))
  if (together === 'two-counters' || together === 'keep-the-other') throw new Conflict(`merge.${together}`)
  const facts = { before: await factsOf(trx, kept), gone: await factsOf(trx, gone) }
  const fields = await trx.selectFrom('businessField').selectAll().where('businessId', '=', keptId).execute()
  const revision = await takeFacts(trx, kept, takenFacts(facts.gone, wanted.taken), { by, now })
  if (wanted.taken.includes('hours'))
    await trx.updateTable('business').set(hoursOf(gone)).where('id', '=', keptId).execute()
  const moves = openMoves(trx)
  const faces = await moveFaces(trx, moves, keptId, goneId)
  const merge = { keptId, goneId, faces, booksMove: together === 'moves', moves, today }
  await moveSuggestions(trx, merge, revision)
  for (const { merged } of [directoryRows, ...handlers]) await merged(trx, merge)
  await moves.set('business', 'mergedIntoId', { from: null, to: keptId }, [goneId])
  const pair = await pairOf(trx, keptId, goneId)
  await settlePair(trx, [keptId, goneId], 'merged', by.accountId, now)
  const others = await inheritDifferences(trx, keptId, goneId)
  await indexBusiness(trx, [keptId, goneId])
  const after = await holdBusiness(trx, keptId)
  const snapshot: Snapshot = {
    facts: { before: facts.before, after: await factsOf(trx, after) },
    slug: kept.slug,
    hours: { before: hoursOf(kept), after: hoursOf(after) },
    ...{ fields, faces, pair, others, moves: moves.made },
  }
  const id = newId()
  await trx
    .insertInto('businessMerge')
    .values({ id, keptId, goneId, snapshot: JSON.stringify(snapshot), mergedBy: by.accountId, mergedAt: now })
    .execute()
  return id
}

function refuseStale(wanted: MergeWanted, kept: Row<'business'>, gone: Row<'business'>): void {
  const { keptRevision, goneRevision } = wanted
  const changed = kept.revision !== keptRevision || gone.revision !== goneRevision
  if (kept.mergedIntoId !== null || gone.mergedIntoId !== null || changed) throw new Conflict('merge.changed-meanwhile')
}

/** The history says that they were one, also where no word of the one that stays changes. */
async function takeFacts(
  trx: Trx,
  { id, revision: before }: Row<'business'>,
  changes: Partial<BusinessFacts>,
  { by, now }: Pick<Deciding, 'by' | 'now'>,
): Promise<number> {
  const { revision } = await editBusiness(trx, id, before, changes, by, now)
  if (revision > before) return revision
  return sayInHistory(trx, id, before, { by, now })
}

export async function sayInHistory(
  trx: Trx,
  businessId: string,
  before: number,
  { by, now }: { by: SaidBy; now: string },
): Promise<number> {
  const revision = before + 1
  await trx.updateTable('business').set({ revision, updatedAt: now }).where('id', '=', businessId).execute()
  await recordRevision(trx, { businessId, revision, changes: [], by, now })
  return revision
}

const hoursOf = (row: WithHours): WithHours =>
  Object.fromEntries(withHours.map((name) => [name, row[name]])) as unknown as WithHours

async function pairOf(trx: Trx, one: string, other: string): Promise<Row<'duplicatePair'> | null> {
  const [oneId, otherId] = inPairOrder(one, other)
  const pair = await trx
    .selectFrom('duplicatePair')
    .selectAll()
    .where('oneId', '=', oneId)
    .where('otherId', '=', otherId)
    .executeTakeFirst()
  return pair ?? null
}

/** Of whom somebody said that it is not the same as the one that goes, it is not the same as the one that stays. */
async function inheritDifferences(trx: Trx, keptId: string, goneId: string): Promise<[string, string][]> {
  const told = await trx
    .selectFrom('duplicatePair')
    .selectAll()
    .where((eb) => eb.or([eb('oneId', '=', goneId), eb('otherId', '=', goneId)]))
    .where('state', '=', 'not-the-same')
    .execute()
  const inherited: [string, string][] = []
  for (const { oneId, otherId, ...said } of told) {
    const [one, other] = inPairOrder(keptId, oneId === goneId ? otherId : oneId)
    const added = await trx
      .insertInto('duplicatePair')
      .values({ oneId: one, otherId: other, ...said })
      .onConflict((conflict) => conflict.columns(['oneId', 'otherId']).doNothing())
      .executeTakeFirst()
    if ((added.numInsertedOrUpdatedRows ?? 0n) > 0n) inherited.push([one, other])
  }
  return inherited
}
