import type { Trx } from '../../db/tables.ts'

/** Entries as they stand beside their facts, before an import writes to them: what was kept first stays. */
export async function keepEntries(trx: Trx, runId: string, businessIds: readonly string[]): Promise<void> {
  if (businessIds.length === 0) return
  const rows = await trx
    .selectFrom('business')
    .select(['id', 'slug', 'licence', 'attribution', 'confirmedAt', 'confirmedBy', 'confirmedAs', 'confirmRank'])
    .where('id', 'in', businessIds)
    .execute()
  await trx
    .insertInto('importEntryBefore')
    .values(rows.map(({ id, ...row }) => ({ runId, businessId: id, ...row })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who stood behind fields that an import is about to write. */
export async function keepFields(
  trx: Trx,
  runId: string,
  businessId: string,
  fields: readonly string[],
): Promise<void> {
  const said = await trx
    .selectFrom('businessField')
    .select(['field', 'revision', 'saidBy', 'saidBySource', 'saidAt'])
    .where('businessId', '=', businessId)
    .where('field', 'in', fields)
    .execute()
  const known = new Map(said.map((row) => [row.field, row]))
  const nobody = { revision: null, saidBy: null, saidBySource: null, saidAt: null }
  await trx
    .insertInto('importFieldBefore')
    .values(fields.map((field) => ({ runId, businessId, field, ...nobody, ...known.get(field) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What is known of a source's rows before they are brought anew. */
export async function keepRows(trx: Trx, runId: string, source: string, refs: readonly string[]): Promise<void> {
  const rows = await trx
    .selectFrom('importedRow')
    .select(['source', 'sourceRef', 'businessId', 'rowHash', 'runId as rowRunId'])
    .where('source', '=', source)
    .where('sourceRef', 'in', refs)
    .execute()
  const before = rows.filter(({ rowRunId }) => rowRunId !== runId)
  if (before.length === 0) return
  await trx
    .insertInto('importRowBefore')
    .values(before.map((row) => ({ runId, ...row })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
