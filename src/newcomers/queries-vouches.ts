import { sql } from 'kysely'
import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import { keepWords } from './queries-offers.ts'
import type { Target } from './form.ts'
import { topicKeyOf } from './topic-rules.ts'

/** Somebody whom the viewer may say something about. */
export interface Subject {
  token: string
  faceId: string | null
  /** Of a face too, where somebody is known to be behind it. */
  accountId: string | null
  name: string
  /** The place of a face. */
  place: string | null
}

const hiddenFrom = (viewer: SignedIn, accountId: string | null): boolean =>
  accountId !== null && viewer.blocked.has(accountId)

function faces(db: Db) {
  return db
    .selectFrom('face')
    .innerJoin('business', 'business.id', 'face.businessId')
    .select(['face.id', 'face.accountId', 'face.name', 'business.name as place'])
    .where('face.audience', 'in', ['anybody', 'neighbors'])
    .where('face.diedOn', 'is', null)
    .where('business.mergedIntoId', 'is', null)
}

type FaceRow = Awaited<ReturnType<ReturnType<typeof faces>['execute']>>[number]
const asSubject = ({ id, ...face }: FaceRow): Subject => ({ token: `face-${id}`, faceId: id, ...face })

/** @throws NotFound also where they are there, but not for this viewer */
export async function subjectOf(db: Db, viewer: SignedIn, target: Target): Promise<Subject> {
  if ('face' in target) {
    const face = await faces(db).where('face.id', '=', target.face).executeTakeFirst()
    if (!face || hiddenFrom(viewer, face.accountId)) throw new NotFound('face')
    return asSubject(face)
  }
  const neighbor = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('id', '=', target.account)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (!neighbor || hiddenFrom(viewer, neighbor.id)) throw new NotFound('neighbor')
  const { id, name } = neighbor
  return { token: `account-${id}`, faceId: null, accountId: id, name, place: null }
}

/** Whom one can say something about at a business, as its page names them. */
export async function subjectsAt(db: Db, viewer: SignedIn, slug: string): Promise<Subject[]> {
  const rows = await faces(db).where('business.slug', '=', slug).orderBy('face.position').orderBy('face.id').execute()
  return rows.filter(({ accountId }) => !hiddenFrom(viewer, accountId)).map(asSubject)
}

export interface VouchWords {
  topic: string
  namesMe: 0 | 1
  introduces: 0 | 1
}

/** One voice about one person and one topic: said again, it says what was said last. */
export async function vouchFor(
  trx: Trx,
  voucherId: string,
  subject: Subject,
  { topic, namesMe, introduces }: VouchWords,
  said: { language: Language; today: string },
): Promise<void> {
  const of = { faceId: subject.faceId, accountId: subject.faceId ? null : subject.accountId }
  const topicKey = topicKeyOf(topic)
  const known = await trx
    .selectFrom('vouch')
    .select('id')
    .where('voucherId', '=', voucherId)
    .where('topicKey', '=', topicKey)
    .where('faceId', of.faceId ? '=' : 'is', of.faceId)
    .where('accountId', of.accountId ? '=' : 'is', of.accountId)
    .executeTakeFirst()
  if (known) {
    await trx.updateTable('vouch').set({ namesMe, introduces }).where('id', '=', known.id).execute()
    return
  }
  const id = newId()
  const { language, today } = said
  const row = { id, voucherId, ...of, topic, topicKey, language, namesMe, introduces, madeOn: today }
  await trx.insertInto('vouch').values(row).execute()
  await keepWords(trx, { offerId: null, vouchId: id }, topic)
}

/** What the viewer said about others. Whether they would rather not is not told. */
export async function ownVouches(db: Db, viewer: SignedIn) {
  const rows = await db
    .selectFrom('vouch')
    .leftJoin('face', 'face.id', 'vouch.faceId')
    .leftJoin('business', 'business.id', 'face.businessId')
    .leftJoin('account', 'account.id', 'vouch.accountId')
    .select(['vouch.id', 'vouch.topic', 'vouch.language', 'vouch.namesMe', 'vouch.introduces'])
    .select(['business.name as place', 'business.slug'])
    .select((eb) => eb.fn.coalesce('face.name', 'account.name').as('name'))
    .select((eb) => eb.fn.coalesce('vouch.accountId', 'face.accountId').as('subjectId'))
    .where('vouch.voucherId', '=', viewer.accountId)
    .where((eb) => eb.or([eb('account.state', 'is', null), eb('account.state', '=', 'active')]))
    .orderBy('vouch.id', 'desc')
    .execute()
  return rows.filter(({ subjectId }) => !hiddenFrom(viewer, subjectId))
}

/** What neighbors say about the viewer: a resident reads every word said about them, and whose it is. */
export async function vouchesForMe(db: Db, viewer: SignedIn) {
  const rows = await aboutMe(db, viewer)
    .innerJoin('account as voucher', 'voucher.id', 'vouch.voucherId')
    .select(['vouch.id', 'vouch.topic', 'vouch.language', 'vouch.agreedOn', 'vouch.madeOn', 'vouch.voucherId'])
    .select('vouch.namesMe')
    .select(['voucher.name', 'voucher.state'])
    .where('vouch.declinedOn', 'is', null)
    .orderBy('vouch.id', 'desc')
    .execute()
  return rows
    .filter(({ voucherId }) => !viewer.blocked.has(voucherId))
    .map(({ state, name, ...row }) => ({ ...row, name: state === 'active' ? name : null }))
}

const aboutMe = (db: Db, viewer: SignedIn) =>
  db
    .selectFrom('vouch')
    .leftJoin('face', 'face.id', 'vouch.faceId')
    .where((eb) => eb.or([eb('vouch.accountId', '=', viewer.accountId), eb('face.accountId', '=', viewer.accountId)]))

/** @throws NotFound where it is not about the viewer, or was declined already */
export async function answerVouch(
  trx: Trx,
  viewer: SignedIn,
  id: string,
  answer: { agreedOn: string } | { declinedOn: string },
): Promise<void> {
  const mine = await aboutMe(trx, viewer)
    .select(['vouch.id', 'vouch.voucherId', 'vouch.declinedOn'])
    .where('vouch.id', '=', id)
    .executeTakeFirst()
  if (!mine || viewer.blocked.has(mine.voucherId)) throw new NotFound('vouch')
  if (mine.declinedOn !== null && 'declinedOn' in answer) return
  if (mine.declinedOn !== null) throw new NotFound('vouch')
  await trx.updateTable('vouch').set(answer).where('id', '=', id).execute()
}

/** Takes one's own word back. @returns about whom @throws NotFound also where it is somebody else's */
export async function withdrawVouch(trx: Trx, viewer: SignedIn, id: string): Promise<void> {
  const gone = await trx
    .deleteFrom('vouch')
    .where('id', '=', id)
    .where('voucherId', '=', viewer.accountId)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new NotFound('vouch')
}

/** What somebody who left gave to others stays, from a former neighbor: unnamed, and they bring nobody together. */
export async function forgetVoucher(trx: Trx, accountId: string): Promise<void> {
  await trx
    .updateTable('vouch')
    .set({ namesMe: 0, introduces: 0 })
    .where('voucherId', '=', accountId)
    .where(sql<boolean>`"namesMe" + "introduces" > 0`)
    .execute()
}
