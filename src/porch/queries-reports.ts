import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
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
const openOnes = (db: Db, steward: SignedIn) =>
  db
    .selectFrom('report')
    .innerJoin('account', 'account.id', 'report.reporterId')
    .select(['report.id', 'account.name as reporter', 'report.subjectKind', 'report.subjectId'])
    .select(['report.asItStood', 'report.words', 'report.safety', 'report.madeAt'])
    .where('report.state', '=', 'open')
    .where('report.subjectKind', 'in', THINGS)
    .where('report.asItStood', 'not like', wordsOf(steward.accountId))

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

/** @throws NotFound for one that is settled, or about this steward's own words */
export async function openReport(db: Db, steward: SignedIn, id: string): Promise<OpenReport> {
  const row = await openOnes(db, steward).where('report.id', '=', id).executeTakeFirst()
  const [report] = row ? asReport(row) : []
  if (!report) throw new NotFound('report')
  return report
}

/** Settles every open report about the same thing at once, one way. */
export async function settleReports(
  trx: Trx,
  subjectId: string,
  settled: { state: 'removed' | 'kept'; by: string; reason: string | null },
  now: string,
): Promise<void> {
  await trx
    .updateTable('report')
    .set({ state: settled.state, settledBy: settled.by, settledAt: now, reason: settled.reason })
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'open')
    .execute()
}

/** Takes something down with a reason. Anybody reads the reason in the log, and never the words. */
export async function removeThing(
  trx: Trx,
  steward: SignedIn,
  thing: { kind: Thing['kind']; id: string },
  reason: string,
  now: string,
): Promise<void> {
  await hideThing(trx, thing.kind, thing.id, now)
  await trx
    .insertInto('removal')
    .values({
      id: newId(),
      at: now,
      subjectKind: thing.kind,
      subjectId: thing.id,
      reason,
      removedBy: steward.accountId,
    })
    .execute()
  await settleReports(trx, thing.id, { state: 'removed', by: steward.accountId, reason }, now)
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
