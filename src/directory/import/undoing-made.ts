import { engineOf } from '../../db/dialect.ts'
import type { Tables, Trx } from '../../db/tables.ts'
import { wordIndexOf } from '../search/engine.ts'
import { type Kept, referredTo } from './referred.ts'

/** Takes entries away that an import made, but for those that somebody has done something with since. */
export async function removeMade(
  trx: Trx,
  runId: string,
  ids: readonly string[],
): Promise<{ removed: number; kept: Kept[] }> {
  const rows = await held(trx, ids)
  const used = await referredTo(trx, ids)
  const edited = await editedSince(trx, runId, ids)
  const kept: Kept[] = []
  const going: typeof rows = []
  for (const row of rows) {
    const why = whyKept(row, used, edited)
    if (why === null) going.push(row)
    else kept.push({ businessId: row.id, why })
  }
  if (going.length === 0) return { removed: 0, kept }
  await wordIndexOf(trx).remove(
    trx,
    going.map(({ number }) => number),
  )
  await trx
    .deleteFrom('business')
    .where(
      'id',
      'in',
      going.map(({ id }) => id),
    )
    .execute()
  return { removed: going.length, kept }
}

function whyKept(
  row: Awaited<ReturnType<typeof held>>[number],
  used: ReadonlySet<string>,
  edited: ReadonlySet<string>,
): Kept['why'] | null {
  if (row.mergedIntoId !== null) return 'merged'
  if (edited.has(row.id)) return 'edited'
  if (row.confirmedAt !== null) return 'confirmed'
  return used.has(row.id) ? 'used' : null
}

/** Held, so that on PostgreSQL nobody begins to keep something with an entry while it goes. */
async function held(trx: Trx, ids: readonly string[]) {
  const rows = trx
    .selectFrom('business')
    .select(['id', 'number', 'mergedIntoId', 'confirmedAt'])
    .where('id', 'in', ids)
    .orderBy('id')
  return engineOf<Tables>(trx) === 'postgres' ? rows.forUpdate().execute() : rows.execute()
}

async function editedSince(trx: Trx, runId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('businessRevision')
    .leftJoin('importRun', 'importRun.id', 'businessRevision.importRunId')
    .select('businessId')
    .where('businessId', 'in', ids)
    // What a later list said, and taking it back, is no word any more.
    .where((eb) =>
      eb.or([
        eb('importRunId', 'is', null),
        eb.and([eb('importRunId', '!=', runId), eb('importRun.state', '!=', 'undone')]),
      ]),
    )
    .execute()
  const others = await trx
    .selectFrom('importedRow')
    .select('businessId')
    .where('businessId', 'in', ids)
    .where((eb) => eb.or([eb('runId', 'is', null), eb('runId', '!=', runId)]))
    .execute()
  return new Set([...rows, ...others].map(({ businessId }) => businessId))
}
