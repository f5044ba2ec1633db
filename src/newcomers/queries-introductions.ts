import { newId } from '../db/ids.ts'
import type { IntroductionState } from '../db/columns/newcomers.ts'
import type { Db, Trx } from '../db/tables.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import {
  after,
  bothAgreed,
  isMade,
  lapsing,
  type Move,
  open,
  type Part,
  partsOf,
  turnOf,
} from './introduction-rules.ts'
import type { Subject } from './queries-vouches.ts'
import { capacities, noBlock } from './queries-who.ts'
import { spareOf, USUAL_CAP } from './rules.ts'

/** An introduction as one of those in it may read it. */
export interface Introduction {
  id: string
  parts: Part[]
  asker: string
  introducer: string
  other: string
  topic: string
  words: string | null
  language: Language
  state: IntroductionState
  putAside: boolean
  /** How the other of the two can be reached: only for the two, and only once both agreed. */
  reach: string | null
  askedAt: string
}

const rows = (db: Db) =>
  db
    .selectFrom('introduction')
    .innerJoin('account as asker', 'asker.id', 'introduction.askerId')
    .innerJoin('account as introducer', 'introducer.id', 'introduction.introducerId')
    .leftJoin('account as other', 'other.id', 'introduction.otherId')
    .leftJoin('face', 'face.id', 'introduction.faceId')
    .select(['introduction.id', 'introduction.askerId', 'introduction.introducerId', 'introduction.otherId'])
    .select(['introduction.topic', 'introduction.words', 'introduction.language', 'introduction.state'])
    .select(['introduction.putAside', 'introduction.askerReach', 'introduction.otherReach'])
    .select(['introduction.askedAt'])
    .select(['asker.name as asker', 'introducer.name as introducer'])
    .select((eb) => eb.fn.coalesce('face.name', 'other.name').as('other'))

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

/** Null for whoever is not in it, and between people who blocked each other. */
function readBy(viewer: SignedIn, row: Row): Introduction | null {
  const parts = partsOf(row, viewer.accountId)
  const people = [row.askerId, row.introducerId, row.otherId]
  if (parts.length === 0 || people.some((id) => id !== null && viewer.blocked.has(id))) return null
  const { id, asker, introducer, other, topic, words, language, state, putAside, askedAt } = row
  const ofTheTwo = parts.includes('asker') ? row.otherReach : row.otherId === viewer.accountId ? row.askerReach : null
  const reach = bothAgreed(state) ? ofTheTwo : null
  const shown = { id, parts, asker, introducer, other: other ?? '', topic, words, language, state, askedAt }
  return { ...shown, putAside: putAside === 1, reach }
}

/** Everything the viewer has a part in, the latest first; which leg of it they see, the rules say. */
export async function ownIntroductions(db: Db, viewer: SignedIn): Promise<Introduction[]> {
  const { accountId } = viewer
  const found = await rows(db)
    .where((eb) =>
      eb.or([
        eb('introduction.askerId', '=', accountId),
        eb('introduction.introducerId', '=', accountId),
        eb('introduction.otherId', '=', accountId),
      ]),
    )
    // By when it was asked: an order by its last move would tell the asker who said yes so far.
    .orderBy('introduction.askedAt', 'desc')
    .orderBy('introduction.id')
    .limit(100)
    .execute()
  return found.flatMap((row) => readBy(viewer, row) ?? [])
}

/** @throws NotFound also where it is between others */
async function introductionOf(db: Db, viewer: SignedIn, id: string): Promise<Introduction & { row: Row }> {
  const row = await rows(db).where('introduction.id', '=', id).executeTakeFirst()
  const read = row && readBy(viewer, row)
  if (!read) throw new NotFound('introduction')
  return { ...read, row }
}

interface Moving {
  now: string
  reach?: string | null
  /** As whom, where somebody answers for the other one too: else a second press would be the other one's yes. */
  part?: Part | null
}

/**
 * A silent no of somebody's would be told by how it is answered: what is not theirs now is not there. What they did
 * already is done, and nothing more happens.
 */
