import type { BusinessRole } from '../db/columns/directory.ts'
import type { Db } from '../db/tables.ts'
import type { Viewer } from '../web/viewer.ts'
import { namesOf } from './entry-queries.ts'
import type { FieldAudience } from './facts.ts'
import { audiencesAt } from './rules.ts'

export interface HistoryChange {
  field: string
  before: string | null
  after: string | null
  /** Who may read it: whom the page says it is for. */
  audience: FieldAudience
}

export interface HistoryRevision {
  revision: number
  at: string
  why: string | null
  /** A file it came from; null where a person said so. */
  source: string | null
  /** The person's name where this viewer may know it. */
  name: string | null
  /** True for somebody who is not in town any more. */
  former: boolean
  /** What the person is at this business, which anybody may know. */
  role: BusinessRole | null
  /** Who took it in, where it was suggested. */
  takenIn: { name: string | null; role: BusinessRole | null; former: boolean } | null
  /** Only what this viewer may read. */
  changes: HistoryChange[]
  /** Whether something was changed that this viewer may not read. */
  keptBack: boolean
}

export interface History {
  revisions: HistoryRevision[]
  /** The cursor of the next page, null at the end. */
  after: number | null
}

const A_PAGE = 20

/**
 * What was said of a business, newest first. Changes of another audience are left out here, never by the page.
 * @param after the last revision of the page before
 * @param today the town's day, by which roles count
 */
export async function historyOf(
  db: Db,
  viewer: Viewer,
  businessId: string,
  today: string,
  after: number | null,
): Promise<History> {
  const rows = await db
    .selectFrom('businessRevision')
    .select(['id', 'revision', 'at', 'accountId', 'takenInBy', 'source', 'why'])
    .where('businessId', '=', businessId)
    .$if(after !== null, (query) => query.where('revision', '<', after ?? 0))
    .orderBy('revision', 'desc')
    .limit(A_PAGE + 1)
    .execute()
  const shown = rows.slice(0, A_PAGE)
  const accounts = shown.flatMap((row) => [row.accountId, row.takenInBy])
  const roles = await rolesOf(db, businessId, today)
  const names = viewer.accountId === null ? new Map<string, string>() : await namesOf(db, accounts)
  const gone = await goneAmong(db, accounts)
  const changes = await changesOf(
    db,
    shown.map((row) => row.id),
  )
  const mine = audiencesAt(viewer, businessId)
  const whoIs = (accountId: string | null) => {
    const hidden = accountId === null || viewer.blocked.has(accountId)
    return {
      name: hidden ? null : (names.get(accountId) ?? null),
      role: hidden ? null : (roles.get(accountId) ?? null),
      former: accountId !== null && gone.has(accountId),
    }
  }
  return {
    revisions: shown.map(({ id, accountId, takenInBy, ...row }) => {
      const all = changes.filter((change) => change.revisionId === id)
      const readable = all.filter((change) => mine.includes(change.audience))
      return {
        ...row,
        ...whoIs(accountId),
        ...(accountId === null && { former: row.source === null }),
        takenIn: takenInBy === null ? null : whoIs(takenInBy),
        changes: readable.map(({ field, before, after: now, audience }) => ({ field, before, after: now, audience })),
        keptBack: readable.length < all.length,
      }
    }),
    after: rows.length > A_PAGE ? (shown.at(-1)?.revision ?? null) : null,
  }
}

/** Who of these left town: their chair is there, and nobody in it. */
async function goneAmong(db: Db, ids: readonly (string | null)[]): Promise<Set<string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Set()
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('id', 'in', known)
    .where('state', '=', 'erased')
    .execute()
  return new Set(rows.map((row) => row.id))
}

async function changesOf(db: Db, revisionIds: readonly string[]) {
  if (revisionIds.length === 0) return []
  const changes = await db
    .selectFrom('businessChange')
    .select(['revisionId', 'field', 'audience', 'before', 'after'])
    .where('revisionId', 'in', revisionIds)
    .orderBy('id')
    .execute()
  const places = await calledToday(
    db,
    changes.flatMap(({ field, before, after }) => (field === 'successorId' ? [before, after] : [])),
  )
  const called = (id: string | null): string | null => id && (places.get(id) ?? null)
  return changes.map((change) =>
    change.field === 'successorId' ? { ...change, before: called(change.before), after: called(change.after) } : change,
  )
}

/** Who carries a place on is told by the name it has today. */
async function calledToday(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Map()
  const rows = await db.selectFrom('business').select(['id', 'name']).where('id', 'in', known).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function rolesOf(db: Db, businessId: string, today: string): Promise<Map<string, BusinessRole>> {
  const rows = await db
    .selectFrom('businessPerson')
    .select(['accountId', 'role'])
    .where('businessId', '=', businessId)
    .where('fromOn', '<=', today)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
    .execute()
  return new Map(rows.map((row) => [row.accountId, row.role]))
}
