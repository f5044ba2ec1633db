import type { Db, Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import { NotFound } from '../errors.ts'
import type { SignedIn, Viewer } from '../web/viewer.ts'
import { openDoor } from './closures.ts'
import { hangs, keepsNote, type Kind } from './rules.ts'

/** Something that somebody said on the porch: a note, a reply to one, or an answer around the stove. */
export interface Thing {
  id: string
  kind: 'porch-post' | 'porch-reply' | 'stove-answer'
  accountId: string
  name: string
  words: string
  language: 'en' | 'es'
  audience: 'neighbors' | 'anybody' | 'parties'
  /** Where it stands. */
  href: string
  /** Of a note: what it is, and the shop it is from. */
  post?: Kind
  business: { id: string; slug: string } | null
}

/**
 * What stands on the porch for this viewer under an id: what they may not read is not there.
 * @throws NotFound
 */
export async function thingFor(db: Db, viewer: SignedIn, id: string, today: string): Promise<Thing> {
  const thing =
    (await post(db, viewer, id, today)) ?? (await reply(db, viewer, id, today)) ?? (await answer(db, viewer, id))
  if (!thing) throw new NotFound('word on the porch')
  return thing
}

const isThere = (viewer: Viewer, { accountId, state }: { accountId: string; state: string }): boolean =>
  state === 'active' && !viewer.blocked.has(accountId)

async function post(db: Db, viewer: SignedIn, id: string, today: string): Promise<Thing | null> {
  const row = await db
    .selectFrom('porchPost')
    .innerJoin('account', 'account.id', 'porchPost.accountId')
    .leftJoin('business', 'business.id', 'porchPost.businessId')
    .select(['business.id as businessId', 'business.slug', 'porchPost.kind as post'])
    .select(['porchPost.id', 'porchPost.accountId', 'porchPost.words', 'porchPost.language', 'porchPost.audience'])
    .select(['porchPost.expiresOn', 'porchPost.removedAt', 'account.name', 'account.state'])
    .where('porchPost.id', '=', id)
    .executeTakeFirst()
  if (!row || !isThere(viewer, row)) return null
  const { expiresOn, removedAt, state: _state, businessId, slug, ...thing } = row
  if (thing.accountId !== viewer.accountId && !hangs({ expiresOn, removedAt }, today)) return null
  const business = businessId && slug ? { id: businessId, slug } : null
  return { ...thing, business, kind: 'porch-post', href: `/porch/${id}` }
}

async function reply(db: Db, viewer: SignedIn, id: string, today: string): Promise<Thing | null> {
  const row = await db
    .selectFrom('porchReply')
    .innerJoin('account', 'account.id', 'porchReply.accountId')
    .innerJoin('porchPost', 'porchPost.id', 'porchReply.postId')
    .select(['porchReply.id', 'porchReply.accountId', 'porchReply.words', 'porchReply.language'])
    .select(['porchReply.toAuthorOnly', 'porchReply.postId', 'porchPost.accountId as authorId', 'porchPost.audience'])
    .select(['account.name', 'account.state'])
    .where('porchReply.id', '=', id)
    .where('porchReply.removedAt', 'is', null)
    .executeTakeFirst()
  if (!row || !isThere(viewer, row)) return null
  const { toAuthorOnly, postId, authorId, state: _state, ...thing } = row
  const isParty = viewer.accountId === authorId || viewer.accountId === thing.accountId
  if (!isParty && (toAuthorOnly === 1 || !(await post(db, viewer, postId, today)))) return null
  const audience = toAuthorOnly === 1 ? 'parties' : thing.audience
  return { ...thing, audience, business: null, kind: 'porch-reply', href: `/porch/${postId}#r-${id}` }
}

async function answer(db: Db, viewer: SignedIn, id: string): Promise<Thing | null> {
  const row = await db
    .selectFrom('stoveAnswer')
    .innerJoin('account', 'account.id', 'stoveAnswer.accountId')
    .select(['stoveAnswer.id', 'stoveAnswer.accountId', 'stoveAnswer.words', 'stoveAnswer.language'])
    .select(['stoveAnswer.questionId', 'stoveAnswer.audience', 'account.name', 'account.state'])
    .where('stoveAnswer.id', '=', id)
    .where('stoveAnswer.removedAt', 'is', null)
    .executeTakeFirst()
  if (!row || !isThere(viewer, row)) return null
  const { questionId, state: _state, ...thing } = row
  return { ...thing, business: null, kind: 'stove-answer', href: `/porch/stove/${questionId}` }
}

/** One's own, or a closure of a shop whose page one keeps. @throws NotFound */
export async function thingToRemove(db: Db, viewer: SignedIn, id: string, today: string): Promise<Thing> {
  const thing = await thingFor(db, viewer, id, today)
  const { accountId, post = null } = thing
  if (
    accountId !== viewer.accountId &&
    !(post && keepsNote(viewer, { accountId, kind: post, business: thing.business }))
  )
    throw new NotFound('word on the porch')
  return thing
}

/** Takes one's own reply or answer back, for good. */
export async function takeBack(trx: Trx, thing: Thing): Promise<void> {
  if (thing.kind === 'porch-reply') await trx.deleteFrom('porchReply').where('id', '=', thing.id).execute()
  else if (thing.kind === 'stove-answer') {
    await trx.deleteFrom('stoveAnswer').where('id', '=', thing.id).execute()
    await raiseVersion(trx)
  }
}

const tables = { 'porch-post': 'porchPost', 'porch-reply': 'porchReply', 'stove-answer': 'stoveAnswer' } as const

/**
 * A steward takes something down; its author keeps it to read, nobody else does.
 * @returns false where it is down or erased already
 */
export async function hideThing(trx: Trx, kind: Thing['kind'], id: string, now: string): Promise<boolean> {
  const hidden = await trx
    .updateTable(tables[kind])
    .set({ removedAt: now })
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  if (kind === 'porch-post') await openDoor(trx, id, now)
  await raiseVersion(trx)
  return hidden.numUpdatedRows > 0n
}
