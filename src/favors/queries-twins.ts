import type { Db, Trx } from '../db/tables.ts'
import { Conflict, NotFound } from '../errors.ts'
import { dayPlus, daysBetween } from '../web/clock.ts'
import type { SignedIn, Viewer } from '../web/viewer.ts'
import { favorFor, favorRows, partiesOf, seenOf } from './queries.ts'
import { holdFavor, move } from './queries-answers.ts'
import { comesTo, SAME_DAY_WITHIN } from './rules.ts'
import type { FavorRow, FavorSeen, PartyRow } from './seeing-rules.ts'

/**
 * What may be the same favor as the other of two people told it, the nearest day first: the same giver and receiver,
 * written by the other one, and neither joined to another yet. Where each has answered the other's, they are two.
 */
export async function twinsOf(db: Db, viewer: Viewer, id: string): Promise<FavorSeen[]> {
  const favor = await favorRows(db).where('favor.id', '=', id).executeTakeFirst()
  const own = await partiesOf(db, [id])
  const two = twoOf(own)
  if (!favor?.recordedById || !two || favor.sameAsId || !canBeJoined(favor)) return []
  const other = favor.recordedById === two.gave ? two.received : two.gave
  const perhaps = await favorRows(db)
    .where('favor.recordedById', '=', other)
    .where('favor.happenedOn', '>=', dayPlus(favor.happenedOn, -SAME_DAY_WITHIN))
    .where('favor.happenedOn', '<=', dayPlus(favor.happenedOn, SAME_DAY_WITHIN))
    .where('favor.sameAsId', 'is', null)
    .where('favor.id', '!=', id)
    .where('favor.id', 'not in', joinedTo(db))
    .orderBy('favor.happenedOn')
    .orderBy('favor.id')
    .limit(20)
    .execute()
  const parties = await partiesOf(
    db,
    perhaps.map((one) => one.id),
  )
  const same = perhaps.filter((one) => {
    const theirs = parties.filter((party) => party.favorId === one.id)
    const others = twoOf(theirs)
    const isOpen = [...own, ...theirs].some((party) => party.answer === 'waiting')
    return isOpen && canBeJoined(one) && others?.gave === two.gave && others.received === two.received
  })
  const away = (one: FavorRow): number => Math.abs(daysBetween(one.happenedOn, favor.happenedOn))
  return seenOf(
    db,
    viewer,
    same.sort((a, b) => away(a) - away(b)),
  )
}

/** Favors that another was joined to: the two are one already. */
const joinedTo = (db: Db) =>
  db
    .selectFrom('favor as joined')
    .select('joined.sameAsId')
    .where('joined.sameAsId', 'is not', null)
    .$narrowType<{ sameAsId: string }>()

const canBeJoined = (favor: Pick<FavorRow, 'state'>): boolean =>
  ['recorded', 'thanked', 'confirmed', 'unconfirmed'].includes(favor.state)

/** The one who gave and the one who received, where there are just these two, each with an account. */
function twoOf(parties: readonly PartyRow[]): { gave: string; received: string } | null {
  const [gave, received] = (['gave', 'received'] as const).map((side) => parties.filter((one) => one.side === side))
  const [giver, receiver] = [gave?.[0]?.accountId, received?.[0]?.accountId]
  return parties.length === 2 && giver && receiver ? { gave: giver, received: receiver } : null
}

/**
 * Makes the two one: the earlier is kept, the later is joined to it, and both who told it stand by it.
 * @returns the id of the one that is kept
 * @throws NotFound where either is not the viewer's; Conflict where they are not the same any more
 */
