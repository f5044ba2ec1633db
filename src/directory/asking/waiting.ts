import type { Db } from '../../db/tables.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { Waiting, WordForYou } from '../../web/waiting.ts'
import { keepsPage } from '../rules.ts'
import { yearBefore } from './queries.ts'

/** Somebody's own places whose hours nobody has confirmed for a year: one tap says that they are right. */
export const hoursToConfirmWaiting: Waiting = {
  key: 'hours-to-confirm',
  countSql: `select count(*) from "behind" inner join "business" on "business"."id" = "behind"."businessId"
    where "behind"."role" <> 'staff' and "behind"."waits" = 0 and "business"."standing" in ('open', 'moved')
    and ("business"."hours" is not null or "business"."hoursText" is not null)
    and "business"."confirmedAt" < (select (cast(substr("day", 1, 4) as integer) - 1) || substr("day", 5) from "today")`,
  params: 0,
  list: toConfirm,
}

async function toConfirm(db: Db, viewer: SignedIn, today: string): Promise<WordForYou[]> {
  const mine = viewer.counters.map(({ businessId }) => businessId).filter((id) => keepsPage(viewer, id))
  if (mine.length === 0) return []
  const rows = await db
    .selectFrom('business')
    .select(['slug', 'name', 'confirmedAt'])
    .where('id', 'in', mine)
    .where('standing', 'in', ['open', 'moved'])
    .where((eb) => eb.or([eb('hours', 'is not', null), eb('hoursText', 'is not', null)]))
    .where('confirmedAt', '<', yearBefore(today))
    .execute()
  return rows.map(({ slug, name, confirmedAt }) => ({
    at: confirmedAt ?? '',
    words: (t) => t('asking.word', { place: name }),
    href: `/directory/${slug}#hours`,
    answers: [{ action: `/directory/${slug}/confirmations`, label: 'asking.right' }],
  }))
}
