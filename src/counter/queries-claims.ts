import type { ClaimState } from '../db/columns/directory.ts'
import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import { addFace, editFace } from '../directory/records.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { Language } from '../web/languages.ts'
import { dayPlus, instantAt, later } from '../web/clock.ts'
import type { SignedIn } from '../web/viewer.ts'
import { type ClaimEvent, nextState, OBJECTION_DAYS, pending, withRole } from './claim-rules.ts'
import { paperHash, paperLetters } from './queries-paper.ts'
import type { Day } from './queries-book.ts'

export type ClaimedAs = 'owner' | 'manager' | 'family'

export interface ClaimInput {
  claimedAs: ClaimedAs
  likesToTalkAbout: string | null
  /** How the desk would know; for the stewards alone. */
  evidence: string | null
}

const claims = (db: Db) =>
  db
    .selectFrom('claim')
    .innerJoin('business', 'business.id', 'claim.businessId')
    .innerJoin('account', 'account.id', 'claim.accountId')
    .select(['claim.id', 'claim.businessId', 'claim.accountId', 'claim.claimedAs', 'claim.state', 'claim.askedAt'])
    .select(['claim.publicFrom', 'claim.codeMadeAt', 'claim.toldAt'])
    .select(['business.name as place', 'business.slug', 'account.name as claimant'])

export type Claim = Awaited<ReturnType<ReturnType<typeof claims>['execute']>>[number]

/** The viewer's latest claim at a business, or null. */
export async function ownClaim(db: Db, viewer: SignedIn, businessId: string) {
  const claim = await claims(db)
    .select('claim.likesToTalkAbout')
    .where('claim.businessId', '=', businessId)
    .where('claim.accountId', '=', viewer.accountId)
    .orderBy('claim.id', 'desc')
    .executeTakeFirst()
  return claim ?? null
}

/** Asks to stand behind a counter. One that is on its way already is the same claim. @returns its id */
export async function askClaim(
  trx: Trx,
  viewer: SignedIn,
  businessId: string,
  input: ClaimInput,
  now: string,
): Promise<string> {
  const known = await ownClaim(trx, viewer, businessId)
  if (known && pending.includes(known.state)) return known.id
  const id = newId()
  await trx
    .insertInto('claim')
    .values({ id, businessId, accountId: viewer.accountId, ...input, state: 'asked', askedAt: now })
    .execute()
  return id
}

/** A claim that its claimant may act on. @throws NotFound */
export async function pendingClaim(db: Db, viewer: SignedIn, businessId: string): Promise<Claim> {
  const claim = await ownClaim(db, viewer, businessId)
  if (!claim || !pending.includes(claim.state)) throw new NotFound('claim')
  return claim
}

/** Claims of others at a business that an owner there can still answer. */
export async function claimsToAnswer(db: Db, viewer: SignedIn, businessId: string): Promise<Claim[]> {
  return claims(db)
    .where('claim.businessId', '=', businessId)
    .where('claim.state', '=', 'open')
    .where('claim.accountId', '!=', viewer.accountId)
    .orderBy('claim.id')
    .execute()
}

/** @throws NotFound */
export async function oneClaim(db: Db, id: string) {
  return claims(db)
    .select(['claim.evidence', 'claim.objection'])
    .where('claim.id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('claim'))
}

/** What the desk has to look at: who asks, and where an owner objects. */
export async function claimsAtDesk(db: Db): Promise<Claim[]> {
  return claims(db)
    .where('claim.state', 'in', ['asked', 'objected'])
    .where('account.state', '=', 'active')
    .orderBy('claim.askedAt')
    .limit(200)
    .execute()
}

/**
 * Moves a claim as the table of its states says, and opens or shuts the counter with it.
 * @param by who brought it about; @param words an owner's, who objects
 * @throws Conflict where it has moved on meanwhile
 */
export async function moveClaim(
  trx: Trx,
  claim: Pick<Claim, 'id' | 'state' | 'businessId' | 'accountId' | 'claimedAs'>,
  event: ClaimEvent,
  made: { by: string | null; words?: string | null } & Day,
): Promise<ClaimState> {
  const state = nextState(claim.state, event)
  if (!state) throw new Conflict('claim.moved-on')
  const { by, words = null, today, zone } = made
  const opens = claim.state === 'asked' && state === 'open'
  // Noon, so that the day is the same in the town and on the server.
  const publicFrom = instantAt(zone, dayPlus(today, OBJECTION_DAYS), '12:00')
  const moved = await trx
    .updateTable('claim')
    .set({ state, toldAt: null })
    .$if(opens, (set) => set.set({ openedBy: by, publicFrom, codeHash: null, codeMadeAt: null }))
    .$if(state === 'objected', (set) => set.set({ objectedBy: by, objection: words }))
    .where('id', '=', claim.id)
    .where('state', '=', claim.state)
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) throw new Conflict('claim.moved-on')
  if (opens) await standBehind(trx, claim, by, today)
  else if (withRole.includes(claim.state) && !withRole.includes(state)) await standDown(trx, claim, today)
  await raiseVersion(trx)
  return state
}

