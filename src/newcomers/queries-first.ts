import type { Db } from '../db/tables.ts'
import type { Viewer } from '../web/viewer.ts'

/** What somebody new needs first, and the trades where there is somebody to ask about it. */
export const firstNeeds = [
  { need: 'library', trades: ['library'] },
  { need: 'eat', trades: ['cafe', 'restaurant'] },
  { need: 'hardware', trades: ['hardware'] },
  { need: 'groceries', trades: ['supermarket', 'general-store', 'bakery'] },
  { need: 'health', trades: ['clinic', 'doctor', 'pharmacy'] },
  { need: 'post', trades: ['post-office', 'town-hall'] },
  { need: 'school', trades: ['school'] },
  { need: 'church', trades: ['church-office', 'church', 'place-of-worship'] },
] as const

export type Need = (typeof firstNeeds)[number]['need']

const MOST_PLACES = 200

/** Businesses of those trades that anybody may walk in on, open doors first. */
export async function placesForFirstNeeds(db: Db): Promise<{ id: string; category: string }[]> {
  return db
    .selectFrom('businessCategory')
    .innerJoin('business', 'business.id', 'businessCategory.businessId')
    .select(['business.id', 'businessCategory.category'])
    .where(
      'businessCategory.category',
      'in',
      firstNeeds.flatMap(({ trades }) => [...trades]),
    )
    .where('business.mergedIntoId', 'is', null)
    .where('business.standing', 'not in', ['closed', 'sold'])
    .orderBy('business.openRank')
    .orderBy('business.nameKey')
    .limit(MOST_PLACES)
    .execute()
}

const MOST_HOSTS = 6

/** Neighbors who said that they introduce people, by name. */
export async function hosts(db: Db, viewer: Viewer) {
  const rows = await db
    .selectFrom('offerToBeAsked as offer')
    .innerJoin('account', 'account.id', 'offer.accountId')
    .select(['offer.accountId', 'account.name', 'offer.topic', 'offer.whenAndWhere', 'offer.language'])
    .where('offer.introducesPerMonth', '>', 0)
    .where('offer.hidden', '=', 0)
    .where('account.state', '=', 'active')
    .orderBy('account.nameKey')
    .orderBy('offer.id')
    .limit(100)
    .execute()
  const others = rows.filter((row) => row.accountId !== viewer.accountId && !viewer.blocked.has(row.accountId))
  return others.slice(0, MOST_HOSTS).map(({ accountId: _accountId, ...host }) => host)
}
