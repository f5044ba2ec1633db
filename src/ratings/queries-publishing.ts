import type { Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import {
  answersAbout,
  keepStages,
  type Means,
  type Monday,
  putWords,
  tradesOf,
  withAWord,
} from './queries-publication.ts'
import { mondaysWord, type Publication } from './rules-publication.ts'

/** What a Monday's pages have in common. */
export interface Publishing {
  monday: Monday
  livesWith: ReadonlyMap<string, string>
  means: Means
}

/** Publishes what was said about some businesses, all of them or none. */
export async function publishPage(
  trx: Trx,
  businessIds: readonly string[],
  { monday, livesWith, means }: Publishing,
): Promise<void> {
  const trades = await tradesOf(trx, businessIds)
  const answers = await answersAbout(trx, businessIds, monday, livesWith)
  const haveWord = await withAWord(trx, businessIds)
  const published = businessIds.flatMap((businessId): (Publication & { businessId: string })[] => {
    const expected = means.expectedOf(trades.get(businessId))
    const word = mondaysWord(answers.get(businessId) ?? [], expected, haveWord.has(businessId))
    return word ? [{ businessId, ...word }] : []
  })
  await keepStages(trx, published, monday)
  if (await putWords(trx, published, monday)) await raiseVersion(trx)
}
