import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { audiences, type FieldAudience } from './facts.ts'

/** Who says so: a person, or a source file with its licence. */
export interface SaidBy {
  accountId: string | null
  /** The helper who wrote it down for them. */
  recordedBy?: string | null
  /** Who decided that what they suggested goes in. */
  takenInBy?: string | null
  source: string | null
  sourceRef?: string | null
  licence?: string | null
  attribution?: string | null
  why?: string | null
  /** The import that says it. */
  importRunId?: string | null
}

export interface Change {
  field: string
  audience: FieldAudience
  before: string | null
  after: string | null
}

interface Revision {
  businessId: string
  revision: number
  changes: readonly Change[]
  by: SaidBy
  now: string
}

/** Writes down who changed what, field by field, and who now stands behind each field. */
export async function recordRevision(trx: Trx, { businessId, revision, changes, by, now }: Revision): Promise<void> {
  const id = newId()
  await trx
    .insertInto('businessRevision')
    .values({
      id,
      businessId,
      revision,
      at: now,
      accountId: by.accountId,
      recordedBy: by.recordedBy ?? null,
      takenInBy: by.takenInBy ?? null,
      source: by.source,
      why: by.why ?? null,
      importRunId: by.importRunId ?? null,
    })
    .execute()
  if (changes.length === 0) return
  await trx
    .insertInto('businessChange')
    .values(changes.map((change) => ({ id: newId(), revisionId: id, ...change })))
    .execute()
}

/** The first revisions of businesses, and who stands behind their fields: what they said is what the next one finds. */
export async function recordFirstRevisions(
  trx: Trx,
  ones: readonly { businessId: string; by: SaidBy; fields: readonly string[] }[],
  now: string,
): Promise<void> {
  const revisions = ones.map(({ businessId, by }) => {
    const { accountId, recordedBy = null, source, why = null, importRunId = null } = by
    return { id: newId(), businessId, revision: 1, at: now, accountId, recordedBy, source, why, importRunId }
  })
  await trx.insertInto('businessRevision').values(revisions).execute()
  const fields = ones.flatMap(({ businessId, by, fields: named }) =>
    named.map((field) => {
      return { businessId, field, revision: 1, saidBy: by.accountId, saidBySource: by.source, saidAt: now }
    }),
  )
  if (fields.length > 0) await trx.insertInto('businessField').values(fields).execute()
}

/** Who last said each of these fields. An import looks here before it touches what a person said. */
export async function standBehind(
  trx: Trx,
  { businessId, revision, by, now }: Omit<Revision, 'changes'>,
  fields: readonly string[],
): Promise<void> {
  if (fields.length === 0) return
  const said = { revision, saidBy: by.accountId, saidBySource: by.source, saidAt: now }
  await trx
    .insertInto('businessField')
    .values(fields.map((field) => ({ businessId, field, ...said })))
    .onConflict((conflict) => conflict.columns(['businessId', 'field']).doUpdateSet(said))
    .execute()
}

/**
 * What became private takes its past with it: earlier changes of these fields, and what was suggested about them, are no
 * wider than this from now on.
 */
export async function narrowHistory(
  trx: Trx,
  businessId: string,
  fields: readonly string[],
  audience: FieldAudience,
): Promise<void> {
  const wider = audiences.slice(0, audiences.indexOf(audience))
  if (wider.length === 0) return
  await trx
    .updateTable('businessChange')
    .set({ audience })
    .where('field', 'in', fields)
    .where('audience', 'in', wider)
    .where('revisionId', 'in', trx.selectFrom('businessRevision').select('id').where('businessId', '=', businessId))
    .execute()
  await trx
    .updateTable('suggestionField')
    .set({ audience })
    .where('field', 'in', fields)
    .where('audience', 'in', wider)
    .where('suggestionId', 'in', trx.selectFrom('suggestion').select('id').where('businessId', '=', businessId))
    .execute()
}

export interface ChangeSince extends Change {
  revision: number
  at: string
  accountId: string | null
}

/** What others changed after a revision, oldest first. */
export async function changesSince(db: Db, businessId: string, revision: number): Promise<ChangeSince[]> {
  return db
    .selectFrom('businessChange as change')
    .innerJoin('businessRevision as made', 'made.id', 'change.revisionId')
    .select(['change.field', 'change.audience', 'change.before', 'change.after'])
    .select(['made.revision', 'made.at', 'made.accountId'])
    .where('made.businessId', '=', businessId)
    .where('made.revision', '>', revision)
    .orderBy('made.revision')
    .execute()
}
