import type { Db } from '../db/tables.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { Waiting, WordForYou } from '../web/waiting.ts'

/** The businesses that the reader answers for, in written SQL. */
const MINE = `select "businessId" from "behind" where "role" <> 'staff'`

const hides = (one: string, other: string): string =>
  `not exists (select 1 from "block" where ("blockerId" = ${one} and "blockedId" = ${other})
    or ("blockerId" = ${other} and "blockedId" = ${one}))`

/** Answers to what I signed, private words to answer as owner, and answers to my own private words. */
export const ratingsWait: Waiting = {
  key: 'ratings',
  countSql: `select (select count(*) from "recommendation" join "ownerReply" on "ownerReply"."recommendationId" = "recommendation"."id"
      where "recommendation"."accountId" = ? and "recommendation"."removedAt" is null
      and "ownerReply"."removedAt" is null and "ownerReply"."readAt" is null
      and ${hides('"recommendation"."accountId"', '"ownerReply"."accountId"')})
    + (select count(*) from "privateWord" where "businessId" in (${MINE}) and "answer" is null and "fromId" != ?
      and not exists (select 1 from "block" where ("blockerId" = ? and "blockedId" = "fromId") or ("blockerId" = "fromId" and "blockedId" = ?)))
    + (select count(*) from "privateWord" where "fromId" = ? and "answer" is not null and "readAt" is null
      and ${hides('"privateWord"."fromId"', '"privateWord"."answeredBy"')})`,
  params: 5,
  async list(db, viewer) {
    return [...(await replies(db, viewer)), ...(await toAnswer(db, viewer)), ...(await answers(db, viewer))]
  },
}

async function replies(db: Db, viewer: SignedIn): Promise<WordForYou[]> {
  const rows = await db
    .selectFrom('recommendation')
    .innerJoin('ownerReply', 'ownerReply.recommendationId', 'recommendation.id')
    .innerJoin('business', 'business.id', 'recommendation.businessId')
    .leftJoin('account', 'account.id', 'ownerReply.accountId')
    .select(['recommendation.id', 'ownerReply.words', 'ownerReply.language', 'ownerReply.repliedOn'])
    .select(['ownerReply.accountId', 'account.name', 'business.name as place', 'business.slug'])
    .where('recommendation.accountId', '=', viewer.accountId)
    .where('recommendation.removedAt', 'is', null)
    .where('ownerReply.removedAt', 'is', null)
    .where('ownerReply.readAt', 'is', null)
    .execute()
  return rows
    .filter(({ accountId }) => accountId === null || !viewer.blocked.has(accountId))
    .map(({ id, words, language, repliedOn, name, place, slug }) => ({
      at: repliedOn,
      words: (t) => t('reply.waits', { name: name ? name : t('signed.former'), place }),
      href: `/directory/${slug}#word`,
      quote: { text: words, language },
      answers: [{ action: `/recommendations/${id}/reply/read`, label: 'reply.read' }],
    }))
}

async function toAnswer(db: Db, viewer: SignedIn): Promise<WordForYou[]> {
  const mine = viewer.counters.filter(({ role }) => role !== 'staff').map(({ businessId }) => businessId)
  if (mine.length === 0) return []
  const rows = await db
    .selectFrom('privateWord')
    .innerJoin('account', 'account.id', 'privateWord.fromId')
    .innerJoin('business', 'business.id', 'privateWord.businessId')
    .select(['privateWord.id', 'privateWord.fromId', 'privateWord.sentAt', 'privateWord.words as said'])
    .select(['account.name', 'business.name as place'])
    .where('privateWord.businessId', 'in', mine)
    .where('privateWord.answer', 'is', null)
    .where('privateWord.fromId', '!=', viewer.accountId)
    .execute()
  return rows
    .filter(({ fromId }) => !viewer.blocked.has(fromId))
    .map(({ id, sentAt, said, name, place }) => ({
      at: sentAt,
      words: (t) => t('private.waits', { name, place }),
      href: `/private-words/${id}`,
      quote: { text: said, language: null },
    }))
}

async function answers(db: Db, viewer: SignedIn): Promise<WordForYou[]> {
  const rows = await db
    .selectFrom('privateWord')
    .innerJoin('business', 'business.id', 'privateWord.businessId')
    .select(['privateWord.id', 'privateWord.answeredAt', 'privateWord.sentAt', 'business.name as place'])
    .select(['privateWord.answeredBy', 'privateWord.answer'])
    .where('privateWord.fromId', '=', viewer.accountId)
    .where('privateWord.answer', 'is not', null)
    .where('privateWord.readAt', 'is', null)
    .execute()
  const seen = rows.filter(({ answeredBy }) => answeredBy === null || !viewer.blocked.has(answeredBy))
  return seen.map(({ id, answer, answeredAt, sentAt, place }) => ({
    at: answeredAt ?? sentAt,
    words: (t) => t('private.answer-waits', { place }),
    href: `/private-words/${id}`,
    quote: { text: answer ?? '', language: null },
    answers: [{ action: `/private-words/${id}/rest`, label: 'private.rest', plain: true }],
  }))
}
