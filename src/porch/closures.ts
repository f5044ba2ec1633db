import type { Db, Trx } from '../db/tables.ts'
import { dropClosure, keepClosure } from '../directory/queries-closures.ts'

/** A note that says a business is closed, as far as the business's hours follow it. */
export interface SaidClosed {
  businessId: string
  saidBy: string
  closedFrom: string
  closedThrough: string
}

/** Works out anew whether doors are open: outside of any transaction, as the directory does after an edit. */
export type LookAtDoors = (businessIds: readonly string[]) => Promise<void>

/** The hours follow the note as long as it hangs. @returns the closure's id */
export const shutDoor = (trx: Trx, said: SaidClosed, now: string): Promise<string> =>
  keepClosure(
    trx,
    { businessId: said.businessId, saidBy: said.saidBy, fromOn: said.closedFrom, untilOn: said.closedThrough },
    now,
  )

/** Whoever takes the note down has the hours back. What is no note of a closure shut no door. */
export async function openDoor(trx: Trx, postId: string, now: string): Promise<void> {
  const post = await trx.selectFrom('porchPost').select('closureId').where('id', '=', postId).executeTakeFirst()
  if (post?.closureId) await dropClosure(trx, post.closureId, now)
}

/** The business that a note about a closure is from; none for any other note. */
export async function doorsOfNote(db: Db, postId: string): Promise<string[]> {
  const posts = await db
    .selectFrom('porchPost')
    .select('businessId')
    .where('id', '=', postId)
    .where('kind', '=', 'closure')
    .execute()
  return posts.flatMap(({ businessId }) => businessId ?? [])
}
