import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { padded } from '../db/written.ts'
import { NotFound } from '../errors.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { CouldMeet, HostAnswer } from './guide-rules.ts'
import { noBlock } from './queries-who.ts'

/** Somebody's own first thirty days. It is theirs alone; of it a host learns who asked them, and nothing more. */
export interface Guide {
  id: string
  startedOn: string
  /** Null where nobody was asked, or who was asked is not there for this reader. */
  host: { id: string; name: string } | null
  hostAnswer: HostAnswer | null
}

export async function ownGuide(db: Db, viewer: SignedIn): Promise<Guide | null> {
  const row = await db
    .selectFrom('guide')
    .leftJoin('account', (join) => join.onRef('account.id', '=', 'guide.hostId').on('account.state', '=', 'active'))
    .select(['guide.id', 'guide.startedOn', 'guide.hostAnswer', 'account.id as hostId', 'account.name'])
    .where('guide.accountId', '=', viewer.accountId)
    .executeTakeFirst()
  if (!row) return null
  const { id, startedOn, hostId, name } = row
  const host = hostId && name && !viewer.blocked.has(hostId) ? { id: hostId, name } : null
  return { id, startedOn, host, hostAnswer: host ? row.hostAnswer : null }
}

/** Begun twice it is one guide. */
export async function startGuide(trx: Trx, viewer: SignedIn, people: readonly CouldMeet[], today: string) {
  const id = newId()
  const begun = await trx
    .insertInto('guide')
    .values({ id, accountId: viewer.accountId, hostId: null, hostAnswer: null, askedAt: null, startedOn: today })
    .onConflict((conflict) => conflict.column('accountId').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!begun || people.length === 0) return
  await trx
    .insertInto('guideStep')
    .values(
      people.map(({ faceId, kind }, position) => ({
        id: newId(),
        guideId: id,
        kind,
        faceId,
        why: null,
        position,
        doneOn: null,
      })),
    )
    .execute()
}

export async function putGuideAway(trx: Trx, viewer: SignedIn): Promise<void> {
  await trx.deleteFrom('guide').where('accountId', '=', viewer.accountId).execute()
}

export async function guideSteps(db: Db, guide: Guide) {
  return db
    .selectFrom('guideStep')
    .select(['id', 'kind', 'faceId', 'doneOn'])
    .where('guideId', '=', guide.id)
    .orderBy('position')
    .execute()
}

/** They have met, without a visit that says so. @throws NotFound also in somebody else's guide */
export async function markMet(trx: Trx, viewer: SignedIn, stepId: string, today: string): Promise<void> {
  const met = await trx
    .updateTable('guideStep')
    .set((eb) => ({ doneOn: eb.fn.coalesce('doneOn', eb.val(today)) }))
    .where('id', '=', stepId)
    .where('guideId', 'in', (eb) => eb.selectFrom('guide').select('guide.id').where('accountId', '=', viewer.accountId))
    .executeTakeFirst()
  if (met.numUpdatedRows === 0n) throw new NotFound('step')
}

/** The first day each of these faces was met, by the reader's own notebook alone. */
export async function metByNotebook(
  db: Db,
  viewer: SignedIn,
  faceIds: readonly string[],
): Promise<Map<string, string>> {
  if (faceIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('notebook')
    .innerJoin('contact', 'contact.notebookId', 'notebook.id')
    .innerJoin('visitContact', 'visitContact.contactId', 'contact.id')
    .innerJoin('visit', 'visit.id', 'visitContact.visitId')
    .select(['contact.faceId', (eb) => eb.fn.min('visit.visitedOn').as('day')])
    .where('notebook.accountId', '=', viewer.accountId)
    .where('contact.faceId', 'in', padded(faceIds))
    .groupBy('contact.faceId')
    .execute()
  return new Map(rows.flatMap(({ faceId, day }) => (faceId ? [[faceId, day]] : [])))
}

/** Somebody who lets it be said that they know a face, and what to ask about. */
export interface Through {
  name: string
  topic: string
  language: Language
}

/** Through whom: of each face the first neighbor who vouches with their name, between whom and it there is no block. */
export async function namedFor(db: Db, viewer: SignedIn, faceIds: readonly string[]): Promise<Map<string, Through>> {
  if (faceIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('vouch')
    .innerJoin('account', 'account.id', 'vouch.voucherId')
    .leftJoin('face', 'face.id', 'vouch.faceId')
    .select(['vouch.faceId', 'vouch.voucherId', 'account.name', 'vouch.topic', 'vouch.language'])
    .where('vouch.faceId', 'in', padded(faceIds))
    .where('vouch.namesMe', '=', 1)
    .where('vouch.declinedOn', 'is', null)
    .where('vouch.voucherId', '!=', viewer.accountId)
    .where('account.state', '=', 'active')
    .where(noBlock)
    .orderBy('vouch.id', 'desc')
    .execute()
  const seen = rows.filter(({ voucherId }) => !viewer.blocked.has(voucherId))
  return new Map(
    seen.flatMap(({ faceId, name, topic, language }) => (faceId ? [[faceId, { name, topic, language }]] : [])),
  )
}

/** Whether they gave something yet: an answer around the stove, hours confirmed, what they may be asked about. */
export async function hasGiven(db: Db, viewer: SignedIn): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('account.id')
    .where('account.id', '=', viewer.accountId)
    .where((eb) =>
      eb.or([
        eb.exists(eb.selectFrom('stoveAnswer').select('stoveAnswer.id').whereRef('accountId', '=', 'account.id')),
        eb.exists(eb.selectFrom('business').select('business.id').whereRef('confirmedBy', '=', 'account.id')),
        eb.exists(eb.selectFrom('offerToBeAsked').select('offerToBeAsked.id').whereRef('accountId', '=', 'account.id')),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}
