import { sql, type SqlBool } from 'kysely'
import { writeAudit } from '../accounts/audit-queries.ts'
import { logRemoval, logRestoration } from '../accounts/removal-queries.ts'
import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { raiseVersion } from '../db/version.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn, Viewer } from '../web/viewer.ts'
import type { WayInput } from './way-form.ts'
import { waySlugFor } from './way-rules.ts'

/** How something is done here, as residents wrote it down. */
export interface Way {
  id: string
  slug: string
  title: string
  body: string
  language: Language
  revision: number
  updatedAt: string
  /** Who changed it last, where this reader may know; nobody is named on the internet. */
  by: string | null
  /** Taken down: there for stewards alone, who may put it back. */
  isDown: boolean
}

const MOST = 500

const isDown = sql<SqlBool>`exists (select 1 from "removal"
  where "subjectKind" = 'way' and "subjectId" = "way"."id" and "restoredOn" is null)`

const ways = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('way')
    .leftJoin('account', (join) => join.onRef('account.id', '=', 'way.updatedBy').on('account.state', '!=', 'erased'))
    .select(['way.id', 'way.slug', 'way.title', 'way.body', 'way.language', 'way.revision', 'way.updatedAt'])
    .select(['way.updatedBy', 'account.name', isDown.as('down')])
    .$if(viewer.role !== 'steward', (query) => query.where(sql<SqlBool>`not ${isDown}`))

type Found = Omit<Way, 'by' | 'isDown'> & { updatedBy: string | null; name: string | null; down: unknown }

function asWay(viewer: Viewer, { updatedBy, name, down, ...way }: Found): Way {
  return { ...way, by: nameFor(viewer, updatedBy, name), isDown: Boolean(down) }
}

const nameFor = (viewer: Viewer, accountId: string | null, name: string | null): string | null =>
  viewer.accountId === null || accountId === null || viewer.blocked.has(accountId) ? null : name

export async function allWays(db: Db, viewer: Viewer): Promise<Way[]> {
  const rows = await ways(db, viewer).orderBy('way.slug').limit(MOST).execute()
  return rows.map((row) => asWay(viewer, row))
}

/** @throws NotFound also for one that was taken down */
export async function wayAt(db: Db, viewer: Viewer, slug: string): Promise<Way> {
  const row = await ways(db, viewer).where('way.slug', '=', slug).executeTakeFirst()
  if (!row) throw new NotFound('way')
  return asWay(viewer, row)
}

/** @returns the new page's slug */
export async function writeWay(trx: Trx, viewer: SignedIn, input: WayInput, now: string): Promise<string> {
  // The town's row is held by this: two who write one title at once take turns.
  await raiseVersion(trx)
  const taken = await trx.selectFrom('way').select('slug').execute()
  const slugs = new Set(taken.map((row) => row.slug))
  const slug = waySlugFor(input.title, (one) => slugs.has(one))
  const { title, body, language } = input
  const id = newId()
  await trx
    .insertInto('way')
    .values({ id, slug, title, body, language, revision: 1, updatedAt: now, updatedBy: viewer.accountId })
    .execute()
  await keepRevision(trx, viewer, { id, revision: 1 }, input, now)
  return slug
}

/**
 * Changes a page; the same words again change nothing.
 * @throws Conflict where somebody changed it since the version that its writer read
 */
export async function changeWay(trx: Trx, viewer: SignedIn, way: Way, input: WayInput, now: string): Promise<void> {
  const { title, body, language } = input
  if (title === way.title && body === way.body && language === way.language) return
  const revision = input.revision + 1
  const changed = await trx
    .updateTable('way')
    .set({ title, body, language, revision, updatedAt: now, updatedBy: viewer.accountId })
    .where('id', '=', way.id)
    .where('revision', '=', input.revision)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Conflict('way.changed-meanwhile')
  await keepRevision(trx, viewer, { id: way.id, revision }, input, now)
  await raiseVersion(trx)
}

async function keepRevision(
  trx: Trx,
  viewer: SignedIn,
  way: { id: string; revision: number },
  { title, body, why }: Pick<WayInput, 'title' | 'body' | 'why'>,
  now: string,
): Promise<void> {
  const said = { title, body, why, at: now, accountId: viewer.accountId, recordedBy: null }
  await trx
    .insertInto('wayRevision')
    .values({ id: newId(), wayId: way.id, revision: way.revision, ...said })
    .execute()
}

export interface WayRevision {
  revision: number
  title: string
  body: string
  at: string
  why: string | null
  by: string | null
  /** Written by somebody who is not in town any more. */
  former: boolean
}

const A_PAGE = 20

/** Every version of a page, the newest first. @param after the last revision of the page before */
export async function revisionsOf(db: Db, viewer: Viewer, way: Way, after: number | null) {
  const rows = await db
    .selectFrom('wayRevision')
    .leftJoin('account', (join) =>
      join.onRef('account.id', '=', 'wayRevision.accountId').on('account.state', '!=', 'erased'),
    )
    .select(['wayRevision.revision', 'wayRevision.title', 'wayRevision.body', 'wayRevision.at', 'wayRevision.why'])
    .select(['wayRevision.accountId', 'account.name'])
    .where('wayId', '=', way.id)
    .$if(after !== null, (query) => query.where('revision', '<', after ?? 0))
    .orderBy('revision', 'desc')
    .limit(A_PAGE + 1)
    .execute()
  const revisions = rows.slice(0, A_PAGE).map(({ accountId, name, ...row }): WayRevision => ({
    ...row,
    by: nameFor(viewer, accountId, name),
    former: accountId === null || name === null,
  }))
  return { revisions, after: rows.length > A_PAGE ? (revisions.at(-1)?.revision ?? null) : null }
}

/** An earlier version's words. @throws NotFound */
export async function revisionAt(db: Db, way: Way, revision: number) {
  return db
    .selectFrom('wayRevision')
    .select(['title', 'body'])
    .where('wayId', '=', way.id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow(() => new NotFound('version'))
}

/** Takes a page down with a reason, which anybody reads in the log. Sent twice it is one removal. */
export async function takeDownWay(trx: Trx, steward: SignedIn, way: Way, reason: string, now: string): Promise<void> {
  // Held until this ends: of two stewards at once the second finds it down.
  await raiseVersion(trx)
  if ((await wayAt(trx, steward, way.slug)).isDown) return
  const by = steward.accountId
  await logRemoval(trx, subjectOf(way), { by, reason }, now)
  await writeAudit(trx, { by, verb: 'way-removed', ...subjectOf(way), detail: way.title }, now)
}

/** Puts a page back where it was; the log says so. @param today the town's day */
export async function putBackWay(trx: Trx, steward: SignedIn, way: Way, today: string, now: string): Promise<void> {
  if (!(await logRestoration(trx, subjectOf(way), today))) return
  await writeAudit(trx, { by: steward.accountId, verb: 'way-restored', ...subjectOf(way), detail: way.title }, now)
  await raiseVersion(trx)
}

const subjectOf = ({ id }: Way) => ({ subjectKind: 'way', subjectId: id }) as const
