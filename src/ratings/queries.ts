import { sql } from 'kysely'
import type { WouldGoBack } from '../db/columns/ratings.ts'
import type { Row, Db, Trx } from '../db/tables.ts'
import { newId } from '../db/ids.ts'
import { ask } from '../db/written.ts'
import { businessBySlug } from '../directory/queries.ts'
import { NotFound } from '../errors.ts'
import type { Viewer } from '../web/viewer.ts'
import type { RatingInput } from './form.ts'
import { withMerged } from './queries-merged.ts'

/** A business as this room meets it. */
export interface RatedPlace {
  id: string
  slug: string
  name: string
  /** Closed for good, or sold: there is nothing more to say. */
  gone: boolean
  /** The viewer works here: what they say is not counted, and they sign nothing about it. */
  behindCounter: boolean
}

/** @throws NotFound */
export async function placeToRate(db: Db, viewer: Viewer, slug: string): Promise<RatedPlace> {
  const found = await businessBySlug(db, viewer, slug)
  const { standing } = await db
    .selectFrom('business')
    .select('standing')
    .where('id', '=', found.id)
    .executeTakeFirstOrThrow()
  const gone = standing === 'closed' || standing === 'sold'
  return { id: found.id, slug: found.slug, name: found.name, gone, behindCounter: standsBehind(viewer, found.id) }
}

export const standsBehind = (viewer: Viewer, businessId: string): boolean =>
  viewer.counters.some((counter) => counter.businessId === businessId)

export type OwnRating = Pick<
  Row<'rating'>,
  'wouldGoBack' | 'cameWhenPromised' | 'priceAsSaid' | 'didItRight' | 'conflict' | 'stage' | 'ratedAt' | 'visitId'
>

const OWN = `select "wouldGoBack", "cameWhenPromised", "priceAsSaid", "didItRight", "conflict", "stage", "ratedAt", "visitId"
  from "rating" where "accountId" = ? and "businessId" = ? and "archived" = 0`

/** The viewer's own current answer: nobody else ever reads it. */
export async function ownRating(db: Db, accountId: string, businessId: string): Promise<OwnRating | null> {
  return (await ask<OwnRating>(db, OWN, [accountId, businessId]))[0] ?? null
}

const BEFORE = `select "wouldGoBack" from "rating" where "accountId" = ? and "businessId" = ? and "archived" = 1 limit 1`

/** What the viewer answered about a place that changed hands since: theirs to read and to take back, and counted nowhere. */
export async function answerBefore(db: Db, accountId: string, businessId: string): Promise<WouldGoBack | null> {
  return (await ask<{ wouldGoBack: WouldGoBack }>(db, BEFORE, [accountId, businessId]))[0]?.wouldGoBack ?? null
}

interface NewRating {
  accountId: string
  place: Pick<RatedPlace, 'id' | 'behindCounter'>
  answers: RatingInput
  visitId: string | null
}

/**
 * One current answer a person and business. A changed one is new to the next Monday; until its bundle is tied, what the
 * last one's bundle said is still counted: else the change itself would tell.
 */
export async function rate(trx: Trx, { accountId, place, answers, visitId }: NewRating, now: string): Promise<void> {
  const said = {
    ...answers,
    conflict: place.behindCounter ? ('staff' as const) : answers.conflict,
    visitId,
    ratedAt: now,
    stage: 'new' as const,
  }
  await trx
    .insertInto('rating')
    .values({ id: newId(), accountId, businessId: place.id, countedAs: null, archived: 0, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['accountId', 'businessId'])
        .where('archived', '=', sql.lit(0))
        .doUpdateSet({ ...said }),
    )
    .execute()
}

/** Erases the viewer's answer. The published word stays as it is until others are new too. @throws NotFound */
export async function takeRatingBack(trx: Trx, accountId: string, businessId: string): Promise<void> {
  const gone = await trx
    .deleteFrom('rating')
    .where('accountId', '=', accountId)
    .where('businessId', 'in', withMerged(trx, businessId))
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw new NotFound('rating')
}

/** The visit that stands in the notebook for this place and day, if one does: a rating needs no second one. */
export async function visitThatDay(
  db: Db,
  notebookId: string,
  businessId: string,
  day: string,
): Promise<string | null> {
  const visit = await db
    .selectFrom('visit')
    .select('id')
    .where('notebookId', '=', notebookId)
    .where('businessId', '=', businessId)
    .where('visitedOn', '=', day)
    .where('kind', '=', 'visit')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return visit?.id ?? null
}

/** Whether somebody is there to read a private word: an owner, manager or family with an account. */
export async function somebodyAnswersFor(db: Db, viewer: Viewer, businessId: string, today: string): Promise<boolean> {
  const people = await db
    .selectFrom('businessPerson')
    .innerJoin('account', 'account.id', 'businessPerson.accountId')
    .select('businessPerson.accountId')
    .where('businessPerson.businessId', '=', businessId)
    .where('businessPerson.role', '!=', 'staff')
    .where('businessPerson.fromOn', '<=', today)
    .where((eb) => eb.or([eb('businessPerson.untilOn', 'is', null), eb('businessPerson.untilOn', '>', today)]))
    .where('account.state', '=', 'active')
    .execute()
  return people.some(({ accountId }) => accountId !== viewer.accountId && !viewer.blocked.has(accountId))
}
