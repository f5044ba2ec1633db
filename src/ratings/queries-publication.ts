import { sql } from 'kysely'
import type { WouldGoBack } from '../db/columns/ratings.ts'
import type { Db, Trx } from '../db/tables.ts'
import { newId } from '../db/ids.ts'
import { DAY } from '../web/clock.ts'
import { type Bucket, expected, type Mean, type Word, wordRanks, worth } from './rules.ts'
import type { Bundle, Kept, Publication } from './rules-publication.ts'

/** A Monday of the town: its day, and the instant it began. */
export interface Monday {
  day: string
  began: string
}

/** Account → household, for those who each confirmed that they live together; everybody else is their own. */
export async function households(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('householdMember')
    .select(['householdId', 'accountId'])
    .where('confirmedAt', 'is not', null)
    .orderBy('householdId', 'desc')
    .execute()
  const sizes = new Map<string, number>()
  for (const { householdId } of rows) sizes.set(householdId, (sizes.get(householdId) ?? 0) + 1)
  const shared = rows.filter(({ householdId }) => (sizes.get(householdId) ?? 0) > 1)
  return new Map(shared.map(({ accountId, householdId }) => [accountId, householdId]))
}

/** The next businesses that somebody said something new about before this Monday, by key. */
export async function businessesWithNews(db: Db, monday: Monday, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('rating')
    .select('businessId')
    .distinct()
    .where('stage', '=', 'new')
    .where('archived', '=', 0)
    .where('ratedAt', '<', monday.began)
    // Of who rated two entries that turned out to be one place, the earlier answer is counted nowhere.
    .where('businessId', 'not in', db.selectFrom('business').select('id').where('mergedIntoId', 'is not', null))
    .where('businessId', '>', after)
    .orderBy('businessId')
    .limit(limit)
    .execute()
  return rows.map((row) => row.businessId)
}

/** Every current answer about these businesses, given before this Monday. Who stands behind the counter is staff. */
export async function answersAbout(
  db: Db,
  businessIds: readonly string[],
  monday: Monday,
  livesWith: ReadonlyMap<string, string>,
): Promise<Map<string, Kept[]>> {
  const answers = new Map<string, Kept[]>(businessIds.map((id) => [id, []]))
  const rows = await db
    .selectFrom('rating')
    .select(['id', 'accountId', 'businessId', 'wouldGoBack', 'conflict', 'ratedAt', 'stage', 'countedAs'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('businessPerson')
            .select('businessPerson.id')
            .whereRef('businessPerson.accountId', '=', 'rating.accountId')
            .whereRef('businessPerson.businessId', '=', 'rating.businessId')
            .where('businessPerson.fromOn', '<=', monday.day)
            .where((of) =>
              of.or([of('businessPerson.untilOn', 'is', null), of('businessPerson.untilOn', '>', monday.day)]),
            ),
        )
        .as('behindCounter'),
    )
    .where('businessId', 'in', businessIds)
    .where('archived', '=', 0)
    .where('ratedAt', '<', monday.began)
    .execute()
  for (const row of rows) {
    answers.get(row.businessId)?.push({
      id: row.id,
      household: livesWith.get(row.accountId) ?? row.accountId,
      answer: row.wouldGoBack,
      stage: row.stage,
      countedAs: row.countedAs,
      ageDays: (Date.parse(monday.began) - Date.parse(row.ratedAt)) / (DAY * 1000),
      interested: row.conflict !== null || Boolean(row.behindCounter),
    })
  }
  return answers
}

