import type { Db, Trx } from '../db/tables.ts'
import type { BusinessMerged, MergedBusinesses, UndoneMerge } from '../directory/merges/handlers.ts'

/** Two entries were one place: everybody has one current answer about it, and one signed word of a kind. */
export const ratingsMerged: BusinessMerged = {
  treats: [
    ...['rating.businessId', 'recommendation.businessId', 'privateWord.businessId'],
    // What was published on which Monday was published of the entry that goes.
    'publishedWord.businessId',
  ],
  async merged(trx, merge) {
    const { keptId, goneId, booksMove, moves } = merge
    await moveRatings(trx, merge)
    await moves.repoint('recommendation', 'businessId', goneId, keptId, await signedOfBoth(trx, merge))
    if (booksMove) await moves.repoint('privateWord', 'businessId', goneId, keptId)
    await moveWord(trx, merge)
  },
}

/** Who rated both keeps the later answer; the earlier one waits with the entry that goes, and is counted nowhere. */
async function moveRatings(trx: Trx, { keptId, goneId, moves }: MergedBusinesses): Promise<void> {
  const both = await trx
    .selectFrom('rating as gone')
    .innerJoin('rating as kept', 'kept.accountId', 'gone.accountId')
    .select(['gone.id as goneId', 'gone.ratedAt as goneAt', 'kept.id as keptId', 'kept.ratedAt as keptAt'])
    .where('gone.businessId', '=', goneId)
    .where('kept.businessId', '=', keptId)
    .where('gone.archived', '=', 0)
    .where('kept.archived', '=', 0)
    .execute()
  const later = both.filter((pair) => pair.goneAt > pair.keptAt)
  const earlier = later.map((pair) => pair.keptId)
  // Out of the way meanwhile: nobody has two current answers at any moment.
  await moves.set('rating', 'archived', { from: 0, to: 1 }, earlier)
  const left = both.filter((pair) => !later.includes(pair)).map((pair) => pair.goneId)
  await moves.repoint('rating', 'businessId', goneId, keptId, left)
  await moves.set('rating', 'businessId', { from: keptId, to: goneId }, earlier)
  await moves.set('rating', 'archived', { from: 1, to: 0 }, earlier)
}

async function signedOfBoth(trx: Trx, { keptId, goneId }: UndoneMergeIds): Promise<string[]> {
  const rows = await trx
    .selectFrom('recommendation as gone')
    .innerJoin('recommendation as kept', (join) =>
      join.onRef('kept.accountId', '=', 'gone.accountId').onRef('kept.kind', '=', 'gone.kind'),
    )
    .select('gone.id')
    .where('gone.businessId', '=', goneId)
    .where('kept.businessId', '=', keptId)
    .where('gone.removedAt', 'is', null)
    .where('kept.removedAt', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

type UndoneMergeIds = Pick<UndoneMerge, 'keptId' | 'goneId'>

/** Until the next Monday the word stands that was published of the one, where the other has none. */
async function moveWord(trx: Trx, { keptId, goneId, moves }: MergedBusinesses): Promise<void> {
  const [kept, gone] = [await wordOf(trx, keptId), await wordOf(trx, goneId)]
  if (kept.word !== null || gone.word === null) return
  for (const column of ['word', 'wordBucket', 'wordRank'] as const) {
    await moves.set('business', column, { from: kept[column], to: gone[column] }, [keptId])
  }
}

const wordOf = (db: Db, id: string) =>
  db.selectFrom('business').select(['word', 'wordBucket', 'wordRank']).where('id', '=', id).executeTakeFirstOrThrow()

/** A place, and what was merged into it: what somebody takes back there does not come back when a merge is undone. */
export const withMerged = (db: Db, businessId: string) =>
  db
    .selectFrom('business')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', businessId), eb('mergedIntoId', '=', businessId)]))
