import type { Db, Trx } from '../db/tables.ts'
import type { Language, MessageKey, Values } from '../web/languages.ts'
import { invitationJustUsed, settleInvitation, takeInvitation } from './invitation-queries.ts'
import { hashPassword, passwordFits } from './password-rules.ts'
import { createAccount, type JustUsed, mailInTheWay, nameInTheWay } from './queries.ts'
import { longerName } from './rules.ts'
import { settleSlip, slipHeld, slipJustUsed, takeSlip } from './slip-queries.ts'

export interface Newcomer {
  name: string
  password: string
  mail: string | null
  language: Language
}

/** Who came in, or what stood in the way and beside which field to say so. */
export type Outcome = { accountId: string } | { field: string; key: MessageKey; values?: Values }

/** What stands in the way of a name or a mail, said to somebody the town knows or has asked in. */
export async function whatIsInTheWay(
  db: Db,
  wanted: { name: string; mail: string | null },
  besides: string | null = null,
): Promise<Exclude<Outcome, { accountId: string }> | null> {
  const there = await nameInTheWay(db, wanted.name, besides)
  if (there) return { field: 'name', key: 'join.name-taken', values: { there, name: wanted.name } }
  if (await mailInTheWay(db, wanted.mail, besides)) return { field: 'mail', key: 'join.mail-taken' }
  return null
}

/** Comes in with the desk's slip. The name may be made longer, where somebody of that name is here already. */
export async function joinWithSlip(
  trx: Trx,
  secret: string,
  newcomer: Newcomer & { words: string },
  now: string,
): Promise<Outcome> {
  const slip = await slipHeld(trx, secret, newcomer, 'join', now)
  if (!slip) return { field: 'words', key: 'join.slip-wrong' }
  if (!(await takeSlip(trx, slip.id, now))) return sameAgain(await slipJustUsed(trx, slip.id, now), newcomer.password)
  const who = { ...newcomer, name: longerName(newcomer.name, slip.name) }
  const outcome = await comeIn(trx, who, 'slip', now)
  await settleSlip(trx, slip.id, 'accountId' in outcome ? outcome.accountId : null)
  return outcome
}

/** Comes in with a neighbor's invitation. */
export async function joinInvited(trx: Trx, invitationId: string, newcomer: Newcomer, now: string): Promise<Outcome> {
  if (!(await takeInvitation(trx, invitationId, now))) {
    return sameAgain(await invitationJustUsed(trx, invitationId, now), newcomer.password)
  }
  const outcome = await comeIn(trx, newcomer, 'invitation', now)
  await settleInvitation(trx, invitationId, 'accountId' in outcome ? outcome.accountId : null)
  return outcome
}

/**
 * Writes down somebody who asks for a steward's yes. Where the name or mail is somebody's already nothing is written,
 * after the same work, and nobody is told.
 */
export async function askToJoin(trx: Trx, asking: Newcomer & { note: string | null }, now: string): Promise<void> {
  const { name, password, mail, language, note } = asking
  if (await whatIsInTheWay(trx, asking)) {
    await hashPassword(password)
    return
  }
  const account = { name, password, mail, language, joinNote: note, joinedBy: 'yes', role: 'resident' } as const
  await createAccount(trx, { ...account, state: 'waiting' }, now)
}

async function comeIn(trx: Trx, who: Newcomer, joinedBy: 'slip' | 'invitation', now: string): Promise<Outcome> {
  const trouble = await whatIsInTheWay(trx, who)
  if (trouble) return trouble
  const { name, password, mail, language } = who
  const account = { name, password, mail, language, joinedBy, role: 'resident', state: 'active' } as const
  return { accountId: await createAccount(trx, account, now) }
}

/** The second send of a nervous finger carries the password that the first one set, and comes in with it. */
export async function sameAgain(first: JustUsed | null, password: string): Promise<Outcome> {
  const fits = await passwordFits(first?.passwordHash ?? null, password)
  return first && fits ? { accountId: first.id } : { field: 'form', key: 'join.used' }
}
