import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Row, Trx } from '../../db/tables.ts'
import { type BusinessFacts, factFrom, type FactName, textOf } from '../facts.ts'
import { holdBusiness } from '../hold.ts'
import { editBusiness } from '../records.ts'
import { factsOf } from '../stored-facts.ts'
import { groups } from './comparison.ts'
import type { Kept } from './referred.ts'

interface By {
  accountId: string
  now: string
}

const indexLater = (): Promise<void> => Promise.resolve()

/** Entries that an import wrote to say again what they said, but for what somebody has written since. */
export async function restoreChanged(
  trx: Trx,
  run: { id: string; source: string },
  ids: readonly string[],
  by: By,
): Promise<{ restored: string[]; kept: Kept[] }> {
  const restored: string[] = []
  const kept: Kept[] = []
  for (const [index, id] of ids.entries()) {
    if (index % 20 === 19) await nextTurn()
    const { why, changed } = await restoreOne(trx, run.id, id, by)
    if (changed) restored.push(id)
    if (why !== null) kept.push({ businessId: id, why })
  }
  return { restored, kept }
}

async function restoreOne(
  trx: Trx,
  runId: string,
  id: string,
  by: By,
): Promise<{ why: Kept['why'] | null; changed: boolean }> {
  const row = await holdBusiness(trx, id)
  const said = await saidBy(trx, runId, id)
  if (row.mergedIntoId !== null) return { why: 'merged', changed: false }
  const facts = await factsOf(trx, row)
  const { changes, why } = await goingBack(trx, row, facts, said)
  const names = Object.keys(changes) as FactName[]
  const before = await entryBefore(trx, runId, id)
  if (names.length > 0) {
    const who = { accountId: by.accountId, source: null, importRunId: runId }
    await editBusiness(trx, id, row.revision, changes, who, by.now, indexLater)
    await standAgain(trx, runId, id, names)
  }
  if (before) await rowAgain(trx, row, before, names, why === null)
  await rowsAgain(trx, runId, id, why === null)
  return { why, changed: names.length > 0 }
}

interface Said {
  field: string
  revision: number
  before: string | null
  after: string | null
}

/** What the import said of an entry that stood already. */
const saidBy = (trx: Trx, runId: string, id: string): Promise<Said[]> =>
  trx
    .selectFrom('businessChange as change')
    .innerJoin('businessRevision as made', 'made.id', 'change.revisionId')
    .select(['change.field', 'change.before', 'change.after', 'made.revision'])
    .where('made.importRunId', '=', runId)
    .where('made.businessId', '=', id)
    .execute()

/** `about` and its language, and whatever else is told as one thing. */
const together: readonly (readonly string[])[] = groups.map((group) =>
  group.includes('about') ? [...group, 'aboutLanguage'] : group,
)

/** What goes back: the groups of which nobody has said anything since. */
async function goingBack(
  trx: Trx,
  row: Row<'business'>,
  facts: BusinessFacts,
  said: readonly Said[],
): Promise<{ changes: Partial<BusinessFacts>; why: Kept['why'] | null }> {
  const words = await trx
    .selectFrom('businessField')
    .select(['field', 'revision'])
    .where('businessId', '=', row.id)
    .execute()
  const spoke = new Map(words.map(({ field, revision }) => [field, revision]))
  const changes: Partial<BusinessFacts> = {}
  let why: Kept['why'] | null = null
  for (const group of together) {
    const ours = said.filter(({ field }) => group.includes(field))
    if (ours.length === 0) continue
    const last = Math.max(...ours.map(({ revision }) => revision))
    const isOurs = ours.every(({ field, after }) => textOf(field as FactName, facts) === after)
    const isSince = group.some((field) => (spoke.get(field) ?? 0) > last)
    // Whoever said that the hours are right meant these.
    const isConfirmed = group.includes('hours') && row.confirmedAt !== null
    if (isSince || !isOurs) why = 'edited'
    else if (isConfirmed) why ??= 'confirmed'
    else for (const { field, before } of ours) put(changes, field as FactName, before)
  }
  return { changes, why }
}

function put(changes: Partial<BusinessFacts>, name: FactName, text: string | null): void {
  Object.assign(changes, { [name]: factFrom(name, text) })
}

/** Whoever stood behind the fields stands behind them again. */
async function standAgain(trx: Trx, runId: string, businessId: string, names: readonly string[]): Promise<void> {
  const before = await trx
    .selectFrom('importFieldBefore')
    .select(['businessId', 'field', 'revision', 'saidBy', 'saidBySource', 'saidAt'])
    .where('runId', '=', runId)
    .where('businessId', '=', businessId)
    .where('field', 'in', names)
    .execute()
  await trx.deleteFrom('businessField').where('businessId', '=', businessId).where('field', 'in', names).execute()
  const stood = before.flatMap(({ revision, saidAt, ...row }) =>
    revision === null || saidAt === null ? [] : [{ ...row, revision, saidAt }],
  )
  if (stood.length > 0) await trx.insertInto('businessField').values(stood).execute()
}

const entryBefore = (trx: Trx, runId: string, businessId: string) =>
  trx
    .selectFrom('importEntryBefore')
    .selectAll()
    .where('runId', '=', runId)
    .where('businessId', '=', businessId)
    .executeTakeFirst()

async function rowAgain(
  trx: Trx,
  row: Row<'business'>,
  before: Row<'importEntryBefore'>,
  names: readonly string[],
  all: boolean,
): Promise<void> {
  const { slug, licence, attribution, confirmedAt, confirmedBy, confirmedAs, confirmRank } = before
  const hours = names.includes('hours') || names.includes('hoursText')
  const set = {
    ...(names.includes('name') && { slug }),
    // What is left of the list is still its words.
    ...(all && { licence, attribution }),
    ...(hours && { confirmedAt, confirmedBy, confirmedAs, confirmRank }),
  }
  if (Object.keys(set).length > 0) await trx.updateTable('business').set(set).where('id', '=', row.id).execute()
}

/** What was known of the source's rows is known again; where something stays, the next list is read as a new one. */
async function rowsAgain(trx: Trx, runId: string, businessId: string, all: boolean): Promise<void> {
  const before = await trx
    .selectFrom('importRowBefore')
    .select(['source', 'sourceRef', 'rowHash', 'rowRunId'])
    .where('runId', '=', runId)
    .where('businessId', '=', businessId)
    .execute()
  for (const { source, sourceRef, rowHash, rowRunId } of before) {
    await trx
      .updateTable('importedRow')
      .set({ rowHash: all ? rowHash : '', runId: rowRunId })
      .where('source', '=', source)
      .where('sourceRef', '=', sourceRef)
      .execute()
  }
  const news = trx.updateTable('importedRow').set({ rowHash: '' })
  if (all) await trx.deleteFrom('importedRow').where('runId', '=', runId).where('businessId', '=', businessId).execute()
  else await news.where('runId', '=', runId).where('businessId', '=', businessId).execute()
}
