import type { Db } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import { isSignedIn, type SignedIn, type Viewer } from '../web/viewer.ts'
import { answersFor, type FavorRow, type FavorSeen, type PartyRow, seenBy } from './seeing-rules.ts'

/** Favors with everything about them; whoever reads them on is told by `seenBy` what they may see. */
export function favorRows(db: Db) {
  return db
    .selectFrom('favor')
    .leftJoin('account as recorder', 'recorder.id', 'favor.recordedById')
    .select(['favor.id', 'favor.kind', 'favor.words', 'favor.language', 'favor.happenedOn', 'favor.state'])
    .select(['favor.recordedById', 'recorder.name as recorderName', 'favor.passedOnFromId', 'favor.sameAsId'])
    .select(['favor.createdAt', 'favor.updatedAt'])
}

/** The same for written SQL. */
export const FAVOR_COLUMNS = `"favor"."id", "favor"."kind", "favor"."words", "favor"."language", "favor"."happenedOn",
  "favor"."state", "favor"."recordedById", "recorder"."name" as "recorderName", "favor"."passedOnFromId",
  "favor"."sameAsId", "favor"."createdAt", "favor"."updatedAt"`

export async function partiesOf(db: Db, favorIds: readonly string[]): Promise<PartyRow[]> {
  if (favorIds.length === 0) return []
  return db
    .selectFrom('favorParty')
    .leftJoin('account', 'account.id', 'favorParty.accountId')
    .leftJoin('business', 'business.id', 'favorParty.businessId')
    .select(['favorParty.id', 'favorParty.favorId', 'favorParty.side', 'favorParty.state as answer'])
    .select(['favorParty.accountId', 'favorParty.businessId', 'favorParty.neighborName'])
    .select(['account.name as accountName', 'business.name as businessName', 'business.slug as businessSlug'])
    .select(['favorParty.ownWords', 'favorParty.ownLanguage', 'favorParty.answeredAt', 'favorParty.audience'])
    .select('favorParty.askedSteward')
    .where('favorParty.favorId', 'in', [...favorIds])
    .orderBy('favorParty.id')
    .execute()
}

/** A favor for one of its parties. @throws NotFound where it is not there for this viewer */
export async function favorFor(db: Db, viewer: Viewer, id: string): Promise<FavorSeen> {
  const favor = await favorRows(db).where('favor.id', '=', id).executeTakeFirst()
  const seen = favor && isSignedIn(viewer) ? seenBy(viewer, favor, await partiesOf(db, [id])) : null
  if (!seen) throw new NotFound('favor')
  return seen
}

/** Whether what the viewer wrote down is still there, in these words. */
export async function standsAsTold(db: Db, viewer: SignedIn, id: string, words: string): Promise<boolean> {
  const told = await favorRows(db)
    .where('favor.id', '=', id)
    .where('favor.recordedById', '=', viewer.accountId)
    .where('favor.state', '!=', 'withdrawn')
    .executeTakeFirst()
  return told?.words === words
}

export interface Telling {
  id: string
  words: string
  language: 'en' | 'es'
  toldAt: string
  partyId: string | null
}

/** How it was told, first to last; the last one is how it stands. */
export async function tellingsOf(db: Db, favorId: string): Promise<Telling[]> {
  return db
    .selectFrom('favorTelling')
    .select(['id', 'words', 'language', 'toldAt', 'partyId'])
    .where('favorId', '=', favorId)
    .orderBy('id')
    .execute()
}

/** Which telling stands, for each of some favors: an answer says what it answers. */
export async function tellingNow(db: Db, favorIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (favorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('favorTelling')
    .select((eb) => ['favorId', eb.fn.max('id').as('id')])
    .where('favorId', 'in', [...favorIds])
    .groupBy('favorId')
    .execute()
  return new Map(rows.map((row) => [row.favorId, row.id]))
}

/** The parts of the stove's page. `open` waits for an answer, `aside` counts for nobody. */
export type Part = 'open' | 'gave' | 'received' | 'aside'

/** Favors of one part, the latest day first. @param after the id of the last one of the page before */
export async function favorsOf(
  db: Db,
  viewer: SignedIn,
  part: Part,
  page: { limit: number; after?: string | null },
): Promise<{ favors: FavorSeen[]; next: string | null }> {
  const own = favorRows(db)
    .where('favor.sameAsId', 'is', null)
    .where('favor.id', 'in', favorIdsIn(db, viewer, part))
  // Somebody else's favor says no day: a page after it is the first one, as after none.
  const last = page.after ? await own.where('favor.id', '=', page.after).executeTakeFirst() : null
  const rows = await own
    .$if(viewer.blocked.size > 0, (favors) =>
      favors.where((eb) =>
        eb.or([eb('favor.recordedById', 'is', null), eb('favor.recordedById', 'not in', [...viewer.blocked])]),
      ),
    )
    .$if(Boolean(last), (favors) =>
      favors.where((eb) =>
        eb.or([
          eb('favor.happenedOn', '<', last?.happenedOn ?? ''),
          eb.and([eb('favor.happenedOn', '=', last?.happenedOn ?? ''), eb('favor.id', '<', last?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('favor.happenedOn', 'desc')
    .orderBy('favor.id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const shown = rows.slice(0, page.limit)
  const favors = await seenOf(db, viewer, shown)
  return { favors, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null }
}

/** What the viewer sees of some favors, in their order. */
export async function seenOf(db: Db, viewer: Viewer, rows: readonly FavorRow[]): Promise<FavorSeen[]> {
  const ids = rows.map((row) => row.id)
  const parties = await partiesOf(db, ids)
  return rows.flatMap((row) => {
    const own = parties.filter((party) => party.favorId === row.id)
    return seenBy(viewer, row, own) ?? []
  })
}

function favorIdsIn(db: Db, viewer: SignedIn, part: Part) {
  const businesses = answersFor(viewer)
  return db
    .selectFrom('favorParty')
    .innerJoin('favor as told', 'told.id', 'favorParty.favorId')
    .select('favorParty.favorId')
    .where((eb) =>
      eb.or([
        eb('favorParty.accountId', '=', viewer.accountId),
        ...(businesses.length > 0 ? [eb('favorParty.businessId', 'in', businesses)] : []),
      ]),
    )
    .where((eb) => {
      const answered = eb('favorParty.state', 'in', ['yes', 'glad', 'not-quite'])
      if (part === 'open') {
        const waits = eb('favorParty.state', '=', 'waiting')
        return eb.or([
          eb.and([waits, eb('told.state', 'in', ['recorded', 'confirmed', 'thanked'])]),
          eb('told.state', '=', 'recorded'),
        ])
      }
      if (part === 'aside') return eb('told.state', 'in', ['declined', 'disputed', 'withdrawn', 'unconfirmed'])
      return eb.and([answered, eb('favorParty.side', '=', part), eb('told.state', 'in', ['confirmed', 'thanked'])])
    })
}

/** Whether the stewards ever asked something around the stove: before that there is nothing to answer. */
export async function isQuestionAsked(db: Db, today: string): Promise<boolean> {
  const question = await db
    .selectFrom('stoveQuestion')
    .select('id')
    .where('weekOf', '<=', today)
    .limit(1)
    .executeTakeFirst()
  return question !== undefined
}
