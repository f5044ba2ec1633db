import { writeAudit } from '../accounts/audit-queries.ts'
import { logRemoval } from '../accounts/removal-queries.ts'
import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { SignedIn } from '../web/viewer.ts'
import { wordsOf } from './leaving-queries.ts'
import { hideThing, type Thing } from './queries-things.ts'

const THINGS = ['porch-post', 'porch-reply', 'stove-answer'] as const
const isThing = (kind: string): kind is Thing['kind'] => (THINGS as readonly string[]).includes(kind)

/** What was reported, as it stood: its author may change or take it back meanwhile. */
export interface AsItStood {
  by: string
  /** Whose words they are, also once these are gone from where they stood. */
  byId: string
  words: string
  language: 'en' | 'es'
}

export interface NewReport {
  words: string
  safety: 0 | 1
}

/** Tells the stewards about something. Nobody else learns of it, least of all its author. */
export async function reportThing(trx: Trx, by: SignedIn, thing: Thing, report: NewReport, now: string): Promise<void> {
  const asItStood: AsItStood = { by: thing.name, byId: thing.accountId, words: thing.words, language: thing.language }
  await trx
    .insertInto('report')
    .values({
      id: newId(),
      reporterId: by.accountId,
      subjectKind: thing.kind,
      subjectId: thing.id,
      asItStood: JSON.stringify(asItStood),
      ...report,
      state: 'open',
      madeAt: now,
    })
    .execute()
}

/** Whether this reader's word about it lies at the desk. */
export async function hasReported(db: Db, viewer: SignedIn, subjectId: string): Promise<boolean> {
  const row = await db
    .selectFrom('report')
    .select('id')
    .where('reporterId', '=', viewer.accountId)
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return row !== undefined
}

export interface OpenReport {
  id: string
  reporter: string
  subjectKind: Thing['kind']
  subjectId: string
  asItStood: AsItStood | null
  words: string
  safety: 0 | 1
  madeAt: string
}

/** A steward does not judge their own words, nor learn who reported them. */
const othersReports = (db: Db, steward: SignedIn) =>
  db
    .selectFrom('report')
    .innerJoin('account', 'account.id', 'report.reporterId')
    .select(['report.id', 'account.name as reporter', 'report.subjectKind', 'report.subjectId'])
    .select(['report.asItStood', 'report.words', 'report.safety', 'report.madeAt'])
    .where('report.subjectKind', 'in', THINGS)
    .where('report.asItStood', 'not like', wordsOf(steward.accountId))

const openOnes = (db: Db, steward: SignedIn) => othersReports(db, steward).where('report.state', '=', 'open')

type Found = Omit<OpenReport, 'subjectKind' | 'asItStood'> & { subjectKind: string; asItStood: string }

function asReport(row: Found): OpenReport[] {
  const { subjectKind, asItStood } = row
  if (!isThing(subjectKind)) return []
  // Empty once its author left: their words left with them.
  return [{ ...row, subjectKind, asItStood: asItStood === '' ? null : (JSON.parse(asItStood) as AsItStood) }]
}

/** What waits to be settled, what is about somebody's safety first. */
export async function openReports(db: Db, steward: SignedIn, limit: number): Promise<OpenReport[]> {
  const rows = await openOnes(db, steward).orderBy('report.safety', 'desc').orderBy('report.id').limit(limit).execute()
  return rows.flatMap(asReport)
}

/** What a steward reads whom another one was quicker than. */
const SETTLED = 'report.settled'

/**
 * @throws NotFound where there is none, or it is about this steward's own words
 * @throws Conflict for one that another steward settled since
 */
export async function openReport(db: Db, steward: SignedIn, id: string): Promise<OpenReport> {
  const row = await othersReports(db, steward).select('report.state').where('report.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound('report')
  const { state, ...found } = row
  if (state !== 'open') throw new Conflict(SETTLED)
  const [report] = asReport(found)
  if (!report) throw new NotFound('report')
  return report
}

interface Settled {
  state: 'removed' | 'kept'
  by: string
  reason: string | null
}

/** Settles every open report about the same thing at once, one way. @returns false where none was open */
async function settleReports(trx: Trx, subjectId: string, settled: Settled, now: string): Promise<boolean> {
  const moved = await trx
    .updateTable('report')
    .set({ state: settled.state, settledBy: settled.by, settledAt: now, reason: settled.reason })
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return moved.numUpdatedRows > 0n
}

/** Lets stand what was reported. @throws Conflict where another steward settled it since */
export async function keepReported(trx: Trx, steward: SignedIn, subjectId: string, now: string): Promise<void> {
  const settled = { state: 'kept', by: steward.accountId, reason: null } as const
  if (!(await settleReports(trx, subjectId, settled, now))) throw new Conflict(SETTLED)
  const act = { by: steward.accountId, verb: 'porch-kept', subjectKind: 'porch', subjectId } as const
  await writeAudit(trx, act, now)
}

interface Removing {
  thing: { kind: Thing['kind']; id: string }
  reason: string
}

/**
 * Takes down what was reported. Of two stewards at the same moment one does; whoever comes second waits here for the
 * first, so that the log has one line for it.
 * @returns false where its author had erased the words: the report is settled, and there is nothing to log
 * @throws Conflict where another steward settled it since
 */
export async function removeReported(
  trx: Trx,
  steward: SignedIn,
  { thing, reason }: Removing,
  now: string,
): Promise<boolean> {
  const settled = { state: 'removed', by: steward.accountId, reason } as const
  if (!(await settleReports(trx, thing.id, settled, now))) throw new Conflict(SETTLED)
  const hidden = await hideThing(trx, thing.kind, thing.id, now)
  if (hidden) await writeDown(trx, steward, { thing, reason }, now)
  return hidden
}

/**
 * Takes something down where it stands, and settles with it what was told about it.
 * @throws Conflict where it came down since
 */
export async function removeThing(
  trx: Trx,
  steward: SignedIn,
  { thing, reason }: Removing,
  now: string,
): Promise<void> {
  await settleReports(trx, thing.id, { state: 'removed', by: steward.accountId, reason }, now)
  if (!(await hideThing(trx, thing.kind, thing.id, now))) throw new Conflict(SETTLED)
  await writeDown(trx, steward, { thing, reason }, now)
}

/** Into the public log and the desk's own trail. */
async function writeDown(trx: Trx, steward: SignedIn, { thing, reason }: Removing, now: string): Promise<void> {
  const { id, kind } = thing
  const by = steward.accountId
  await logRemoval(trx, { subjectKind: kind, subjectId: id }, { by, reason }, now)
  await writeAudit(trx, { by, verb: 'porch-removed', subjectKind: 'porch', subjectId: id, detail: reason }, now)
}

/** Why the stewards took it down, where they did. */
export async function reasonFor(db: Db, subjectId: string): Promise<string | null> {
  const row = await db
    .selectFrom('removal')
    .select('reason')
    .where('subjectId', '=', subjectId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.reason ?? null
}
