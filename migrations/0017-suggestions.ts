import type { Kysely } from 'kysely'
import { addColumns } from './notation.ts'

/** Who may read what was suggested, what became of each part of it, and who took it in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'suggestion', { toldAt: 'instant?' })
  await addColumns(db, 'suggestionField', { audience: 'text?', taken: 'flag?' })
  await addColumns(db, 'businessRevision', { takenInBy: 'key? -> account set null' })
}
