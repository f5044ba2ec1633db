import { newId } from '../db/ids.ts'
import type { Trx } from '../db/tables.ts'

/** What was taken off: its kind and key, never its words. */
export interface Removed {
  subjectKind: string
  subjectId: string
}

/** Writes a removal into the public log, in the transaction that takes the thing off. Anybody reads the reason. */
export async function logRemoval(
  trx: Trx,
  { subjectKind, subjectId }: Removed,
  { by, reason }: { by: string; reason: string },
  now: string,
): Promise<void> {
  const removal = { at: now, subjectKind, subjectId, reason, removedBy: by, restoredOn: null }
  await trx
    .insertInto('removal')
    .values({ id: newId(), ...removal })
    .execute()
}

/** The log says from when on it stands again. @param today the town's day @returns whether it had been taken off */
export async function logRestoration(trx: Trx, { subjectKind, subjectId }: Removed, today: string): Promise<boolean> {
  const restored = await trx
    .updateTable('removal')
    .set({ restoredOn: today })
    .where('subjectKind', '=', subjectKind)
    .where('subjectId', '=', subjectId)
    .where('restoredOn', 'is', null)
    .executeTakeFirst()
  return restored.numUpdatedRows > 0n
}
