import type { Trx } from '../../db/tables.ts'
import { reasonsAlike } from '../../directory/duplicates/alike.ts'
import { comparedEntries, suggestPairs } from '../../directory/duplicates/queries.ts'
import { createBusiness, plainFacts } from '../../directory/records.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import { doubles } from './doubles.ts'
import type { LoadedTown } from './loaded.ts'
import { laurelGap } from './town.ts'

/** Entries that a list brought a second time, in its own words, and the pairs that wait at the desk. */
export async function loadDoubles(trx: Trx, town: LoadedTown): Promise<void> {
  for (const { of, name, street, categories, daysAgo } of doubles) {
    const id = town.businesses.get(of)
    if (!id) throw new Error(`no place in Laurel Gap is called ${of}`)
    const { phone } = await trx.selectFrom('business').select('phone').where('id', '=', id).executeTakeFirstOrThrow()
    const facts = { ...plainFacts, name, street, phone, categories: [...categories] }
    const made = await createBusiness(
      trx,
      { ...facts, locality: laurelGap.name, region: 'NC' },
      { accountId: null, source: 'County list' },
      instantAt(laurelGap.zone, dayPlus(town.firstDay, -daysAgo), '11:20'),
    )
    const [one, other] = await comparedEntries(trx, [id, made.id], town.firstDay)
    const reasons = one && other ? reasonsAlike(one, other) : []
    if (reasons.length === 0) throw new Error(`${name} does not look like ${of}`)
    await suggestPairs(trx, [{ one: id, other: made.id, reasons }])
  }
}
