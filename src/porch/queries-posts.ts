import { sql } from 'kysely'
import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import { NotFound } from '../errors.ts'
import type { Counter, SignedIn, Viewer } from '../web/viewer.ts'
import { openDoor, shutDoor } from './closures.ts'
import { hangs, type Kind, type PorchAudience, takenDown } from './rules.ts'

export interface Post {
  id: string
  kind: Kind
  accountId: string
  name: string
  /** The author's road, where this reader may know it. */
  road: string | null
  business: { id: string; name: string; slug: string } | null
  words: string
  language: 'en' | 'es'
  audience: PorchAudience
  happensAt: string | null
  place: string | null
  /** A closure's days; no first one in notes that are older than it. */
  closedFrom: string | null
  closedThrough: string | null
  postedAt: string
  /** The last day it hangs. */
  expiresOn: string
  removedAt: string | null
}

/** Notes by people who are there for this viewer. A note hides with its author: suspended, erased or blocked. */
const notes = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('porchPost')
    .innerJoin('account', 'account.id', 'porchPost.accountId')
    .leftJoin('business', 'business.id', 'porchPost.businessId')
    .leftJoin('profileField', (join) =>
      join
        .onRef('profileField.accountId', '=', 'porchPost.accountId')
        .on('profileField.field', '=', 'road')
        .on('profileField.audience', 'in', viewer.accountId === null ? ['anybody'] : ['anybody', 'neighbors']),
    )
    .select(['porchPost.id', 'porchPost.kind', 'porchPost.accountId', 'porchPost.words', 'porchPost.language'])
    .select(['porchPost.audience', 'porchPost.happensAt', 'porchPost.place', 'porchPost.postedAt'])
    .select(['porchPost.closedFrom', 'porchPost.closedThrough'])
    .select(['porchPost.expiresOn', 'porchPost.removedAt', 'account.name', 'profileField.value as road'])
    .select(['business.id as businessId', 'business.name as businessName', 'business.slug as businessSlug'])
    .where('account.state', '=', 'active')
    .$if(viewer.accountId === null, (query) => query.where('porchPost.audience', '=', 'anybody'))
    .$if(viewer.blocked.size > 0, (query) => query.where('porchPost.accountId', 'not in', [...viewer.blocked]))

type Found = Omit<Post, 'business'> & {
  businessId: string | null
  businessName: string | null
  businessSlug: string | null
}

const asPost = ({ businessId, businessName, businessSlug, ...post }: Found): Post => ({
  ...post,
  business:
    businessId && businessName && businessSlug ? { id: businessId, name: businessName, slug: businessSlug } : null,
})

/** What hangs today, the latest first. @param after the last id of the page before */
export async function postsUp(
  db: Db,
  viewer: Viewer,
  today: string,
  { limit, kind, after }: { limit: number; kind?: Kind | null; after?: string | null },
): Promise<Post[]> {
  let query = notes(db, viewer).where('porchPost.removedAt', 'is', null).where('porchPost.expiresOn', '>=', today)
  if (kind) query = query.where('porchPost.kind', '=', kind)
  if (after) query = query.where('porchPost.id', '<', after)
  return (await query.orderBy('porchPost.id', 'desc').limit(limit).execute()).map(asPost)
}

const begins = sql<string>`coalesce("porchPost"."closedFrom", "porchPost"."expiresOn")`

/** The calendar of closures: those that hang today, in the order in which they begin. @param after see `postsUp` */
export async function closuresUp(
  db: Db,
  viewer: Viewer,
  today: string,
  { limit, after = null }: { limit: number; after?: string | null },
): Promise<Post[]> {
  const all = () => notes(db, viewer).where('porchPost.kind', '=', 'closure')
  const last = after
    ? await all().select(begins.as('begins')).where('porchPost.id', '=', after).executeTakeFirst()
    : null
  const rows = await all()
    .where('porchPost.removedAt', 'is', null)
    .where('porchPost.expiresOn', '>=', today)
    .$if(last !== null && last !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb(begins, '>', last?.begins ?? ''),
          eb.and([eb(begins, '=', last?.begins ?? ''), eb('porchPost.id', '>', last?.id ?? '')]),
        ]),
      ),
    )
    .orderBy(begins)
    .orderBy('porchPost.id')
    .limit(limit)
    .execute()
  return rows.map(asPost)
}

/** One's own notes that came down: they stay one's own to read, with their replies. */
export async function ownPostsDown(db: Db, viewer: SignedIn, today: string, limit: number): Promise<Post[]> {
  const rows = await notes(db, viewer)
    .where('porchPost.accountId', '=', viewer.accountId)
    .where((eb) => eb.or([eb('porchPost.expiresOn', '<', today), eb('porchPost.removedAt', 'is not', null)]))
    .orderBy('porchPost.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asPost)
}

/** One note that hangs, or one's own that came down. @throws NotFound */
export async function postFor(db: Db, viewer: Viewer, id: string, today: string): Promise<Post> {
  const row = await notes(db, viewer).where('porchPost.id', '=', id).executeTakeFirst()
  if (!row || !(row.accountId === viewer.accountId || hangs(row, today))) throw new NotFound('note')
  return asPost(row)
}

/** Whether a note of the viewer's own hangs today. */
export async function stillHangs(db: Db, viewer: SignedIn, id: string, today: string): Promise<boolean> {
  const row = await notes(db, viewer).where('porchPost.id', '=', id).executeTakeFirst()
  return row?.accountId === viewer.accountId && hangs(row, today)
}

export interface NewPost {
  kind: Kind
  words: string
  language: 'en' | 'es'
  audience: PorchAudience
  happensAt: string | null
  place: string | null
  closedFrom: string | null
  closedThrough: string | null
  expiresOn: string
  from: Counter | null
}

/** A closure shuts its business's door with it. @returns the note's id */
export async function hangPost(trx: Trx, viewer: SignedIn, { from, ...post }: NewPost, now: string): Promise<string> {
  const id = newId()
  const { accountId } = viewer
  const { closedFrom, closedThrough } = post
  const closureId =
    from && closedFrom && closedThrough
      ? await shutDoor(trx, { businessId: from.businessId, saidBy: accountId, closedFrom, closedThrough }, now)
      : null
  await trx
    .insertInto('porchPost')
    .values({ id, accountId, businessId: from?.businessId ?? null, closureId, ...post, postedAt: now })
    .execute()
  if (post.audience === 'anybody') await raiseVersion(trx)
  return id
}

/** Takes a note down; one that came down already goes for good, with its replies, where that is asked. */
export async function takeDown(
  trx: Trx,
  post: Post,
  { today, now, erases }: { today: string; now: string; erases: boolean },
): Promise<'down' | 'erased'> {
  const up = hangs(post, today)
  await openDoor(trx, post.id, now)
  if (up)
    await trx
      .updateTable('porchPost')
      .set({ expiresOn: takenDown(today) })
      .where('id', '=', post.id)
      .execute()
  else if (erases) await trx.deleteFrom('porchPost').where('id', '=', post.id).execute()
  if (up && post.audience === 'anybody') await raiseVersion(trx)
  return up || !erases ? 'down' : 'erased'
}
