import type { Kysely } from 'kysely'
import { index } from './notation.ts'

/** Every page of a place asks for its closures, and every page of a neighbor for suggestions that wait for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await index(db, 'closure', ['businessId', 'untilOn'])
  await index(db, 'porchPost', ['closureId'], '"closureId" is not null')
  await index(db, 'suggestion', ['businessId', 'state'])
  await index(db, 'suggestion', ['suggestedBy', 'state'])
}
