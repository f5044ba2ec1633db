import type { Db, Trx } from '../../db/tables.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { type BusinessFacts, textOf } from '../facts.ts'
import { holdBusiness } from '../hold.ts'
import { editBusiness } from '../records.ts'
import { keepsPage } from '../rules.ts'
import { factsOf } from '../stored-facts.ts'
import { makeSuggestion, suggestions } from './queries.ts'
import { shareFamilyName, stillCounts, suggestedFields } from './rules.ts'
import { auditAtDesk, settleAs } from './taking-in.ts'

const standingFields = ['standing', 'standingSince', 'standingWhy', 'successorId'] as const

type Standing = Pick<BusinessFacts, (typeof standingFields)[number]>

export interface ClosingInput {
  /** Calendar day of the town, where somebody knows it. */
  since: string | null
  why: string | null
  /** What its owner would have the page say. */
  words: string | null
  /** The revision that was shown. */
  revision: number
}

/** What became of somebody's word: it stands, or a suggestion of this id waits. */
export type Said = { kind: 'stands' } | { kind: 'waits'; id: string }

/**
 * "Closed for good": at once where the people of the place say so; else the first neighbor's word waits, and the same
 * word of a second one, who is nothing to the first, closes it. The place is held meanwhile: of two who say it at the
 * same moment one is the second.
 */
export async function sayClosed(
  trx: Trx,
  viewer: SignedIn,
  businessId: string,
  { since, why, words, revision }: ClosingInput,
  now: string,
): Promise<Said> {
  const row = await holdBusiness(trx, businessId)
  const closed: Standing = { standing: 'closed', standingSince: since, standingWhy: words, successorId: null }
  if (keepsPage(viewer, businessId)) {
    await editBusiness(trx, businessId, revision, closed, { accountId: viewer.accountId, source: null, why }, now)
    return { kind: 'stands' }
  }
  const { own, others } = await closingWords(trx, viewer, businessId, now)
  for (const first of others) {
    if (await areRelated(trx, viewer, first)) continue
    const said = { ...closed, standingWhy: null, standingSince: first.since ?? since }
    const by = { accountId: first.suggestedBy, takenInBy: viewer.accountId, source: null, why: first.why ?? why }
    await editBusiness(trx, businessId, row.revision, said, by, now)
    await settleAs(trx, first.id, { state: 'accepted', by: viewer.accountId, reason: null }, standingFields, now)
    return { kind: 'stands' }
  }
  if (own) return { kind: 'waits', id: own }
  return suggestStanding(trx, viewer, businessId, { ...closed, standingWhy: null }, why, now)
}

/**
 * "It looks closed": somebody passes on what a list says by leaving a place out. That waits as a first word would, and
 * closes nothing, also where somebody else has said so before.
 * @returns the suggestion that waits
 */
export async function sayLooksClosed(
  trx: Trx,
  viewer: SignedIn,
  businessId: string,
  why: string,
  now: string,
): Promise<string> {
  await holdBusiness(trx, businessId)
  const { own, others } = await closingWords(trx, viewer, businessId, now)
  const waiting = own ?? others[0]?.id
  if (waiting !== undefined) return waiting
  const closed: Standing = { standing: 'closed', standingSince: null, standingWhy: null, successorId: null }
  return (await suggestStanding(trx, viewer, businessId, closed, why, now)).id
}

/** "It is open after all": at once where the people of the place or the desk say so; a neighbor suggests it. */
export async function sayOpen(
  trx: Trx,
  viewer: SignedIn,
  businessId: string,
  { why, revision }: Pick<ClosingInput, 'why' | 'revision'>,
  now: string,
): Promise<Said> {
  await holdBusiness(trx, businessId)
  const open: Standing = { standing: 'open', standingSince: null, standingWhy: null, successorId: null }
  if (!keepsPage(viewer, businessId) && viewer.role !== 'steward')
    return suggestStanding(trx, viewer, businessId, open, why, now)
  await editBusiness(trx, businessId, revision, open, { accountId: viewer.accountId, source: null, why }, now)
  await auditAtDesk(trx, viewer, businessId, 'place-reopened', now)
  return { kind: 'stands' }
}

async function suggestStanding(
  trx: Trx,
  viewer: SignedIn,
  businessId: string,
  standing: Standing,
  why: string | null,
  now: string,
): Promise<Extract<Said, { kind: 'waits' }>> {
  const row = await trx.selectFrom('business').selectAll().where('id', '=', businessId).executeTakeFirstOrThrow()
  const facts = await factsOf(trx, row)
  const fields = suggestedFields(facts, standing, standingFields, facts)
  const id = await makeSuggestion(
    trx,
    viewer,
    { businessId, baseRevision: row.revision, why, people: null, fields },
    now,
  )
  return { kind: 'waits', id }
}

export interface ClosingWord {
  id: string
  suggestedBy: string
  name: string
  since: string | null
  why: string | null
}

/** Who said that a place has closed, while it still counts: the viewer, and others who are in town, the first first. */
export async function closingWords(
  db: Db,
  viewer: SignedIn,
  businessId: string,
  now: string,
): Promise<{ own: string | null; others: ClosingWord[] }> {
  const rows = await suggestions(db)
    .innerJoin('suggestionField as said', (join) =>
      join
        .onRef('said.suggestionId', '=', 'suggestion.id')
        .on('said.field', '=', 'standing')
        .on('said.after', '=', 'closed'),
    )
    .leftJoin('suggestionField as since', (join) =>
      join.onRef('since.suggestionId', '=', 'suggestion.id').on('since.field', '=', 'standingSince'),
    )
    .select(['said.before', 'since.after as since', 'business.confirmedAt', 'business.standing'])
    .where('suggestion.businessId', '=', businessId)
    .where('suggestion.state', '=', 'open')
    .where('account.state', '=', 'active')
    .orderBy('suggestion.id')
    .execute()
  const counting = rows.filter(
    ({ madeAt, confirmedAt, before, standing }) =>
      stillCounts(madeAt, confirmedAt, now) && before === textOf('standing', { standing }),
  )
  const isOwn = ({ suggestedBy }: { suggestedBy: string }): boolean => suggestedBy === viewer.accountId
  const others = counting.filter((word) => !isOwn(word))
  return {
    own: rows.find(isOwn)?.id ?? null,
    others: others.map(({ id, suggestedBy, who, since, why }) => ({ id, suggestedBy, name: who, since, why })),
  }
}

/**
 * Whether two are more to each other than neighbors: one household, one who let the other into town, or one family
 * name. A second word of theirs is kept, but somebody else has to say it too.
 */
async function areRelated(db: Db, viewer: SignedIn, other: ClosingWord): Promise<boolean> {
  if (shareFamilyName(viewer.name, other.name)) return true
  const two = [viewer.accountId, other.suggestedBy]
  const households = await db
    .selectFrom('householdMember')
    .select('householdId')
    .where('accountId', 'in', two)
    .where('confirmedAt', 'is not', null)
    .groupBy('householdId')
    .having((eb) => eb.fn.count<number>('accountId').distinct(), '=', 2)
    .execute()
  if (households.length > 0) return true
  const letIn = await db
    .selectFrom('invitation')
    .select('id')
    .where('invitedBy', 'in', two)
    .where('usedBy', 'in', two)
    .executeTakeFirst()
  return letIn !== undefined
}
