import { newId } from '../../db/ids.ts'
import type { Row, Db, Trx } from '../../db/tables.ts'
import { Conflict, NotFound } from '../../errors.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { type BusinessFacts, factNames, type FactName, type FieldAudience } from '../facts.ts'
import { audiencesAt, keepsPage, mayEdit } from '../rules.ts'
import { factsOf } from '../stored-facts.ts'
import type { SuggestedField } from './rules.ts'

type State = Row<'suggestion'>['state']

/** As many of one neighbor's suggestions as wait at one place. */
export const MOST_WAITING = 3

interface Made {
  businessId: string
  baseRevision: number
  why: string | null
  /** What is said about the people to ask for; with it there may be no field. */
  people?: string | null
  fields: readonly SuggestedField[]
}

/** @returns its id @throws Conflict where as many of theirs wait there already as one person reads */
export async function makeSuggestion(
  trx: Trx,
  by: Pick<SignedIn, 'accountId'>,
  made: Made,
  now: string,
): Promise<string> {
  const { businessId, baseRevision, why, people, fields } = made
  if ((await ownWaiting(trx, by, businessId)).length >= MOST_WAITING) throw new Conflict('suggest.enough')
  const id = newId()
  const who = { suggestedBy: by.accountId, state: 'open' as const, madeAt: now }
  await trx
    .insertInto('suggestion')
    .values({ id, businessId, baseRevision, why, people, ...who })
    .execute()
  if (fields.length === 0) return id
  await trx
    .insertInto('suggestionField')
    .values(fields.map((field) => ({ suggestionId: id, ...field })))
    .execute()
  return id
}

/** What the viewer suggested at a place, and nobody decided yet. */
export async function ownWaiting(db: Db, viewer: Pick<SignedIn, 'accountId'>, businessId: string) {
  return db
    .selectFrom('suggestion')
    .select(['id', 'madeAt'])
    .where('businessId', '=', businessId)
    .where('suggestedBy', '=', viewer.accountId)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute()
}

/** Suggestions at places that are there, of people who are in town or were. What somebody suspended said waits with them. */
export const suggestions = (db: Db) =>
  db
    .selectFrom('suggestion')
    .innerJoin('business', 'business.id', 'suggestion.businessId')
    .innerJoin('account', 'account.id', 'suggestion.suggestedBy')
    .select(['suggestion.id', 'suggestion.businessId', 'suggestion.baseRevision', 'suggestion.suggestedBy'])
    .select([
      'suggestion.why',
      'suggestion.people',
      'suggestion.peopleNoted',
      'suggestion.state',
      'suggestion.madeAt',
      'suggestion.reason',
      'suggestion.settledBy',
    ])
    .select(['business.name as place', 'business.slug', 'business.revision', 'account.name as who'])
    .select('account.state as whoIs')
    .where('business.mergedIntoId', 'is', null)
    .where('account.state', 'in', ['active', 'erased'])

export interface StoredField extends SuggestedField {
  /** Whether it was taken in, once that is decided. */
  taken: boolean
}

export interface Suggestion {
  id: string
  businessId: string
  slug: string
  place: string
  baseRevision: number
  /** The entry's revision as it stands. */
  revision: number
  suggestedBy: string
  /** Null for a former neighbor, and for somebody who is not there for this viewer. */
  by: string | null
  former: boolean
  why: string | null
  /** What is said about the people to ask for, and whether it was noted. */
  people: string | null
  peopleNoted: 0 | 1 | null
  state: State
  madeAt: string
  reason: string | null
  /** What of it this viewer may read; `keptBack` says that there is more. */
  fields: StoredField[]
  keptBack: boolean
  /** The facts as they stand, to be held against it. */
  facts: BusinessFacts
  isOwn: boolean
  /** Whether it is this viewer's to decide, while it is open. */
  decides: boolean
  settledBy: string | null
}

/**
 * A suggestion for those who read it: who made it, the people of the place, stewards. Between an owner and somebody who
 * is not there for them it lies with the desk, without a word.
 * @throws NotFound
 */
export async function suggestionFor(db: Db, viewer: SignedIn, id: string): Promise<Suggestion> {
  const row = await suggestions(db).where('suggestion.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('suggestion')
  const { who, whoIs, ...said } = row
  const isOwn = row.suggestedBy === viewer.accountId
  const isHidden = viewer.blocked.has(row.suggestedBy)
  const isTheirs = mayEdit(viewer, row.businessId) && (!isHidden || viewer.role === 'steward')
  if (!isOwn && (!isTheirs || row.state === 'withdrawn')) throw new NotFound('suggestion')
  const business = await db
    .selectFrom('business')
    .selectAll()
    .where('id', '=', row.businessId)
    .executeTakeFirstOrThrow()
  const all = await fieldsOf(db, id)
  const reads = audiencesAt(viewer, row.businessId)
  const fields = all.filter(({ audience }) => reads.includes(audience))
  return {
    ...said,
    by: isHidden || whoIs === 'erased' ? null : who,
    former: whoIs === 'erased',
    fields,
    keptBack: fields.length < all.length,
    facts: await factsOf(db, business),
    isOwn,
    // Nobody's own word is a second one, but of those who need no second.
    decides: isTheirs && (!isOwn || keepsPage(viewer, row.businessId)),
  }
}

/** An audience that nobody wrote down is the narrowest. */
async function fieldsOf(db: Db, suggestionId: string): Promise<StoredField[]> {
  const rows = await db
    .selectFrom('suggestionField')
    .select(['field', 'audience', 'before', 'after', 'taken'])
    .where('suggestionId', '=', suggestionId)
    .execute()
  return factNames.flatMap((field: FactName) => {
    const row = rows.find((one) => one.field === field)
    if (!row) return []
    const audience: FieldAudience = row.audience ?? 'owners'
    return [{ field, audience, before: row.before, after: row.after, taken: row.taken === 1 }]
  })
}

/**
 * Decides a suggestion once; of two who decide at once the later reads that it is done.
 * @throws Conflict where it is settled already
 */
export async function settle(
  trx: Trx,
  id: string,
  settled: { state: Exclude<State, 'open'>; by: string; reason: string | null },
  now: string,
): Promise<void> {
  const { state, by, reason } = settled
  const done = await trx
    .updateTable('suggestion')
    .set({ state, settledBy: by, settledAt: now, reason })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Conflict('suggest.moved-on')
}

/** Whoever suggested it read what became of it. @throws NotFound for anybody else */
export async function readOutcome(trx: Trx, viewer: SignedIn, id: string, now: string): Promise<void> {
  const read = await trx
    .updateTable('suggestion')
    .set({ toldAt: now })
    .where('id', '=', id)
    .where('suggestedBy', '=', viewer.accountId)
    .where('state', 'in', ['accepted', 'declined'])
    .executeTakeFirst()
  if (read.numUpdatedRows === 0n) throw new NotFound('suggestion')
}
