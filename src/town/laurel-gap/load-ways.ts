import { newId } from '../../db/ids.ts'
import type { Trx } from '../../db/tables.ts'
import { waySlugFor } from '../../newcomers/way-rules.ts'
import { dayPlus, instantAt } from '../../web/clock.ts'
import type { LoadedTown } from './loaded.ts'
import { townWays } from './relations-ways.ts'
import { waysOfTheYear } from './relations-ways-year.ts'
import { laurelGap } from './town.ts'

/** How things are done in Laurel Gap, with who put what right. */
export async function loadWays(trx: Trx, town: LoadedTown): Promise<void> {
  const slugs = new Set<string>()
  for (const { title, versions } of [...townWays, ...waysOfTheYear]) {
    const slug = waySlugFor(title.text, (one) => slugs.has(one))
    slugs.add(slug)
    const said = versions.map(({ by, daysAgo, body, why }, at) => ({
      revision: at + 1,
      body: body.trim(),
      why: why ?? null,
      at: instantAt(laurelGap.zone, dayPlus(town.firstDay, -daysAgo), '19:30'),
      accountId: town.accounts.get(by) ?? null,
    }))
    const last = said.at(-1)
    if (!last) continue
    const id = newId()
    await trx
      .insertInto('way')
      .values({
        id,
        slug,
        title: title.text,
        body: last.body,
        language: title.language,
        revision: last.revision,
        updatedAt: last.at,
        updatedBy: last.accountId,
      })
      .execute()
    await trx
      .insertInto('wayRevision')
      .values(said.map((one) => ({ id: newId(), wayId: id, title: title.text, recordedBy: null, ...one })))
      .execute()
  }
}
