import { type Verb, writeAudit } from '../../accounts/audit-queries.ts'
import type { Trx } from '../../db/tables.ts'
import { Conflict } from '../../errors.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { confirmHours } from '../confirmations.ts'
import type { BusinessFacts } from '../facts.ts'
import { holdBusiness } from '../hold.ts'
import { editBusiness } from '../records.ts'
import { keepsPage } from '../rules.ts'
import { factsOf } from '../stored-facts.ts'
import { settle, type Suggestion } from './queries.ts'
import { decidedOn, factsOfParts, partsOf, PEOPLE } from './rules.ts'

export interface Decision {
  /** Keys of the parts that were ticked. */
  ticked: readonly string[]
  /** The revision that was shown to whoever decides. */
  shown: number
  reason: string | null
}

/**
 * Takes parts of a suggestion in: they stand in the entry from now on, as its writer's word, with who took them in. What
 * is said about people is noted and written nowhere: whoever decides asks them first.
 * @returns what was taken in
 * @throws Conflict where it is settled already, or somebody changed one of the parts since it was shown
 */
export async function takeIn(
  trx: Trx,
  suggestion: Suggestion,
  { ticked, shown, reason }: Decision,
  decider: SignedIn,
  now: string,
): Promise<Partial<BusinessFacts>> {
  const { id, businessId, suggestedBy, why } = suggestion
  const parts = partsOf(suggestion.fields, suggestion.facts)
  const changes = factsOfParts(parts, ticked)
  await settleAs(trx, id, { state: 'accepted', by: decider.accountId, reason }, Object.keys(changes), now)
  const by = { accountId: suggestedBy, takenInBy: decider.accountId, source: null, why }
  if (suggestion.people !== null) await notePeople(trx, id, ticked.includes(PEOPLE))
  if (Object.keys(changes).length > 0)
    await editBusiness(trx, businessId, decidedOn(suggestion, shown), changes, by, now)
  // What was ticked because it said so already, and says something else by now, is for whoever decides to see.
  const held = await factsOf(trx, await holdBusiness(trx, businessId))
  const went = partsOf(suggestion.fields, held).filter(({ key }) => ticked.includes(key))
  if (went.some(({ state }) => state !== 'there')) throw new Conflict('directory.changed-meanwhile')
  // Whoever takes hours in says that they are right.
  const newHours =
    parts.some(({ key, state }) => key === 'hours' && state !== 'there') && (changes.hours ?? changes.hoursText)
  if (newHours) await confirmHours(trx, businessId, decider, now)
  await auditAtDesk(trx, decider, businessId, 'suggestion-taken', now)
  return changes
}

async function notePeople(trx: Trx, id: string, noted: boolean): Promise<void> {
  await trx
    .updateTable('suggestion')
    .set({ peopleNoted: noted ? 1 : 0 })
    .where('id', '=', id)
    .execute()
}

/** Settles a suggestion and writes down which of its fields went in. @throws Conflict where it is settled already */
export async function settleAs(
  trx: Trx,
  id: string,
  settled: { state: 'accepted'; by: string; reason: string | null },
  taken: readonly string[],
  now: string,
): Promise<void> {
  await settle(trx, id, settled, now)
  const fields = trx.updateTable('suggestionField').where('suggestionId', '=', id)
  await fields.set({ taken: 0 }).execute()
  if (taken.length > 0) await fields.set({ taken: 1 }).where('field', 'in', taken).execute()
}

/** Leaves everything as it is, with a word to whoever suggested it. @throws Conflict where it is settled already */
export async function turnDown(
  trx: Trx,
  { id, businessId }: Pick<Suggestion, 'id' | 'businessId'>,
  reason: string,
  decider: SignedIn,
  now: string,
): Promise<void> {
  await settle(trx, id, { state: 'declined', by: decider.accountId, reason }, now)
  await auditAtDesk(trx, decider, businessId, 'suggestion-declined', now)
}

/** What a steward does to a place that is not their own is written down; its own people need no witness. */
export async function auditAtDesk(
  trx: Trx,
  viewer: SignedIn,
  businessId: string,
  verb: Verb,
  now: string,
): Promise<void> {
  if (viewer.role !== 'steward' || keepsPage(viewer, businessId)) return
  await writeAudit(trx, { by: viewer.accountId, verb, subjectKind: 'business', subjectId: businessId }, now)
}
