import type { Db } from '../db/tables.ts'
import type { MessageKey } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { Waiting, WordForYou } from '../web/waiting.ts'
import { openReports } from './queries-reports.ts'
import type { Kind } from './rules.ts'

const MOST = 100

/** A reply to one's own note waits until it was read. Those of people one blocked, or who blocked one, are not there. */
const UNREAD = `select count(*) from "porchPost"
  inner join "porchReply" on "porchReply"."postId" = "porchPost"."id"
  inner join "account" on "account"."id" = "porchReply"."accountId"
  where "porchPost"."accountId" = ? and "porchReply"."accountId" <> ? and "porchReply"."readAt" is null
  and "porchReply"."removedAt" is null and "account"."state" = 'active'
  and not exists (select 1 from "block"
    where ("blockerId" = "porchPost"."accountId" and "blockedId" = "porchReply"."accountId")
    or ("blockerId" = "porchReply"."accountId" and "blockedId" = "porchPost"."accountId"))`

export const waitingReplies: Waiting = { key: 'porch-replies', countSql: UNREAD, params: 2, list: unreadReplies }

const answered: Record<Kind, MessageKey> = {
  ask: 'porch.word-ask',
  offer: 'porch.word-offer',
  thanks: 'porch.word-thanks',
  gathering: 'porch.word-gathering',
  closure: 'porch.word-closure',
}
const answeredToYou: Record<Kind, MessageKey> = {
  ask: 'porch.word-ask-alone',
  offer: 'porch.word-offer-alone',
  thanks: 'porch.word-thanks-alone',
  gathering: 'porch.word-gathering-alone',
  closure: 'porch.word-closure-alone',
}

async function unreadReplies(db: Db, viewer: SignedIn): Promise<WordForYou[]> {
  const rows = await db
    .selectFrom('porchReply')
    .innerJoin('porchPost', 'porchPost.id', 'porchReply.postId')
    .innerJoin('account', 'account.id', 'porchReply.accountId')
    .leftJoin('business', 'business.id', 'porchReply.businessId')
    .select(['porchReply.id', 'porchReply.postId', 'porchReply.words', 'porchReply.language'])
    .select(['porchReply.toAuthorOnly', 'porchReply.repliedAt', 'porchPost.kind'])
    .select(['account.name', 'business.name as businessName'])
    .where('porchPost.accountId', '=', viewer.accountId)
    .where('porchReply.accountId', '!=', viewer.accountId)
    .where('porchReply.readAt', 'is', null)
    .where('porchReply.removedAt', 'is', null)
    .where('account.state', '=', 'active')
    .$if(viewer.blocked.size > 0, (query) => query.where('porchReply.accountId', 'not in', [...viewer.blocked]))
    .orderBy('porchReply.id', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ id, postId, words, language, toAuthorOnly, repliedAt, kind, name, businessName }) => ({
    at: repliedAt,
    words: (t) =>
      t((toAuthorOnly === 1 ? answeredToYou : answered)[kind], {
        name: businessName ? t('porch.at', { name, business: businessName }) : name,
      }),
    href: `/porch/${postId}#r-${id}`,
    quote: { text: words, language },
    answers: [{ action: `/porch/replies/${id}/reading`, label: 'porch.read-it', plain: true }],
  }))
}

/** What touches somebody's safety reaches every steward at once, wherever they are reading. */
const SAFETY = `select count(*) from "report" where "state" = 'open' and "safety" = 1
  and "subjectKind" in ('porch-post', 'porch-reply', 'stove-answer')
  and exists (select 1 from "account" where "id" = ? and "role" = 'steward')
  and "asItStood" not like '%"byId":"' || ? || '"%'`

export const waitingSafety: Waiting = { key: 'porch-safety', countSql: SAFETY, params: 2, list: safetyReports }

async function safetyReports(db: Db, viewer: SignedIn): Promise<WordForYou[]> {
  if (viewer.role !== 'steward') return []
  const reports = await openReports(db, viewer, MOST)
  return reports
    .filter(({ safety }) => safety === 1)
    .map(({ madeAt, reporter, words }) => ({
      at: madeAt,
      words: (t) => t('report.word-safety', { name: reporter }),
      href: '/stewards/reports',
      quote: { text: words, language: null },
    }))
}
