import type { Db, Trx } from '../../db/tables.ts'

const inOrder = (one: string, other: string): { oneId: string; otherId: string } =>
  one < other ? { oneId: one, otherId: other } : { oneId: other, otherId: one }

/** The pages that were said to be somebody else's than this one's. */
export async function toldApartFrom(db: Db, contactId: string): Promise<Set<string>> {
  const pairs = await db
    .selectFrom('contactsApart')
    .select(['oneId', 'otherId'])
    .where((eb) => eb.or([eb('oneId', '=', contactId), eb('otherId', '=', contactId)]))
    .execute()
  return new Set(pairs.map(({ oneId, otherId }) => (oneId === contactId ? otherId : oneId)))
}

/** They are two people: it is not asked again. */
export async function tellApart(trx: Trx, one: string, other: string): Promise<void> {
  await trx
    .insertInto('contactsApart')
    .values(inOrder(one, other))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whoever is somebody else than the one that goes is somebody else than the one it becomes. @returns who that is news of */
export async function inheritApart(trx: Trx, keptId: string, goneId: string): Promise<string[]> {
  const known = await toldApartFrom(trx, keptId)
  const others = [...(await toldApartFrom(trx, goneId))].filter((id) => id !== keptId && !known.has(id))
  for (const other of others) await tellApart(trx, keptId, other)
  return others
}

export async function takeBackApart(trx: Trx, keptId: string, others: readonly string[]): Promise<void> {
  for (const other of others) {
    const { oneId, otherId } = inOrder(keptId, other)
    await trx.deleteFrom('contactsApart').where('oneId', '=', oneId).where('otherId', '=', otherId).execute()
  }
}
