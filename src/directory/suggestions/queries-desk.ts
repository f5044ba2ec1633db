import type { Db } from '../../db/tables.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { audiencesAt } from '../rules.ts'
import { suggestions } from './queries.ts'

export interface AtDesk {
  id: string
  place: string
  by: string | null
  former: boolean
  madeAt: string
  fields: string[]
  /** Whether it says something about the people to ask for. */
  people: boolean
}

/** What waits for the desk, the oldest first, with what of it a steward may read. */
export async function suggestionsAtDesk(db: Db, steward: SignedIn): Promise<AtDesk[]> {
  const rows = await suggestions(db)
    .where('suggestion.state', '=', 'open')
    .orderBy('suggestion.madeAt')
    .orderBy('suggestion.id')
    .limit(200)
    .execute()
  if (rows.length === 0) return []
  const fields = await db
    .selectFrom('suggestionField')
    .select(['suggestionId', 'field', 'audience'])
    .where(
      'suggestionId',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return rows.map(({ id, businessId, place, suggestedBy, who, whoIs, madeAt, people }) => {
    const reads = audiencesAt(steward, businessId)
    const own = fields.filter(
      ({ suggestionId, audience }) => suggestionId === id && reads.includes(audience ?? 'owners'),
    )
    const former = whoIs === 'erased'
    const by = former || steward.blocked.has(suggestedBy) ? null : who
    return { id, place, by, former, madeAt, fields: own.map(({ field }) => field), people: people !== null }
  })
}
