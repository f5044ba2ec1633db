import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import type { SignedIn } from '../web/viewer.ts'

/**
 * A resident's own, or a business's: its counter book. Its id is part of every question this room asks: that is what
 * keeps it private.
 */
export interface Notebook {
  id: string
  /** Whose it is; a counter book is nobody's own. */
  accountId?: string
  /** Whom its reader blocked or who blocked them: its pages may point at these people still, and say nothing of them. */
  unseen?: ReadonlySet<string>
  /** As whom a counter book is read: for a clerk the owners' notes are not there, and expired ones for nobody. */
  counter?: { today: string; readsOwnersNotes: boolean }
}

type Keeper = Pick<SignedIn, 'accountId'> & Partial<Pick<SignedIn, 'blocked'>>

interface OwnNotebook extends Notebook {
  accountId: string
}

const OWN = 'select "id" from "notebook" where "accountId" = ?'

/** Where nothing was written yet: no row has this id, so every question about it finds nothing. */
export const UNOPENED = ''

/**
 * The viewer's notebook, the only one that their account opens. Reading makes none: before the first thing is kept it
 * is empty.
 */
export async function ownNotebook(db: Db, viewer: Keeper): Promise<OwnNotebook> {
  const { accountId, blocked: unseen } = viewer
  const [row] = await ask<{ id: string }>(db, OWN, [accountId])
  return { id: row?.id ?? UNOPENED, accountId, ...(unseen && { unseen }) }
}

/** The same for writing: made on first use, once, however many first uses there are at a time. */
export async function openNotebook(trx: Trx, viewer: Keeper, now: string): Promise<OwnNotebook> {
  const known = await ownNotebook(trx, viewer)
  if (known.id !== UNOPENED) return known
  await trx
    .insertInto('notebook')
    .values({
      id: newId(),
      accountId: viewer.accountId,
      businessId: null,
      feedTokenHash: null,
      feedNonce: null,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.column('accountId').doNothing())
    .execute()
  return ownNotebook(trx, viewer)
}
