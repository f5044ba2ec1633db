import { setImmediate as nextTurn } from 'node:timers/promises'
import { writeAudit } from '../../accounts/audit-queries.ts'
import type { Trx } from '../../db/tables.ts'
import { plainFacts } from '../facts.ts'
import { raiseVersionOnce } from '../hold.ts'
import { createBusinesses, editBusiness } from '../records.ts'
import type { SaidBy } from '../revisions.ts'
import { guessLanguage } from './about-language.ts'
import { indexMany } from './index-many.ts'
import type { Brought } from './listing-facts.ts'
import { keepEntries, keepFields, keepRows } from './before.ts'
import { SpokenFor } from './missing.ts'
import type { Prepared } from './prepare.ts'
import { addMissing, addOutcome, emptySummary, type Summary } from './summary.ts'
import { type Outcome, weigh } from './weighing.ts'

export interface Applied {
  summary: Summary
  /** Whose hours are to be evaluated now. */
  touched: string[]
}

interface Run {
  id: string
  licence: string | null
  attribution: string | null
  /** Who brought it; null from the console. */
  accountId: string | null
  now: string
}

/** SQLite answers at once and never lets go by itself: between so many rows others get their turn. */
const WRITES_A_TURN = 20

/**
 * Brings a prepared file in, everything or nothing. The comparison is made again here, in the transaction: what
 * somebody wrote since the preview counts.
 */
export async function applyPrepared(trx: Trx, prepared: Prepared, run: Run): Promise<Applied> {
  await takeTurns(trx)
  const applied: Applied = { summary: emptySummary(prepared.remarks), touched: [] }
  const spokenFor = new SpokenFor()
  for await (const outcomes of weigh(trx, prepared.source, prepared.rows)) {
    const written: Written[] = []
    for (let from = 0; from < outcomes.length; from += WRITES_A_TURN) {
      await nextTurn()
      const some = outcomes.slice(from, from + WRITES_A_TURN)
      for (const outcome of some) {
        addOutcome(applied.summary, outcome)
        spokenFor.add(outcome)
      }
      written.push(
        ...(await writeNew(trx, some, prepared.source, run)),
        ...(await writeKnown(trx, some, prepared.source, run)),
      )
    }
    applied.touched.push(...written.filter(({ touched }) => touched).map(({ businessId }) => businessId))
    await rememberRows(trx, prepared.source, written, run.id)
    await nameLicence(trx, prepared.source, outcomes, run)
  }
  const refs = new Set(prepared.rows.map(({ ref }) => ref))
  addMissing(applied.summary, await spokenFor.missing(trx, prepared.source, refs))
  await indexMany(trx, applied.touched)
  return applied
}

/** Two imports at once would each take the other's businesses for missing. The town's row is the one pen. */
export async function takeTurns(trx: Trx): Promise<void> {
  await trx
    .updateTable('town')
    .set((eb) => ({ version: eb.ref('version') }))
    .execute()
}

/** Thousands of entries are indexed together, before the transaction ends. */
const indexLater = (): Promise<void> => Promise.resolve()

/** The business that a row stands for from now on. */
interface Written {
  brought: Brought
  businessId: string
  touched: boolean
}

const saidBy = (source: string, { ref }: Brought, run: Run): SaidBy => ({
  accountId: null,
  recordedBy: run.accountId,
  source,
  sourceRef: ref,
  licence: run.licence,
  attribution: run.attribution,
  importRunId: run.id,
})

/** All that are new among some outcomes, together. */
async function writeNew(trx: Trx, outcomes: readonly Outcome[], source: string, run: Run): Promise<Written[]> {
  const news = outcomes.flatMap(({ kind, brought }) => (kind === 'new' ? brought : []))
  const made = await createBusinesses(
    trx,
    news.map((brought) => {
      const { facts, addressShown } = brought
      const all = { ...plainFacts, ...facts, addressShown, aboutLanguage: guessLanguage(facts.about) }
      return { facts: all, by: saidBy(source, brought, run) }
    }),
    run.now,
    indexLater,
  )
  return news.flatMap((brought, at) => {
    const id = made[at]?.id
    return id === undefined ? [] : { brought, businessId: id, touched: true }
  })
}

