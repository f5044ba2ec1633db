import type { Kysely } from 'kysely'
import { addColumns } from './notation.ts'

/** When its people were last asked by mail whether the hours are still right. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'business', { askedAfterOn: 'day?' })
}
