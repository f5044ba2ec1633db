import type { Db, Trx } from '../db/tables.ts'

/** What a regular told of a day they came by, as the counter reads it. */
export interface ToldOfVisit {
  counterVisitId: string
  whatFor: string | null
}

/** Which of a counter's visits their regular told it of. */
export async function toldOf(db: Db, counterVisitIds: readonly string[]): Promise<ToldOfVisit[]> {
  if (counterVisitIds.length === 0) return []
  const rows = await db
    .selectFrom('cameBy')
    .select(['counterVisitId', 'whatFor'])
    .where('counterVisitId', 'in', counterVisitIds)
    .orderBy('id')
    .execute()
  return rows.map(({ counterVisitId, whatFor }) => ({ counterVisitId: counterVisitId ?? '', whatFor }))
}

/** Whether a visit at the counter is told of, and nobody there wrote it down as well; null where it is not told of. */
export async function standsAlone(db: Db, counterVisitId: string): Promise<boolean | null> {
  const row = await db
    .selectFrom('cameBy')
    .select('alone')
    .where('counterVisitId', '=', counterVisitId)
    .executeTakeFirst()
  return row ? row.alone === 1 : null
}

/** The counter wrote down, too, what it was told; or took that back, and the regular's word stands alone again. */
export async function setAlone(trx: Trx, counterVisitId: string, alone: 0 | 1): Promise<void> {
  await trx.updateTable('cameBy').set({ alone }).where('counterVisitId', '=', counterVisitId).execute()
}

/** From now on nothing ties the counter's visit to the notebook it was told from. */
export async function untie(trx: Trx, counterVisitId: string): Promise<void> {
  await trx
    .updateTable('visit')
    .set({ told: 0 })
    .where('id', 'in', trx.selectFrom('cameBy').select('visitId').where('counterVisitId', '=', counterVisitId))
    .execute()
  await trx.deleteFrom('cameBy').where('counterVisitId', '=', counterVisitId).execute()
}
