import type { Db } from '../db/tables.ts'
import type { SignedIn } from '../web/viewer.ts'

/** What a neighbor offered to be asked about, as every neighbor may read it; of who is blocked, nothing. */
export async function openersOf(db: Db, viewer: SignedIn, accountId: string) {
  if (viewer.blocked.has(accountId)) return []
  return db
    .selectFrom('offerToBeAsked')
    .innerJoin('account', 'account.id', 'offerToBeAsked.accountId')
    .select(['offerToBeAsked.topic', 'offerToBeAsked.opener', 'offerToBeAsked.whenAndWhere'])
    .select('offerToBeAsked.language')
    .where('offerToBeAsked.accountId', '=', accountId)
    .where('offerToBeAsked.hidden', '=', 0)
    .where('account.state', '=', 'active')
    .orderBy('offerToBeAsked.topicKey')
    .orderBy('offerToBeAsked.id')
    .execute()
}