async function standBehind(
  trx: Trx,
  { id, businessId, accountId, claimedAs }: Pick<Claim, 'id' | 'businessId' | 'accountId' | 'claimedAs'>,
  addedBy: string | null,
  today: string,
): Promise<void> {
  await trx
    .insertInto('businessPerson')
    .values({ id: newId(), businessId, accountId, role: claimedAs, fromOn: today, untilOn: null, addedBy, claimId: id })
    .execute()
}

/** The role ends, and with it those that the claimant gave to others meanwhile. */
async function standDown(
  trx: Trx,
  { id, businessId, accountId }: Pick<Claim, 'id' | 'businessId' | 'accountId'>,
  today: string,
): Promise<void> {
  await trx
    .updateTable('businessPerson')
    .set({ untilOn: today })
    .where('businessId', '=', businessId)
    .where((eb) => eb.or([eb('claimId', '=', id), eb.and([eb('addedBy', '=', accountId), eb('role', '=', 'staff')])]))
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
    .execute()
}

const CODE_LASTS = 7 * 86_400
const CODE_SHOWN = 30 * 60

const lettersOf = (secret: string, id: string, madeAt: string): string =>
  paperLetters(secret, `claim ${id} at ${madeAt}`)

/** Makes the letters to say on the listed phone; older ones are worth nothing from now on. @throws Conflict */
export async function makeClaimCode(trx: Trx, secret: string, claim: Claim, now: string): Promise<void> {
  const made = await trx
    .updateTable('claim')
    .set({ codeHash: paperHash(secret, lettersOf(secret, claim.id, now)), codeMadeAt: now })
    .where('id', '=', claim.id)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  if (made.numUpdatedRows === 0n) throw new Conflict('claim.moved-on')
}

/** The letters to say, for the half hour of the call; null before and after. */
export const codeToSay = (secret: string, { id, codeMadeAt }: Claim, now: string): string | null =>
  codeMadeAt !== null && codeMadeAt > later(now, -CODE_SHOWN) ? lettersOf(secret, id, codeMadeAt) : null

/** Whether the claimant says what was said on the phone. */
export async function codeFits(db: Db, secret: string, claim: Claim, typed: string, now: string): Promise<boolean> {
  const row = await db
    .selectFrom('claim')
    .select('id')
    .where('id', '=', claim.id)
    .where('codeHash', '=', paperHash(secret, typed))
    .where('codeMadeAt', '>', later(now, -CODE_LASTS))
    .executeTakeFirst()
  return row !== undefined
}

/** Claims whose days for objecting are over. */
export async function claimsDue(db: Db, now: string): Promise<Claim[]> {
  return claims(db).where('claim.state', '=', 'open').where('claim.publicFrom', '<=', now).limit(200).execute()
}

/** The claimant read what became of it. */
export async function seeClaim(trx: Trx, viewer: SignedIn, id: string, now: string): Promise<void> {
  const seen = await trx
    .updateTable('claim')
    .set({ toldAt: now })
    .where('id', '=', id)
    .where('accountId', '=', viewer.accountId)
    .executeTakeFirst()
  if (seen.numUpdatedRows === 0n) throw new NotFound('claim')
}

/** Phone as the desk may read it: not one that its owner keeps to themselves. */
export async function listedPhone(db: Db, businessId: string): Promise<string | null> {
  const row = await db
    .selectFrom('business')
    .select('phone')
    .where('id', '=', businessId)
    .where('phoneAudience', '!=', 'owners')
    .executeTakeFirst()
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(row?.phone ?? '')
  return american ? american.slice(1).join('-') : (row?.phone ?? null)
}

/**
 * Shows the town what somebody likes to talk about: at their own face on the page, which is put up where there is none.
 * Sent twice it stands there once.
 */
export async function showOpener(
  trx: Trx,
  viewer: SignedIn,
  businessId: string,
  words: string,
  language: Language,
  now: string,
): Promise<void> {
  const by = { accountId: viewer.accountId, source: null }
  const face = await trx
    .selectFrom('face')
    .select('id')
    .where('businessId', '=', businessId)
    .where('accountId', '=', viewer.accountId)
    .executeTakeFirst()
  if (!face) {
    const blank = { role: null, line: null, whenIn: null, audience: 'anybody' as const }
    const openers = [{ words, language }]
    const { accountId, name } = viewer
    await addFace(trx, businessId, { ...blank, name, language, accountId, openers }, now, by)
    return
  }
  const known = await trx
    .selectFrom('opener')
    .select(['words', 'language'])
    .where('faceId', '=', face.id)
    .orderBy('position')
    .execute()
  if (known.some((opener) => opener.words === words)) return
  await editFace(trx, businessId, face.id, { openers: [...known, { words, language }] }, by, now)
}
