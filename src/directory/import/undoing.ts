import { setImmediate as nextTurn } from 'node:timers/promises'
import { writeAudit } from '../../accounts/audit-queries.ts'
import type { Db, Trx } from '../../db/tables.ts'
import { Conflict } from '../../errors.ts'
import { DAY, later } from '../../web/clock.ts'
import { raiseVersionOnce } from '../hold.ts'
import { takeTurns } from './apply.ts'
import { UNDO_DAYS } from './kept-files.ts'
import { removeMade } from './undoing-made.ts'
import { restoreChanged } from './undoing-changed.ts'
import { indexMany } from './index-many.ts'
import type { Kept } from './referred.ts'
import { runById } from './runs.ts'
import type { Summary } from './summary.ts'

const AT_ONCE = 200
const MOST_KEPT = 200

/** Why an import cannot be taken back, as the end of a message `import.undo-<why>`; null where it can. */
export async function whyNotUndone(db: Db, id: string, now: string): Promise<'late' | 'later-first' | null> {
  const { run, summary } = await runById(db, id)
  if (run.at <= later(now, -UNDO_DAYS * DAY)) return 'late'
  const since = await db
    .selectFrom('importRun')
    .select('id')
    .where('source', '=', run.source)
    .where('state', '=', 'applied')
    .where('id', '!=', id)
    .where((eb) => eb.or([eb('at', '>', run.at), eb.and([eb('at', '=', run.at), eb('id', '>', id)])]))
    .executeTakeFirst()
  if (since) return 'later-first'
  const wrote = summary.new + summary.changed > 0
  const known = await db.selectFrom('businessRevision').select('id').where('importRunId', '=', id).executeTakeFirst()
  // Brought in before anybody wrote down what an import does.
  return wrote && !known ? 'late' : null
}

/**
 * Takes an import back: entries that it made go, fields that it changed say what they said. Where a person has since
 * written, or keeps anything with an entry, that stays. All of it or nothing; sent twice, it is done once.
 * @returns whose hours are to be evaluated anew
 * @throws NotFound, or Conflict where it is too late or a later import of the same source has to go first
 */
export async function undoImport(trx: Trx, id: string, by: { accountId: string; now: string }): Promise<string[]> {
  await takeTurns(trx)
  const { run, summary } = await runById(trx, id)
  if (run.state !== 'applied') return []
  const why = await whyNotUndone(trx, id, by.now)
  if (why !== null) throw new Conflict(`import.undo-${why}`)
  const told = { removed: 0, restored: 0, kept: new Map<string, Kept>() }
  for (const ids of await entriesOf(trx, id, 'made')) {
    const { removed, kept } = await removeMade(trx, id, ids)
    told.removed += removed
    for (const one of kept) told.kept.set(one.businessId, one)
    await nextTurn()
  }
  const touched: string[] = []
  for (const ids of await entriesOf(trx, id, 'changed')) {
    const { restored, kept } = await restoreChanged(trx, run, ids, by)
    touched.push(...restored)
    for (const one of kept) told.kept.set(one.businessId, one)
  }
  told.restored = touched.length
  await indexMany(trx, touched)
  await raiseVersionOnce(trx)
  const undone = { ...told, kept: told.kept.size, keptOnes: await named(trx, [...told.kept.values()]) }
  await writeDown(trx, id, run.fileName, { ...summary, undone }, by)
  return touched
}

/** What it made, or what it wrote to, some at a time. */
async function entriesOf(trx: Trx, runId: string, which: 'made' | 'changed'): Promise<string[][]> {
  const wrote = trx.selectFrom('businessRevision').select('businessId').where('importRunId', '=', runId)
  const before = trx.selectFrom('importEntryBefore').select('businessId').where('runId', '=', runId)
  const rows = await (which === 'made' ? wrote.where('revision', '=', 1) : before).distinct().execute()
  // Rows of the list that told nothing new are known from then on all the same.
  const linked = trx.selectFrom('importedRow').select('businessId').where('runId', '=', runId).distinct()
  const more = which === 'made' ? [] : await linked.execute()
  const made = which === 'made' ? [] : await wrote.where('revision', '=', 1).distinct().execute()
  const isMade = new Set(made.map(({ businessId }) => businessId))
  const ids = [...new Set([...rows, ...more].map(({ businessId }) => businessId))].filter((one) => !isMade.has(one))
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) => ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE))
}

async function named(trx: Trx, kept: readonly Kept[]) {
  const some = kept.slice(0, MOST_KEPT)
  if (some.length === 0) return []
  const ids = some.map(({ businessId }) => businessId)
  const rows = await trx.selectFrom('business').select(['id', 'name', 'slug']).where('id', 'in', ids).execute()
  const names = new Map(rows.map(({ id, ...row }) => [id, row]))
  return some.flatMap(({ businessId, why }) => {
    const row = names.get(businessId)
    return row ? [{ ...row, why }] : []
  })
}

async function writeDown(
  trx: Trx,
  id: string,
  detail: string,
  summary: Summary,
  { accountId, now }: { accountId: string; now: string },
): Promise<void> {
  await trx
    .updateTable('importRun')
    .set({ state: 'undone', undoneAt: now, undoneBy: accountId, summary: JSON.stringify(summary) })
    .where('id', '=', id)
    .execute()
  for (const table of ['importFieldBefore', 'importEntryBefore', 'importRowBefore'] as const)
    await trx.deleteFrom(table).where('runId', '=', id).execute()
  const act = { by: accountId, verb: 'import-undone', subjectKind: 'importRun', subjectId: id, detail } as const
  await writeAudit(trx, act, now)
}
