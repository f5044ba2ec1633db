import type { Row, Trx } from '../../db/tables.ts'
import { Conflict } from '../../errors.ts'
import type { FactName } from '../facts.ts'
import { holdBusiness, raiseVersionOnce } from '../hold.ts'
import { editBusiness } from '../records.ts'
import { indexBusiness } from '../search/index-business.ts'
import { factsOf } from '../stored-facts.ts'
import { givenBack, groups, takenFacts } from './choices.ts'
import type { BusinessMerged } from './handlers.ts'
import { type Deciding, sayInHistory, type Snapshot, type WithHours } from './merging.ts'
import { moveBack } from './moves.ts'
import { directoryRows } from './own-rows.ts'
import { type Merge, mergeById, refuseLate } from './queries.ts'

/**
 * They were two after all: both stand as they stood. What was written since of the one that stayed is left with it,
 * and what was changed since on something that goes back goes back with it as it is now.
 * @throws NotFound, or Conflict where it is too late, or a later merge has to be undone first
 */
export async function undoMerge(
  trx: Trx,
  id: string,
  { by, now, today }: Deciding,
  handlers: readonly BusinessMerged[],
): Promise<Merge> {
  await raiseVersionOnce(trx)
  const made = await mergeById(trx, id)
  await refuseLate(trx, made, now)
  const { keptId, goneId } = made
  const { snapshot: text } = await trx
    .updateTable('businessMerge')
    .set({ undoneAt: now })
    .where('id', '=', id)
    .returning('snapshot')
    .executeTakeFirstOrThrow()
  if (text === '') throw new Conflict('merge.too-late')
  const snapshot = JSON.parse(text) as Snapshot
  const merge = { keptId, goneId, faces: snapshot.faces, today }
  const rooms = [directoryRows, ...handlers]
  for (const { undoing } of rooms) await undoing?.(trx, merge)
  await moveBack(trx, snapshot.moves)
  for (const { undone } of rooms) await undone?.(trx, merge)
  await giveBackFacts(trx, keptId, snapshot, { by, now })
  await giveBackPairs(trx, snapshot)
  await trx.updateTable('businessMerge').set({ snapshot: '' }).where('id', '=', id).execute()
  await indexBusiness(trx, [keptId, goneId])
  return made
}

async function giveBackFacts(
  trx: Trx,
  id: string,
  { facts, slug, hours, fields }: Snapshot,
  { by, now }: Pick<Deciding, 'by' | 'now'>,
): Promise<void> {
  const row = await holdBusiness(trx, id)
  const back = givenBack(facts.before, facts.after, await factsOf(trx, row))
  const { revision } = await editBusiness(trx, id, row.revision, takenFacts(facts.before, back), by, now)
  if (revision === row.revision) await sayInHistory(trx, id, revision, { by, now })
  if (back.includes('name')) await trx.updateTable('business').set({ slug }).where('id', '=', id).execute()
  const untouched = row.confirmedAt === hours.after.confirmedAt && row.confirmedBy === hours.after.confirmedBy
  if (back.includes('hours') && untouched) await giveBackHours(trx, id, hours.before)
  const names = back.flatMap((group): readonly FactName[] => groups[group])
  await giveBackWords(
    trx,
    id,
    names,
    fields.filter(({ field }) => names.some((name) => name === field)),
  )
}

/** Whoever confirmed them may have left town since. */
async function giveBackHours(trx: Trx, id: string, before: WithHours): Promise<void> {
  const [confirmedBy] = await stillThere(trx, [before.confirmedBy])
  const set = confirmedBy === before.confirmedBy ? before : { ...before, confirmedBy: null, confirmedAs: 'neighbor' }
  await trx.updateTable('business').set(set).where('id', '=', id).execute()
}

/** Who stood behind the fields stands behind them again. */
async function giveBackWords(
  trx: Trx,
  businessId: string,
  names: readonly string[],
  fields: readonly Row<'businessField'>[],
): Promise<void> {
  if (names.length === 0) return
  await trx.deleteFrom('businessField').where('businessId', '=', businessId).where('field', 'in', names).execute()
  if (fields.length === 0) return
  const there = await stillThere(
    trx,
    fields.map(({ saidBy }) => saidBy),
  )
  await trx
    .insertInto('businessField')
    .values(fields.map((field, at) => ({ ...field, saidBy: there[at] ?? null })))
    .execute()
}

async function stillThere(trx: Trx, ids: readonly (string | null)[]): Promise<(string | null)[]> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return [...ids]
  const rows = await trx
    .selectFrom('account')
    .select('id')
    .where('id', 'in', known)
    .where('state', '!=', 'erased')
    .execute()
  const there = new Set(rows.map((row) => row.id))
  return ids.map((id) => (id !== null && there.has(id) ? id : null))
}

async function giveBackPairs(trx: Trx, { pair, others, moves }: Snapshot): Promise<void> {
  const merged = moves.find(({ table, column }) => table === 'business' && column === 'mergedIntoId')
  const [goneId, keptId] = [merged?.ids[0] ?? '', String(merged?.to)]
  const added: [string, string][] = pair ? others : [...others, goneId < keptId ? [goneId, keptId] : [keptId, goneId]]
  for (const [oneId, otherId] of added) {
    await trx.deleteFrom('duplicatePair').where('oneId', '=', oneId).where('otherId', '=', otherId).execute()
  }
  if (!pair) return
  const { oneId, otherId, ...said } = pair
  const [settledBy] = await stillThere(trx, [said.settledBy])
  await trx
    .updateTable('duplicatePair')
    .set({ ...said, settledBy: settledBy ?? null })
    .where('oneId', '=', oneId)
    .where('otherId', '=', otherId)
    .execute()
}
