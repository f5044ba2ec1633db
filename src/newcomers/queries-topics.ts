import type { Db } from '../db/tables.ts'
import type { SignedIn } from '../web/viewer.ts'

const MOST_READ = 200
const MOST_TOPICS = 24

/** What neighbors offered to be asked about, each topic once, A to Z; whose it is, the answer says. */
export async function topicsOffered(db: Db, viewer: SignedIn) {
  const rows = await db
    .selectFrom('offerToBeAsked as offer')
    .innerJoin('account', 'account.id', 'offer.accountId')
    .select(['offer.topic', 'offer.topicKey', 'offer.language', 'offer.accountId'])
    .where('offer.hidden', '=', 0)
    .where('account.state', '=', 'active')
    .orderBy('offer.topicKey')
    .orderBy('offer.id')
    .limit(MOST_READ)
    .execute()
  const seen = rows.filter(({ accountId }) => !viewer.blocked.has(accountId))
  const once = new Map(seen.toReversed().map((row) => [row.topicKey, row]))
  return [...once.values()]
    .sort((a, b) => (a.topic < b.topic ? -1 : 1))
    .slice(0, MOST_TOPICS)
    .map(({ topic, language }) => ({ topic, language }))
}
