import type { Standing } from '../../db/columns/directory.ts'
import type { Db } from '../../db/tables.ts'
import type { BroughtFacts } from './listing-facts.ts'

/** What the town knows of rows that a source brought before. */
export interface KnownRow {
  businessId: string
  rowHash: string
}

export async function knownRows(db: Db, source: string, refs: readonly string[]): Promise<Map<string, KnownRow>> {
  const rows = await db
    .selectFrom('importedRow')
    .select(['sourceRef', 'businessId', 'rowHash'])
    .where('source', '=', source)
    .where('sourceRef', 'in', refs)
    .execute()
  const kept = await keptIds(
    db,
    rows.map((row) => row.businessId),
  )
  return new Map(
    rows.map(({ sourceRef, businessId, rowHash }) => [
      sourceRef,
      { businessId: kept.get(businessId) ?? businessId, rowHash },
    ]),
  )
}

const LONGEST_CHAIN = 100

/** What was merged into another goes on as that one. */
async function keptIds(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const kept = new Map(ids.map((id) => [id, id]))
  for (let step = 0; step < LONGEST_CHAIN && kept.size > 0; step += 1) {
    const merged = await db
      .selectFrom('business')
      .select(['id', 'mergedIntoId'])
      .where('id', 'in', [...kept.values()])
      .where('mergedIntoId', 'is not', null)
      .execute()
    if (merged.length === 0) break
    const next = new Map(merged.map((row) => [row.id, row.mergedIntoId ?? row.id]))
    for (const [id, at] of kept) kept.set(id, next.get(at) ?? at)
  }
  return kept
}

export type Candidate = Awaited<ReturnType<typeof candidatesFor>>[number]

/** Businesses that may be what a new row speaks of: the same name, or the same phone. */
export async function candidatesFor(db: Db, nameKeys: readonly string[], phones: readonly string[]) {
  return db
    .selectFrom('business')
    .select(['id', 'name', 'nameKey', 'phone', 'street', 'lat', 'lon'])
    .where('mergedIntoId', 'is', null)
    .where((eb) => eb.or([eb('nameKey', 'in', nameKeys), ...(phones.length > 0 ? [eb('phone', 'in', phones)] : [])]))
    .orderBy('id')
    .execute()
}

/** Under which ids one source knows these businesses already. */
export async function refsOf(db: Db, source: string, businessIds: readonly string[]): Promise<Map<string, string[]>> {
  const refs = new Map<string, string[]>()
  if (businessIds.length === 0) return refs
  const rows = await db
    .selectFrom('importedRow')
    .select(['businessId', 'sourceRef'])
    .where('source', '=', source)
    .where('businessId', 'in', businessIds)
    .execute()
  for (const row of rows) refs.set(row.businessId, [...(refs.get(row.businessId) ?? []), row.sourceRef])
  return refs
}

/** Who last said a field: a person where `source` is null, even one who has left since. */
export interface LastWord {
  accountId: string | null
  source: string | null
  at: string
}

/** A business as it stands, with who stands behind each field. */
export interface Entry {
  id: string
  slug: string
  revision: number
  standing: Standing
  facts: BroughtFacts
  lastWords: Map<string, LastWord>
  /** Fields that not everybody may read: their values stay out of what an import tells. */
  hidden: ReadonlySet<string>
}

const entryColumns = [
  ...(['id', 'slug', 'revision', 'standing', 'addressShown', 'phoneAudience', 'mailAudience'] as const),
  ...(['name', 'about', 'street', 'locality', 'region', 'postcode', 'lat', 'lon', 'phone', 'mail'] as const),
  ...(['website', 'hours', 'hoursText', 'approachWords', 'pays', 'spoken', 'wheelchair'] as const),
] as const

export async function entriesOf(db: Db, ids: readonly string[]): Promise<Map<string, Entry>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('business').select(entryColumns).where('id', 'in', ids).execute()
  const categories = await db
    .selectFrom('businessCategory')
    .select(['businessId', 'category'])
    .where('businessId', 'in', ids)
    .orderBy('businessId')
    .orderBy('position')
    .execute()
  const words = await db
    .selectFrom('businessField')
    .select(['businessId', 'field', 'saidBy', 'saidBySource', 'saidAt'])
    .where('businessId', 'in', ids)
    .execute()
  const entries = new Map<string, Entry>()
  for (const { id, slug, revision, standing, addressShown, phoneAudience, mailAudience, ...facts } of rows) {
    const hidden = new Set([
      ...(addressShown === 'full' ? [] : ['street', 'postcode', 'lat', 'lon']),
      ...(phoneAudience === 'anybody' ? [] : ['phone']),
      ...(mailAudience === 'anybody' ? [] : ['mail']),
    ])
    entries.set(id, { id, slug, revision, standing, facts: { ...facts, categories: [] }, lastWords: new Map(), hidden })
  }
  for (const row of categories) entries.get(row.businessId)?.facts.categories.push(row.category)
  for (const { businessId, field, saidBy, saidBySource, saidAt } of words) {
    const source = saidBy === null ? saidBySource : null
    entries.get(businessId)?.lastWords.set(field, { accountId: saidBy, source, at: saidAt })
  }
  return entries
}

/** Of these places, where somebody's word waits that it looks closed: the suggestion. @param slugs addresses, also old ones */
export async function looksClosedAt(db: Db, slugs: readonly string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map()
  const rows = await db
    .selectFrom('businessSlug')
    .innerJoin('suggestion', 'suggestion.businessId', 'businessSlug.businessId')
    .innerJoin('suggestionField as said', 'said.suggestionId', 'suggestion.id')
    .select(['businessSlug.slug', 'suggestion.id'])
    .where('businessSlug.slug', 'in', slugs)
    .where('suggestion.state', '=', 'open')
    .where('said.field', '=', 'standing')
    .where('said.after', '=', 'closed')
    .execute()
  return new Map(rows.map(({ slug, id }) => [slug, id]))
}
