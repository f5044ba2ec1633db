import type { Db } from '../../db/tables.ts'
import type { BusinessRole } from '../../db/columns/directory.ts'

const MOST = 100

/** A change to the directory as anybody may read it: what a person is at the place, never who. */
export interface PublicChange {
  id: string
  at: string
  slug: string
  name: string
  /** The first words of an entry. */
  isNew: boolean
  why: string | null
  /** A file it came from; null where a person said so. */
  source: string | null
  role: BusinessRole | null
  /** Only those that anybody may read, and not what they said: a page keeps back later what a feed has given away. */
  fields: string[]
}

/**
 * The latest changes, newest first. One of which nothing is for anybody is not told of: that something was changed
 * at all would say something.
 * @param today the town's day, by which roles count
 */
export async function latestChanges(db: Db, today: string): Promise<PublicChange[]> {
  const rows = await db
    .selectFrom('businessRevision')
    .innerJoin('business', 'business.id', 'businessRevision.businessId')
    .leftJoin('businessPerson', (join) =>
      join
        .onRef('businessPerson.businessId', '=', 'business.id')
        .onRef('businessPerson.accountId', '=', 'businessRevision.accountId')
        .on('businessPerson.fromOn', '<=', today)
        .on((eb) => eb.or([eb('businessPerson.untilOn', 'is', null), eb('businessPerson.untilOn', '>', today)])),
    )
    .select(['businessRevision.id', 'businessRevision.at', 'businessRevision.why', 'businessRevision.source'])
    .select(['businessRevision.revision', 'business.slug', 'business.name', 'businessPerson.role'])
    .where('business.mergedIntoId', 'is', null)
    // Ids sort by when they were made.
    .orderBy('businessRevision.id', 'desc')
    .limit(MOST)
    .execute()
  const changes = await changesOf(
    db,
    rows.map(({ id }) => id),
  )
  const seen = new Set<string>()
  return rows.flatMap(({ revision, ...row }) => {
    const told = changes.filter(({ revisionId }) => revisionId === row.id)
    const isNew = revision === 1
    // Somebody may be two things at one place.
    if (seen.has(row.id) || (!isNew && told.length === 0)) return []
    seen.add(row.id)
    return [{ ...row, isNew, fields: [...new Set(told.map(({ field }) => field))] }]
  })
}

async function changesOf(db: Db, revisionIds: readonly string[]) {
  if (revisionIds.length === 0) return []
  return db
    .selectFrom('businessChange')
    .select(['revisionId', 'field'])
    .where('revisionId', 'in', revisionIds)
    .where('audience', '=', 'anybody')
    .orderBy('id')
    .execute()
}