export async function moveOn(
  trx: Trx,
  viewer: SignedIn,
  id: string,
  move: Move,
  { now, reach = null, part = null }: Moving,
): Promise<Introduction> {
  const { row, ...before } = await introductionOf(trx, viewer, id)
  const parts = before.parts.filter((each) => part === null || each === part)
  const state = after(before.state, parts, move)
  if (state === null && isMade(before.state, parts, move)) return before
  if (state === null) throw new NotFound('move')
  const ownReach = before.parts.includes('other') && before.state === 'introducer-agreed' && row.otherId
  const moved = await trx
    .updateTable('introduction')
    .set({ state, movedAt: now, putAside: 0, ...(ownReach && { otherReach: reach }) })
    .where('id', '=', id)
    .where('state', '=', before.state)
    .executeTakeFirst()
  if (moved.numUpdatedRows > 0n) return { ...before, state }
  const meanwhile = await introductionOf(trx, viewer, id)
  if (!isMade(meanwhile.state, parts, move)) throw new Conflict('the introduction moved on')
  return meanwhile
}

/** Lets it be, without a word to anybody. @throws NotFound where it is not the viewer's turn */
export async function putAside(trx: Trx, viewer: SignedIn, id: string): Promise<void> {
  const { state, parts } = await introductionOf(trx, viewer, id)
  const turn = turnOf(state)
  if (turn === null || !parts.includes(turn)) throw new NotFound('move')
  await trx.updateTable('introduction').set({ putAside: 1 }).where('id', '=', id).execute()
}

export const MONTH_FULL = 'introduction.month-full'

export interface Asking {
  subject: Subject
  introducerId: string
  topic: string
  words: string | null
  reach: string | null
  language: Language
}

/** Whether this neighbor let it be said that they introduce people to this one. */
export async function introduces(db: Db, introducerId: string, { faceId, accountId }: Subject): Promise<boolean> {
  const vouch = await db
    .selectFrom('vouch')
    .leftJoin('face', 'face.id', 'vouch.faceId')
    .select('vouch.id')
    .where('vouch.voucherId', '=', introducerId)
    .where('vouch.namesMe', '=', 1)
    .where('vouch.introduces', '=', 1)
    .where('vouch.declinedOn', 'is', null)
    .where(noBlock)
    .where((eb) =>
      eb.or([
        ...(faceId ? [eb('vouch.faceId', '=', faceId)] : []),
        ...(accountId ? [eb('face.accountId', '=', accountId)] : []),
        // Of a resident it is told only while they offer to be asked, as in the answers.
        ...(accountId
          ? [
              eb.and([
                eb('vouch.accountId', '=', accountId),
                eb.exists(
                  eb
                    .selectFrom('offerToBeAsked as offer')
                    .select('offer.id')
                    .where('offer.accountId', '=', accountId)
                    .where('offer.hidden', '=', 0),
                ),
              ]),
            ]
          : []),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return vouch !== undefined
}

/**
 * Asks for an introduction. Two who ask at the same time wait for each other here, so that a month's end is one.
 * @returns its id; of the one that is still open between the same people, where there is one
 * @throws Conflict where the introducer's month is full
 */
export async function askToBeIntroduced(
  trx: Trx,
  askerId: string,
  asking: Asking,
  { now, monthBegan }: { now: string; monthBegan: string },
): Promise<string> {
  const { subject, introducerId, topic, words, reach, language } = asking
  await trx
    .updateTable('vouch')
    .set((eb) => ({ madeOn: eb.ref('madeOn') }))
    .where('voucherId', '=', introducerId)
    .execute()
  const there = await trx
    .selectFrom('introduction')
    .select('id')
    .where('askerId', '=', askerId)
    .where('introducerId', '=', introducerId)
    .where('faceId', subject.faceId ? '=' : 'is', subject.faceId)
    .where('otherId', subject.accountId ? '=' : 'is', subject.accountId)
    .where('state', 'in', open)
    .executeTakeFirst()
  if (there) return there.id
  const month = (await capacities(trx, [introducerId], monthBegan)).get(introducerId)
  if (spareOf(month?.cap ?? USUAL_CAP, month?.asked ?? 0) === 0) throw new Conflict(MONTH_FULL)
  const id = newId()
  const people = { askerId, introducerId, otherId: subject.accountId, faceId: subject.faceId }
  const said = { topic, words, language, askerReach: reach }
  await trx
    .insertInto('introduction')
    .values({ id, ...people, ...said, state: 'asked', putAside: 0, askedAt: now, movedAt: now })
    .execute()
  return id
}

/** What was asked before then and is not agreed by both is over, the silence and the no alike. */
export async function lapse(trx: Trx, askedBefore: string): Promise<void> {
  await trx
    .updateTable('introduction')
    .set({ state: 'lapsed', putAside: 0 })
    .where('state', 'in', lapsing)
    .where('askedAt', '<=', askedBefore)
    .execute()
}
