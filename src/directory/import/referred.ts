import { sql } from 'kysely'
import { columns } from '../../db/columns.ts'
import type { Declared } from '../../db/columns/notation.ts'
import type { Trx } from '../../db/tables.ts'

/** An entry that stays as it is, and why: each is a message `import.kept-<why>`. */
export interface Kept {
  businessId: string
  why: 'edited' | 'confirmed' | 'used' | 'merged'
}

/** What an import writes by itself, or what follows from it: of no person's doing. */
const own = new Set([
  ...['businessSlug', 'businessCategory', 'businessField', 'businessRevision', 'importedRow'],
  ...['importFieldBefore', 'importEntryBefore', 'importRowBefore', 'duplicatePair'],
])

const declared: Declared = columns

const pointers = Object.entries(declared).flatMap(([table, all]) =>
  own.has(table)
    ? []
    : Object.entries(all).flatMap(([column, { reference }]) =>
        reference?.table === 'business' ? [{ table, column }] : [],
      ),
)

/**
 * Which of these entries anything in town points to, in whatever room: a visit, a rating, a claim, a photo, a favor.
 * Only that something does is told, never what: whoever takes an import back must not learn who keeps a notebook.
 */
export async function referredTo(trx: Trx, businessIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  if (businessIds.length === 0) return found
  for (const { table, column } of pointers) {
    const { rows } = await sql<{ id: string }>`
      select distinct ${sql.ref(column)} as "id" from ${sql.table(table)}
      where ${sql.ref(column)} in (${sql.join([...businessIds])})`.execute(trx)
    for (const { id } of rows) found.add(id)
  }
  const settled = await trx
    .selectFrom('duplicatePair')
    .select(['oneId', 'otherId'])
    .where('state', '!=', 'suggested')
    .where((eb) => eb.or([eb('oneId', 'in', businessIds), eb('otherId', 'in', businessIds)]))
    .execute()
  for (const { oneId, otherId } of settled) found.add(oneId).add(otherId)
  return found
}
