import { newId } from '../db/ids.ts'
import type { Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import { Conflict } from '../errors.ts'
import type { TownInput } from './setup-rules.ts'

/**
 * Names the town. There is one town to a database.
 * @throws Conflict where it has a name already
 */
export async function nameTown(
  trx: Trx,
  town: TownInput & { languages: string; country?: string; demo?: 0 | 1 },
  now: string,
): Promise<void> {
  const there = await trx.selectFrom('town').select('id').executeTakeFirst()
  if (there) throw new Conflict('setup.done-before')
  await trx
    .insertInto('town')
    .values({
      id: newId(),
      name: town.town,
      state: town.state,
      country: town.country ?? 'us',
      zone: town.zone,
      languages: town.languages,
      lat: town.lat,
      lon: town.lon,
      elevationFeet: town.elevationFeet,
      demo: town.demo ?? 0,
      version: 0,
      setUpAt: now,
    })
    .execute()
  await raiseVersion(trx)
}
