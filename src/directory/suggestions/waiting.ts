import type { Db } from '../../db/tables.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { Waiting, WordForYou } from '../../web/waiting.ts'
import { keepsPage } from '../rules.ts'
import { suggestions } from './queries.ts'

const HERE = `"business"."mergedIntoId" is null and "account"."state" in ('active', 'erased')`

/** What neighbors suggest at places whose page the reader keeps, and what became of the reader's own suggestions. */
export const suggestionsWaiting: Waiting = {
  key: 'suggestions',
  countSql: `select (select count(*) from "suggestion"
      inner join "business" on "business"."id" = "suggestion"."businessId"
      inner join "account" on "account"."id" = "suggestion"."suggestedBy"
      where "suggestion"."businessId" in (select "businessId" from "behind" where "role" <> 'staff' and "waits" = 0)
      and "suggestion"."state" = 'open' and "suggestion"."suggestedBy" <> ? and ${HERE}
      and not exists (select 1 from "block" where ("blockerId" = ? and "blockedId" = "suggestion"."suggestedBy")
        or ("blockerId" = "suggestion"."suggestedBy" and "blockedId" = ?)))
    + (select count(*) from "suggestion" inner join "business" on "business"."id" = "suggestion"."businessId"
      where "suggestion"."suggestedBy" = ? and "suggestion"."state" in ('accepted', 'declined')
      and "suggestion"."toldAt" is null and "business"."mergedIntoId" is null)`,
  params: 4,
  async list(db, viewer) {
    return [...(await toDecide(db, viewer)), ...(await decided(db, viewer))]
  },
}

async function toDecide(db: Db, viewer: SignedIn): Promise<WordForYou[]> {
  const mine = viewer.counters.map(({ businessId }) => businessId).filter((id) => keepsPage(viewer, id))
  if (mine.length === 0) return []
  const rows = await suggestions(db)
    .where('suggestion.businessId', 'in', mine)
    .where('suggestion.state', '=', 'open')
    .where('suggestion.suggestedBy', '!=', viewer.accountId)
    .execute()
  return rows
    .filter(({ suggestedBy }) => !viewer.blocked.has(suggestedBy))
    .map(({ id, madeAt, who, whoIs, place, why, people }) => ({
      at: madeAt,
      words: (t) => t('suggest.word-asks', { place, name: whoIs === 'erased' ? t('history.former') : who }),
      href: `/suggestions/${id}`,
      ...((why ?? people) !== null && { quote: { text: why ?? people ?? '', language: null } }),
    }))
}

async function decided(db: Db, viewer: SignedIn): Promise<WordForYou[]> {
  const rows = await suggestions(db)
    .select('suggestion.settledAt')
    .where('suggestion.suggestedBy', '=', viewer.accountId)
    .where('suggestion.state', 'in', ['accepted', 'declined'])
    .where('suggestion.toldAt', 'is', null)
    .execute()
  const parted = await partlyTaken(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, madeAt, settledAt, state, place, reason, peopleNoted }) => {
    const how = state === 'declined' ? 'declined' : parted.has(id) || peopleNoted === 0 ? 'partly' : 'taken'
    return {
      at: settledAt ?? madeAt,
      words: (t) => t(`suggest.word-${how}`, { place }),
      href: `/suggestions/${id}`,
      ...(reason !== null && { quote: { text: reason, language: null } }),
      answers: [{ action: `/suggestions/${id}/reading`, label: 'suggest.read' as const, plain: true }],
    }
  })
}

/** Those of which something was left. */
async function partlyTaken(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('suggestionField')
    .select('suggestionId')
    .distinct()
    .where('suggestionId', 'in', ids)
    .where('taken', '=', 0)
    .execute()
  return new Set(rows.map(({ suggestionId }) => suggestionId))
}
