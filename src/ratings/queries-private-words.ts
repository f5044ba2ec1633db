import type { Db, Trx } from '../db/tables.ts'
import { newId } from '../db/ids.ts'
import { ask } from '../db/written.ts'
import { answersFor } from '../directory/rules.ts'
import { NotFound } from '../errors.ts'
import type { SignedIn } from '../web/viewer.ts'

export interface PrivateWord {
  id: string
  fromId: string
  fromName: string
  words: string
  answer: string | null
  sentAt: string
  answeredAt: string | null
  readAt: string | null
  business: { id: string; slug: string; name: string }
}

const privateWords = (db: Db) =>
  db
    .selectFrom('privateWord')
    .innerJoin('account', 'account.id', 'privateWord.fromId')
    .innerJoin('business', 'business.id', 'privateWord.businessId')
    .select(['privateWord.id', 'privateWord.fromId', 'account.name as fromName', 'privateWord.words'])
    .select(['privateWord.answer', 'privateWord.sentAt', 'privateWord.answeredAt', 'privateWord.readAt'])
    .select('privateWord.answeredBy')
    .select(['business.id as businessId', 'business.slug', 'business.name as businessName'])

type Found = Awaited<ReturnType<ReturnType<typeof privateWords>['execute']>>[number]

/** An answer by somebody who is not there for the reader is none to them. */
function asWord({ businessId, slug, businessName, answeredBy, ...word }: Found, viewer: SignedIn): PrivateWord {
  const hidden = answeredBy !== null && viewer.blocked.has(answeredBy)
  const unanswered = { answer: null, answeredAt: null, readAt: null }
  return { ...word, ...(hidden && unanswered), business: { id: businessId, slug, name: businessName } }
}

/** For the two sides of it alone: its writer, and who answers for the business. @throws NotFound */
export async function privateWordFor(db: Db, viewer: SignedIn, id: string): Promise<PrivateWord> {
  const row = await privateWords(db).where('privateWord.id', '=', id).executeTakeFirst()
  if (!row || viewer.blocked.has(row.fromId)) throw new NotFound('private word')
  const word = asWord(row, viewer)
  if (word.fromId !== viewer.accountId && !answersFor(viewer, word.business.id)) throw new NotFound('private word')
  return word
}

const ANY_FROM = `select 1 from "privateWord" where "fromId" = ? and "businessId" = ? limit 1`

/**
 * What lies between this viewer and a business: their own latest, or what others left for them to answer. Hardly anybody
 * wrote one, and every page of a place asks: whether there is any is looked up first.
 */
export async function privateWordsAt(db: Db, viewer: SignedIn, businessId: string): Promise<PrivateWord[]> {
  const mine = answersFor(viewer, businessId)
  if (!mine && (await ask(db, ANY_FROM, [viewer.accountId, businessId])).length === 0) return []
  const query = privateWords(db).where('privateWord.businessId', '=', businessId)
  const rows = await (
    mine ? query.where('privateWord.answer', 'is', null) : query.where('privateWord.fromId', '=', viewer.accountId)
  )
    .orderBy('privateWord.id', 'desc')
    .limit(mine ? 20 : 1)
    .execute()
  return rows.filter((row) => !viewer.blocked.has(row.fromId)).map((row) => asWord(row, viewer))
}

/** One at a time. @returns its id, or null where the last one is not answered yet */
export async function sendPrivateWord(
  trx: Trx,
  from: SignedIn,
  businessId: string,
  words: string,
  now: string,
): Promise<string | null> {
  const open = await trx
    .selectFrom('privateWord')
    .select('id')
    .where('fromId', '=', from.accountId)
    .where('businessId', '=', businessId)
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (open) return null
  const id = newId()
  await trx.insertInto('privateWord').values({ id, fromId: from.accountId, businessId, words, sentAt: now }).execute()
  return id
}

/** @returns false where somebody of the place answered already */
export async function answerPrivateWord(
  trx: Trx,
  id: string,
  by: SignedIn,
  answer: string,
  now: string,
): Promise<boolean> {
  const answered = await trx
    .updateTable('privateWord')
    .set({ answer, answeredAt: now, answeredBy: by.accountId })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return answered.numUpdatedRows > 0n
}

/** Its writer has read the answer, and rates or lets it be. */
export async function rest(trx: Trx, id: string, now: string): Promise<void> {
  await trx.updateTable('privateWord').set({ readAt: now }).where('id', '=', id).where('readAt', 'is', null).execute()
}

/** Whoever rated again has read what was answered. */
export async function restAll(trx: Trx, accountId: string, businessId: string, now: string): Promise<void> {
  await trx
    .updateTable('privateWord')
    .set({ readAt: now })
    .where('fromId', '=', accountId)
    .where('businessId', '=', businessId)
    .where('answer', 'is not', null)
    .where('readAt', 'is', null)
    .execute()
}

/** An answer goes with who wrote it; the question stays, unanswered. */
export async function forgetAnswers(trx: Trx, accountId: string): Promise<void> {
  await trx
    .updateTable('privateWord')
    .set({ answer: null, answeredAt: null, answeredBy: null, readAt: null })
    .where('answeredBy', '=', accountId)
    .execute()
}
