import type { Kysely } from 'kysely'
import { addColumns } from './notation.ts'

/** A line of the refrigerator sheet says which telephone its owner means, and in which language it was written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'refrigeratorLine', { phone: 'text?', language: 'text?' })
}
