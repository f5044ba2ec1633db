import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import { NotFound } from '../errors.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn, Viewer } from '../web/viewer.ts'
import { openDoor, shutDoor } from './closures.ts'
import { type Post, postFor } from './queries-posts.ts'
import { hangs, keepsNote } from './rules.ts'

/** What a note said before somebody of the shop changed it. */
export interface NoteChange {
  id: string
  /** Null on the internet, for who left, and between people who blocked each other. */
  name: string | null
  former: boolean
  changedAt: string
  words: string
  language: Language
  closedFrom: string | null
  closedThrough: string | null
}

/** The latest change first. */
export async function changesOfNote(db: Db, viewer: Viewer, postId: string): Promise<NoteChange[]> {
  const rows = await db
    .selectFrom('porchChange')
    .innerJoin('account', 'account.id', 'porchChange.accountId')
    .select(['porchChange.id', 'porchChange.accountId', 'porchChange.changedAt', 'porchChange.words'])
    .select(['porchChange.language', 'porchChange.closedFrom', 'porchChange.closedThrough'])
    .select(['account.name', 'account.state'])
    .where('porchChange.postId', '=', postId)
    .orderBy('porchChange.id', 'desc')
    .execute()
  return rows.map(({ accountId, name, state, ...change }) => {
    const isKnown = state === 'active' && viewer.accountId !== null && !viewer.blocked.has(accountId)
    return { ...change, name: isKnown ? name : null, former: state === 'erased' }
  })
}

/** When notes were changed last, by note. */
export async function lastChanges(db: Db, postIds: readonly string[]): Promise<Map<string, string>> {
  if (postIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('porchChange')
    .select((eb) => ['postId', eb.fn.max<string>('changedAt').as('at')])
    .where('postId', 'in', postIds)
    .groupBy('postId')
    .execute()
  return new Map(rows.map(({ postId, at }) => [postId, at]))
}

/** A closure that hangs, for somebody who keeps it. @throws NotFound */
export async function closureToKeep(db: Db, viewer: SignedIn, id: string, today: string): Promise<Post> {
  const post = await postFor(db, viewer, id, today)
  if (post.kind !== 'closure' || !hangs(post, today) || !keepsNote(viewer, post)) throw new NotFound('note')
  return post
}

export interface AmendedClosure {
  words: string
  language: Language
  closedFrom: string
  closedThrough: string
}

const isSame = (post: Post, amended: AmendedClosure): boolean =>
  (['words', 'language', 'closedFrom', 'closedThrough'] as const).every((name) => post[name] === amended[name])

/**
 * Changes what a closure says, and the door with it; what it said before stays to read.
 * @param seen how many changes there were when its writer read it
 * @returns `stale` where somebody else changed it meanwhile to something else
 */
export async function amendClosure(
  trx: Trx,
  viewer: SignedIn,
  post: Post,
  amended: AmendedClosure,
  { seen, now }: { seen: number; now: string },
): Promise<'kept' | 'stale'> {
  // On PostgreSQL two who change one note wait here for one another, and the second reads what the first has written.
  const stands = await trx
    .updateTable('porchPost')
    .set((eb) => ({ expiresOn: eb.ref('expiresOn') }))
    .where('id', '=', post.id)
    .returning(['words', 'language', 'closedFrom', 'closedThrough'])
    .executeTakeFirstOrThrow()
  if (isSame({ ...post, ...stands }, amended)) return 'kept'
  if ((await changesOfNote(trx, viewer, post.id)).length !== seen) return 'stale'
  await trx
    .insertInto('porchChange')
    .values({ id: newId(), postId: post.id, accountId: viewer.accountId, changedAt: now, ...stands })
    .execute()
  await openDoor(trx, post.id, now)
  const { closedFrom, closedThrough } = amended
  const said = { businessId: post.business?.id ?? '', saidBy: post.accountId, closedFrom, closedThrough }
  const closureId = await shutDoor(trx, said, now)
  await trx
    .updateTable('porchPost')
    .set({ ...amended, closureId, expiresOn: closedThrough })
    .where('id', '=', post.id)
    .execute()
  if (post.audience === 'anybody') await raiseVersion(trx)
  return 'kept'
}