export async function joinTwins(trx: Trx, viewer: SignedIn, id: string, otherId: string, now: string): Promise<string> {
  const [earlier = '', later = ''] = [id, otherId].sort()
  const kept = await holdFavor(trx, earlier)
  if ((await holdFavor(trx, later)).sameAsId === earlier) return earlier
  await favorFor(trx, viewer, earlier)
  await favorFor(trx, viewer, later)
  const twins = await twinsOf(trx, viewer, earlier)
  if (!twins.some((twin) => twin.id === later)) throw new Conflict('favor.moved-on')
  await trx.updateTable('favor').set({ sameAsId: earlier }).where('id', '=', later).execute()
  const answer = kept.kind === 'thanks' ? 'glad' : 'yes'
  await trx
    .updateTable('favorParty')
    .set({ state: answer, answeredAt: now })
    .where('favorId', '=', earlier)
    .where('state', '=', 'waiting')
    .execute()
  const happened = comesTo(kept.kind, await partiesOf(trx, [earlier]))
  if (happened) await move(trx, kept, happened, now)
  return earlier
}

/** How those whose favor was joined to this one told it. */
export async function joinedTellings(db: Db, viewer: Viewer, id: string) {
  const rows = await favorRows(db).where('favor.sameAsId', '=', id).orderBy('favor.id').execute()
  return rows.filter(({ recordedById }) => recordedById === null || !viewer.blocked.has(recordedById))
}

/** The favor that this one was joined to, or null. @throws NotFound where it is not the viewer's */
export async function keptInstead(db: Db, viewer: Viewer, id: string): Promise<string | null> {
  const favor = await db.selectFrom('favor').select('sameAsId').where('id', '=', id).executeTakeFirst()
  if (!favor?.sameAsId) return null
  return (await favorFor(db, viewer, favor.sameAsId)).id
}

/** One favor of a chain; null where it is between others. */
export type Link = FavorSeen | null

const LONGEST_CHAIN = 12

/**
 * The chain that a favor stands in, from the first: what each was passed on from. Of those between others a viewer
 * learns that there is one, and nothing else.
 */
export async function chainOf(db: Db, viewer: Viewer, favor: FavorSeen): Promise<Link[]> {
  const before: Link[] = []
  for (let id = favor.passedOnFromId; id && before.length < LONGEST_CHAIN;) {
    const link = await linkAt(db, viewer, id)
    before.unshift(link.seen)
    id = link.row.passedOnFromId
  }
  const after = await passedOnTo(db, viewer, favor.id)
  return before.length + after.length > 0 ? [...before, favor, ...after] : []
}

async function linkAt(db: Db, viewer: Viewer, id: string): Promise<{ row: FavorRow; seen: Link }> {
  const row = await favorRows(db).where('favor.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('favor')
  return { row, seen: (await seenOf(db, viewer, [row]))[0] ?? null }
}

/** Whoever passed it on; only the viewer's own: that others did is theirs to tell. */
async function passedOnTo(db: Db, viewer: Viewer, id: string): Promise<FavorSeen[]> {
  const rows = await favorRows(db)
    .where('favor.passedOnFromId', '=', id)
    .orderBy('favor.id')
    .limit(LONGEST_CHAIN)
    .execute()
  return (await seenOf(db, viewer, rows)).filter((seen) => !seen.answers.length || seen.isRecorder)
}

/** Warmth that came to the viewer and may be passed on, the latest first. */
export async function passableFavors(db: Db, viewer: SignedIn): Promise<{ id: string; words: string; day: string }[]> {
  const rows = await db
    .selectFrom('favorParty')
    .innerJoin('favor', 'favor.id', 'favorParty.favorId')
    .select(['favor.id', 'favor.words', 'favor.happenedOn as day'])
    .where('favorParty.accountId', '=', viewer.accountId)
    .where('favorParty.side', '=', 'received')
    .where('favorParty.state', 'in', ['yes', 'glad', 'not-quite'])
    .where('favor.state', 'in', ['confirmed', 'thanked'])
    .where('favor.sameAsId', 'is', null)
    .$if(viewer.blocked.size > 0, (favors) =>
      favors.where((eb) =>
        eb.or([eb('favor.recordedById', 'is', null), eb('favor.recordedById', 'not in', [...viewer.blocked])]),
      ),
    )
    .orderBy('favor.happenedOn', 'desc')
    .orderBy('favor.id', 'desc')
    .limit(40)
    .execute()
  return rows
}
