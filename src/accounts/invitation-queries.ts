import { hashOf, keyedHash, newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { Invalid, NotFound } from '../errors.ts'
import { DAY, later, MINUTE } from '../web/clock.ts'
import { A_MOMENT, type JustUsed } from './queries.ts'

const LASTS = 14 * DAY
const SHOWN_FOR = 10 * MINUTE
/** More than one family's neighbors at a time is a list, not an invitation. */
export const MOST_OPEN = 20

/** The link's secret follows from the id and the town's own, so that it can be shown again for a few minutes. */
const tokenOf = (secret: string, id: string): string => keyedHash(secret, `invitation ${id}`)

export async function makeInvitation(
  trx: Trx,
  secret: string,
  invitation: { forName: string; invitedBy: string },
  now: string,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('invitation')
    .values({ id, ...invitation, tokenHash: hashOf(tokenOf(secret, id)), madeAt: now, expiresAt: later(now, LASTS) })
    .execute()
  return id
}

/**
 * An invitation to hand over: for who made it, for ten minutes, while nobody has used it.
 * @throws NotFound
 */
export async function invitationToPrint(db: Db, secret: string, id: string, invitedBy: string, now: string) {
  const invitation = await db
    .selectFrom('invitation')
    .select(['forName', 'expiresAt'])
    .where('id', '=', id)
    .where('invitedBy', '=', invitedBy)
    .where('usedAt', 'is', null)
    .where('madeAt', '>', later(now, -SHOWN_FOR))
    .executeTakeFirst()
  if (!invitation) throw new NotFound('invitation')
  return { ...invitation, token: tokenOf(secret, id) }
}

export async function invitationsBy(db: Db, accountId: string) {
  return db
    .selectFrom('invitation')
    .leftJoin('account as guest', 'guest.id', 'invitation.usedBy')
    .select(['invitation.forName', 'invitation.expiresAt', 'invitation.usedAt', 'guest.name as usedBy'])
    .where('invitedBy', '=', accountId)
    .orderBy('invitation.madeAt', 'desc')
    .limit(50)
    .execute()
}

/** The invitation a link stands for, while its inviter is still here. @throws Invalid (404) where it is too old or nobody's */
export async function invitationFor(db: Db, token: string, now: string) {
  const invitation = await db
    .selectFrom('invitation')
    .innerJoin('account as host', 'host.id', 'invitation.invitedBy')
    .select(['invitation.id', 'invitation.forName', 'host.name as invitedBy'])
    .where('tokenHash', '=', hashOf(token))
    .where('expiresAt', '>', now)
    .where('host.state', '=', 'active')
    .where((eb) => eb.or([eb('usedAt', 'is', null), eb('usedAt', '>', later(now, -A_MOMENT))]))
    .executeTakeFirst()
  if (!invitation) throw new Invalid('invite.link-over', {}, 404)
  return invitation
}

/** Takes an invitation for oneself. @returns false where it was taken before */
export async function takeInvitation(trx: Trx, id: string, now: string): Promise<boolean> {
  const taken = await trx
    .updateTable('invitation')
    .set({ usedAt: now })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** Says who used it; null lays it back for another try. */
export async function settleInvitation(trx: Trx, id: string, usedBy: string | null): Promise<void> {
  await trx
    .updateTable('invitation')
    .set(usedBy ? { usedBy } : { usedAt: null })
    .where('id', '=', id)
    .execute()
}

/** Who used it a moment ago, or null. */
export async function invitationJustUsed(db: Db, id: string, now: string): Promise<JustUsed | null> {
  const used = await db
    .selectFrom('invitation')
    .innerJoin('account', 'account.id', 'invitation.usedBy')
    .select(['account.id', 'account.passwordHash'])
    .where('invitation.id', '=', id)
    .where('invitation.usedAt', '>', later(now, -A_MOMENT))
    .where('account.state', '=', 'active')
    .executeTakeFirst()
  return used ?? null
}
