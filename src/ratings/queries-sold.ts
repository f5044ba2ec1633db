import type { Trx } from '../db/tables.ts'
import type { BusinessSold, SoldBusiness, TakenBack } from '../directory/sales/handlers.ts'
import { NO_WORD_RANK } from '../directory/rules.ts'

/**
 * What was said was said of the people before. Answers stay in their raters' hands and are counted for nobody; what is
 * signed stays on the page of the place it was signed about, and so do words between a neighbor and its owner.
 */
export const ratingsSold: BusinessSold = {
  treats: [
    ...['rating.businessId', 'recommendation.businessId', 'privateWord.businessId'],
    // What was published on which Monday was published of the place as it was.
    'publishedWord.businessId',
  ],
  async sold(trx, sale) {
    await archiveRatings(trx, sale)
  },
  async takenBack(trx, back) {
    await gatherAnswers(trx, back)
  },
}

async function archiveRatings(trx: Trx, { soldId, moves }: SoldBusiness): Promise<void> {
  const current = await trx
    .selectFrom('rating')
    .select('id')
    .where('businessId', '=', soldId)
    .where('archived', '=', 0)
    .orderBy('id')
    .execute()
  const ids = current.map(({ id }) => id)
  await moves.set('rating', 'archived', { from: 0, to: 1 }, ids)
  const published = await trx
    .selectFrom('business')
    .select(['word', 'wordBucket', 'wordRank'])
    .where('id', '=', soldId)
    .executeTakeFirstOrThrow()
  const none = { word: null, wordBucket: null, wordRank: NO_WORD_RANK } as const
  for (const column of ['word', 'wordBucket', 'wordRank'] as const) {
    if (published[column] === none[column]) continue
    await moves.set('business', column, { from: published[column], to: none[column] }, [soldId])
  }
}

const SAID = ['wouldGoBack', 'cameWhenPromised', 'priceAsSaid', 'didItRight', 'conflict', 'visitId', 'ratedAt'] as const

/**
 * It was one place all along: who answered about the new entry has answered anew about this one, as if they had been
 * asked on its own page; what was counted of them before is counted until their next bundle is tied.
 */
async function gatherAnswers(trx: Trx, { soldId, successorId }: TakenBack): Promise<void> {
  const answers = await trx
    .selectFrom('rating')
    .select(['id', 'accountId', ...SAID])
    .where('businessId', '=', successorId)
    .where('archived', '=', 0)
    .execute()
  for (const { id, accountId, ...said } of answers) {
    const earlier = await trx
      .updateTable('rating')
      .set({ ...said, stage: 'new' })
      .where('businessId', '=', soldId)
      .where('accountId', '=', accountId)
      .where('archived', '=', 0)
      .executeTakeFirst()
    if (earlier.numUpdatedRows > 0n) await trx.deleteFrom('rating').where('id', '=', id).execute()
    else {
      await trx
        .updateTable('rating')
        .set({ businessId: soldId, stage: 'new', countedAs: null })
        .where('id', '=', id)
        .execute()
    }
  }
}