/** Which of these businesses have a word published. */
export async function withAWord(db: Db, businessIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('business')
    .select('id')
    .where('id', 'in', businessIds)
    .where('word', 'is not', null)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** The first trade of each of these businesses. */
export async function tradesOf(db: Db, businessIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('businessCategory')
    .select(['businessId', 'category', 'position'])
    .where('businessId', 'in', businessIds)
    .orderBy('position', 'desc')
    .execute()
  return new Map(rows.map(({ businessId, category }) => [businessId, category]))
}

export interface CountedSum {
  businessId: string
  countedAs: WouldGoBack
  ratings: number
}

/** How many answers of each kind are counted for the next businesses by key: what bundles said, never an answer. */
export async function countedSums(db: Db, businessIds: readonly string[]): Promise<CountedSum[]> {
  const rows = await db
    .selectFrom('rating')
    .select(['businessId', 'countedAs', sql<number | string>`count(*)`.as('ratings')])
    .where('businessId', 'in', businessIds)
    .where('archived', '=', 0)
    .where('conflict', 'is', null)
    .where('countedAs', 'is not', null)
    .groupBy(['businessId', 'countedAs'])
    .execute()
  return rows.flatMap(({ businessId, countedAs, ratings }) =>
    countedAs ? [{ businessId, countedAs, ratings: Number(ratings) }] : [],
  )
}

/** Businesses that have a counted answer, by key. */
export async function countedBusinesses(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('rating')
    .select('businessId')
    .distinct()
    .where('stage', '=', 'counted')
    .where('archived', '=', 0)
    .where('businessId', '>', after)
    .orderBy('businessId')
    .limit(limit)
    .execute()
  return rows.map((row) => row.businessId)
}

/** What answers have been worth so far, by trade and in the whole town. */
export class Means {
  private readonly trades = new Map<string, Mean>()
  private readonly town: Mean = { sum: 0, ratings: 0 }

  add(trade: string | undefined, counted: CountedSum): void {
    const known = this.trades.get(trade ?? '') ?? { sum: 0, ratings: 0 }
    this.trades.set(trade ?? '', known)
    for (const mean of [known, this.town]) {
      mean.sum += worth[counted.countedAs] * counted.ratings
      mean.ratings += counted.ratings
    }
  }

  /** `m` of the score for a place of this trade. */
  expectedOf(trade: string | undefined): number {
    return expected(trade === undefined ? undefined : this.trades.get(trade), this.town)
  }
}

/** Keeps which answers are counted from now on, and which were only seen. Whoever rated anew meanwhile is let be. */
export async function keepStages(trx: Trx, publications: readonly Publication[], monday: Monday): Promise<void> {
  const bundles: Bundle[] = publications.flatMap((publication) => publication.bundles)
  for (const says of ['yes', 'mixed', 'no'] as const) {
    const ids = bundles.filter((bundle) => bundle.says === says).flatMap((bundle) => bundle.ids)
    await setStage(trx, ids, { stage: 'counted', countedAs: says }, monday)
  }
  const waiting = publications.flatMap((publication) => publication.waiting)
  await setStage(trx, waiting, { stage: 'waiting' }, monday)
}

const IDS_AT_ONCE = 500

async function setStage(
  trx: Trx,
  ids: readonly string[],
  set: { stage: 'counted'; countedAs: WouldGoBack } | { stage: 'waiting' },
  monday: Monday,
): Promise<void> {
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    await trx
      .updateTable('rating')
      .set(set)
      .where('id', 'in', ids.slice(from, from + IDS_AT_ONCE))
      .where('ratedAt', '<', monday.began)
      .execute()
  }
}

export interface PublishedNow {
  businessId: string
  word: Word | null
  bucket: Bucket | null
}

/** Puts the words on the businesses' rows and into the history of words. @returns whether any page changed */
export async function putWords(trx: Trx, words: readonly PublishedNow[], monday: Monday): Promise<boolean> {
  if (words.length === 0) return false
  let changed = false
  for (const { businessId, word, bucket } of words) {
    const shown = { word, wordBucket: bucket === null ? null : String(bucket), wordRank: wordRanks[word ?? 'none'] }
    const row = await trx
      .updateTable('business')
      .set(shown)
      .where('id', '=', businessId)
      .where((eb) =>
        eb.or([
          eb('wordRank', '!=', shown.wordRank),
          eb(eb.fn.coalesce('wordBucket', eb.val('')), '!=', shown.wordBucket ?? ''),
        ]),
      )
      .executeTakeFirst()
    changed ||= row.numUpdatedRows > 0n
  }
  await trx
    .insertInto('publishedWord')
    .values(
      words.map(({ businessId, word, bucket }) => ({
        id: newId(),
        businessId,
        publishedOn: monday.day,
        word,
        bucket: bucket === null ? null : String(bucket),
        households: bucket ?? 0,
        score: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['businessId', 'publishedOn']).doUpdateSet((eb) => ({
        word: eb.ref('excluded.word'),
        bucket: eb.ref('excluded.bucket'),
        households: eb.ref('excluded.households'),
      })),
    )
    .execute()
  return changed
}
