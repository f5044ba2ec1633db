import { createAccount } from '../../src/accounts/queries.ts'
import { openDatabase } from '../../src/db/open.ts'
import { migrate } from '../../src/db/migrate.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { indexBusiness } from '../../src/directory/search/index-business.ts'
import { nameTown } from '../../src/town/setup-queries.ts'
import { openBulk } from './bulk.ts'
import { type Seeded, seedBusinesses } from './seed-businesses.ts'
import { type NotebooksWanted, seedNotebooks, usualNotebooks } from './seed-notebooks.ts'
import { seedVouches } from './seed-vouches.ts'

/** A Tuesday morning: the town's clock stands still while it is measured, so that every run opens the same doors. */
export const MORNING = '2026-11-17T14:40:00.000Z'
export const READER = { name: 'Ruth Calloway of the bench', password: 'wood goes in first' }

export interface SeededTown {
  /** All of them, in the order of their making. */
  businesses: Seeded[]
  /** Where the reader has been: these pages have a private card. */
  places: Seeded[]
}

const INDEXED_AT_ONCE = 1000

/** A made-up town in an empty SQLite file: the schema by its migrations, the search index by its own writer. */
export async function seedTown(
  path: string,
  count: number,
  written: NotebooksWanted = usualNotebooks(count),
): Promise<SeededTown> {
  const db = openDatabase(`sqlite:${path}`)
  await migrate(db)
  const readerId = await inTransaction(db, async (trx) => {
    await nameTown(trx, { ...town, languages: 'en es' }, MORNING)
    return createAccount(trx, { ...READER, ...resident }, MORNING)
  })
  const bulk = openBulk(path)
  const businesses = await seedBusinesses(bulk, count, MORNING)
  const places = seedNotebooks(bulk, businesses, readerId, MORNING, written)
  seedVouches(bulk, businesses, readerId, MORNING)
  bulk.close()
  for (let from = 0; from < count; from += INDEXED_AT_ONCE) {
    const ids = businesses.slice(from, from + INDEXED_AT_ONCE).map((business) => business.id)
    await inTransaction(db, (trx) => indexBusiness(trx, ids))
  }
  await db.destroy()
  return { businesses, places }
}

const town = {
  town: 'Laurel Gap',
  state: 'North Carolina',
  zone: 'America/New_York',
  lat: 36.43,
  lon: -81.35,
  elevationFeet: 3120,
}
const resident = { mail: null, role: 'resident', state: 'active', language: 'en', joinedBy: 'slip' } as const
