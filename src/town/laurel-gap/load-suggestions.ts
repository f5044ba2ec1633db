import type { Trx } from '../../db/tables.ts'
import { plainFacts } from '../../directory/facts.ts'
import { makeSuggestion } from '../../directory/suggestions/queries.ts'
import { suggestedFields, suggestible } from '../../directory/suggestions/rules.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import type { LoadedTown } from './loaded.ts'
import { suggestions } from './relations-suggestions.ts'
import { laurelGap } from './town.ts'

/** What neighbors suggest and nobody has decided, made upon the entries as they stand. */
export async function loadSuggestions(trx: Trx, town: LoadedTown): Promise<void> {
  for (const { by, business, daysAgo, why, says } of suggestions) {
    const [accountId, id] = [town.accounts.get(by), town.businesses.get(business)]
    if (!accountId || !id) throw new Error(`nobody in Laurel Gap is called ${by}, or no place ${business}`)
    const row = await trx.selectFrom('business').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const { categories } = plainFacts
    const fields = suggestedFields({ ...row, categories }, says, suggestible, { ...row, categories })
    const madeAt = instantAt(laurelGap.zone, dayPlus(town.firstDay, -daysAgo), '19:10')
    await makeSuggestion(trx, { accountId }, { businessId: id, baseRevision: row.revision, why, fields }, madeAt)
  }
}