/** Entries that stand already, one by one: each is held while it is compared. */
async function writeKnown(trx: Trx, outcomes: readonly Outcome[], source: string, run: Run): Promise<Written[]> {
  const written: Written[] = []
  for (const outcome of outcomes) {
    if (outcome.kind !== 'known' && outcome.kind !== 'linked') continue
    const { brought, entry, changes } = outcome
    const touched = Object.keys(changes).length > 0
    if (touched) {
      if (changes.about) changes.aboutLanguage = guessLanguage(changes.about)
      await keepEntries(trx, run.id, [entry.id])
      await keepFields(trx, run.id, entry.id, Object.keys(changes))
      await editBusiness(trx, entry.id, entry.revision, changes, saidBy(source, brought, run), run.now, indexLater)
    }
    if (outcome.kind === 'linked' && touched) await creditSource(trx, entry.id, run)
    written.push({ brought, businessId: entry.id, touched })
  }
  return written
}

async function rememberRows(trx: Trx, source: string, written: readonly Written[], runId: string): Promise<void> {
  if (written.length === 0) return
  await keepRows(
    trx,
    runId,
    source,
    written.map(({ brought }) => brought.ref),
  )
  await trx
    .insertInto('importedRow')
    .values(
      written.map(({ brought, businessId }) => ({
        source,
        sourceRef: brought.ref,
        businessId,
        rowHash: brought.rowHash,
        runId,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['source', 'sourceRef']).doUpdateSet((eb) => ({
        businessId: eb.ref('excluded.businessId'),
        rowHash: eb.ref('excluded.rowHash'),
        runId: eb.ref('excluded.runId'),
      })),
    )
    .execute()
}

/** A town's own entry that a source filled out has to name the source where its licence asks for it. */
async function creditSource(trx: Trx, businessId: string, run: Run): Promise<void> {
  if (run.licence === null && run.attribution === null) return
  await trx
    .updateTable('business')
    .set({ licence: run.licence, attribution: run.attribution })
    .where('id', '=', businessId)
    .where('licence', 'is', null)
    .where('attribution', 'is', null)
    .execute()
}

/** A licence that was named only now, or was corrected, is that of everything this source brought with these rows. */
async function nameLicence(
  trx: Trx,
  source: string,
  outcomes: readonly Outcome[],
  { id, licence, attribution }: Run,
): Promise<void> {
  const named = { ...(licence !== null && { licence }), ...(attribution !== null && { attribution }) }
  const ids = outcomes.flatMap((outcome) =>
    outcome.kind === 'same' ? outcome.businessId : outcome.kind === 'known' ? outcome.entry.id : [],
  )
  if (ids.length === 0 || Object.keys(named).length === 0) return
  const changing = await trx
    .selectFrom('business')
    .select('id')
    .where('id', 'in', ids)
    .where('source', '=', source)
    .where((eb) =>
      eb.or([
        ...(licence === null ? [] : [eb('licence', 'is', null), eb('licence', '!=', licence)]),
        ...(attribution === null ? [] : [eb('attribution', 'is', null), eb('attribution', '!=', attribution)]),
      ]),
    )
    .execute()
  if (changing.length === 0) return
  const changed = changing.map((row) => row.id)
  await keepEntries(trx, id, changed)
  await trx.updateTable('business').set(named).where('id', 'in', changed).execute()
  await raiseVersionOnce(trx)
}

/** Writes down that an import was brought in, for the desk's log. */
export async function auditImport(trx: Trx, run: Run, detail: string): Promise<void> {
  const act = { by: run.accountId, verb: 'import', subjectKind: 'importRun', subjectId: run.id, detail } as const
  await writeAudit(trx, act, run.now)
}
