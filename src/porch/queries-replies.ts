import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { Counter, SignedIn, Viewer } from '../web/viewer.ts'
import type { Post } from './queries-posts.ts'

export interface Reply {
  id: string
  accountId: string
  name: string
  business: { name: string; slug: string } | null
  words: string
  language: 'en' | 'es'
  toAuthorOnly: 0 | 1
  repliedAt: string
  readAt: string | null
}

/**
 * The replies to one note that this viewer may read. Neighbors read those to everybody; one to the author alone is
 * there for the author and for whoever wrote it. Somebody who is signed out reads none.
 */
export async function repliesTo(db: Db, viewer: Viewer, post: Post): Promise<Reply[]> {
  if (viewer.accountId === null) return []
  const { accountId } = viewer
  const rows = await db
    .selectFrom('porchReply')
    .innerJoin('account', 'account.id', 'porchReply.accountId')
    .leftJoin('business', 'business.id', 'porchReply.businessId')
    .select(['porchReply.id', 'porchReply.accountId', 'porchReply.words', 'porchReply.language'])
    .select(['porchReply.toAuthorOnly', 'porchReply.repliedAt', 'porchReply.readAt', 'account.name'])
    .select(['business.name as businessName', 'business.slug as businessSlug'])
    .where('porchReply.postId', '=', post.id)
    .where('porchReply.removedAt', 'is', null)
    .where('account.state', '=', 'active')
    .$if(post.accountId !== accountId, (query) =>
      query.where((eb) => eb.or([eb('porchReply.toAuthorOnly', '=', 0), eb('porchReply.accountId', '=', accountId)])),
    )
    .$if(viewer.blocked.size > 0, (query) => query.where('porchReply.accountId', 'not in', [...viewer.blocked]))
    .orderBy('porchReply.id')
    .execute()
  return rows.map(({ businessName, businessSlug, ...reply }) => ({
    ...reply,
    business: businessName && businessSlug ? { name: businessName, slug: businessSlug } : null,
  }))
}

export interface NewReply {
  words: string
  language: 'en' | 'es'
  toAuthorOnly: 0 | 1
  from: Counter | null
}

/** @returns the reply's id */
export async function putReply(
  trx: Trx,
  viewer: SignedIn,
  post: Post,
  { from, ...reply }: NewReply,
  now: string,
): Promise<string> {
  const id = newId()
  const { accountId } = viewer
  await trx
    .insertInto('porchReply')
    .values({ id, postId: post.id, accountId, businessId: from?.businessId ?? null, ...reply, repliedAt: now })
    .execute()
  return id
}

/** The author of the note has read a reply to it. @throws NotFound for a reply to somebody else's note */
export async function markRead(trx: Trx, viewer: SignedIn, id: string, now: string): Promise<void> {
  const marked = await trx
    .updateTable('porchReply')
    .set((eb) => ({ readAt: eb.fn.coalesce('readAt', eb.val(now)) }))
    .where('id', '=', id)
    .where('postId', 'in', (eb) =>
      eb.selectFrom('porchPost').select('porchPost.id').where('porchPost.accountId', '=', viewer.accountId),
    )
    .executeTakeFirst()
  if (marked.numUpdatedRows === 0n) throw new NotFound('reply')
}
