import type { Row, Trx } from '../db/tables.ts'
import { Conflict } from '../errors.ts'
import { lookAtClosedDoor } from './queries-closures.ts'
import { type BusinessFacts, type FactName, audienceOf, narrower, textOf } from './facts.ts'
import { columnsOf, writeCategories } from './creating.ts'
import { holdBusiness, raiseVersionOnce } from './hold.ts'
import { mergeEdit } from './merging.ts'
import { unreadState } from './open/rank.ts'
import { type Change, changesSince, narrowHistory, recordRevision, type SaidBy, standBehind } from './revisions.ts'
import { indexBusiness } from './search/index-business.ts'
import { keepSlug, takeSlug } from './slugs.ts'
import { factsOf } from './stored-facts.ts'

export { createBusiness, createBusinesses } from './creating.ts'
export { addFace, editFace, removeFace } from './faces.ts'
export { type BusinessFacts, plainFacts } from './facts.ts'
export type { SaidBy } from './revisions.ts'

/**
 * Changes facts of a business. Edits that were made at the same time merge where they touch different fields; a value
 * that equals what the writer had before them is not a change.
 * @param baseRevision the revision the writer had before them
 * @returns the revision that now stands; an edit that changes nothing makes none
 * @throws Conflict when somebody changed the same field meanwhile; NotFound
 */
export async function editBusiness(
  trx: Trx,
  id: string,
  baseRevision: number,
  changes: Partial<BusinessFacts>,
  by: SaidBy,
  now: string,
  index = indexBusiness,
): Promise<{ revision: number }> {
  const row = await holdBusiness(trx, id)
  const facts = await factsOf(trx, row)
  const found = baseRevision < row.revision ? await foundAt(trx, id, baseRevision) : new Map<string, string | null>()
  const merge = mergeEdit(facts, found, changes)
  if (merge.conflicts.length > 0) throw new Conflict('directory.changed-meanwhile')
  const names = Object.keys(merge.changes) as FactName[]
  if (names.length === 0) return { revision: row.revision }
  const next = { ...facts, ...merge.changes }
  const revision = row.revision + 1
  await writeFacts(trx, row, facts, next, revision, now)
  const said = { businessId: id, revision, by, now }
  await recordRevision(trx, { ...said, changes: names.map((name) => changeOf(name, facts, next)) })
  await standBehind(trx, said, names)
  await narrowPast(trx, id, next)
  await index(trx, [id])
  await raiseVersionOnce(trx)
  return { revision }
}

/** What a field said at an earlier revision, for those that were changed since: the first change since tells it. */
async function foundAt(trx: Trx, id: string, revision: number): Promise<Map<string, string | null>> {
  const since = await changesSince(trx, id, revision)
  return new Map(since.reverse().map((change) => [change.field, change.before]))
}

async function writeFacts(
  trx: Trx,
  row: Row<'business'>,
  before: BusinessFacts,
  next: BusinessFacts,
  revision: number,
  now: string,
): Promise<void> {
  const changed = (...names: FactName[]): boolean => names.some((name) => textOf(name, before) !== textOf(name, next))
  // Held as when a business is added: two who want one address take turns.
  if (changed('name')) await raiseVersionOnce(trx)
  const slug = changed('name') ? await takeSlug(trx, next.name, row.id) : row.slug
  const newHours = changed('hours', 'hoursText')
  await trx
    .updateTable('business')
    .set({
      ...columnsOf(next),
      ...(newHours || changed('standing') ? unreadState(next, now) : {}),
      // Whoever confirmed the old hours did not confirm these.
      ...(newHours ? { confirmedAt: null, confirmedBy: null, confirmedAs: null, confirmRank: 2 } : {}),
      slug,
      revision,
      updatedAt: now,
    })
    .where('id', '=', row.id)
    .execute()
  if (newHours || changed('standing')) await lookAtClosedDoor(trx, row.id, now)
  if (slug !== row.slug) await keepSlug(trx, slug, row.id)
  if (changed('categories')) {
    await trx.deleteFrom('businessCategory').where('businessId', '=', row.id).execute()
    await writeCategories(trx, [{ id: row.id, facts: next }])
  }
}

/** A change is for those who might read the field before it and after it. */
function changeOf(name: FactName, before: BusinessFacts, after: BusinessFacts): Change {
  return {
    field: name,
    audience: narrower(audienceOf(name, before), audienceOf(name, after)),
    before: textOf(name, before),
    after: textOf(name, after),
  }
}

async function narrowPast(trx: Trx, id: string, facts: BusinessFacts): Promise<void> {
  await narrowHistory(trx, id, ['street', 'postcode', 'lat', 'lon'], audienceOf('street', facts))
  await narrowHistory(trx, id, ['phone'], facts.phoneAudience)
  await narrowHistory(trx, id, ['mail'], facts.mailAudience)
}
