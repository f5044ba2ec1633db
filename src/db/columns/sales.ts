import { id, instant, key, maybe, ref, text } from './notation.ts'

/** Places that changed hands. */
export const saleTables = {
  /** Somebody carries a place on: the old entry and the new one, and what to put back if that was a mistake. */
  businessSale: {
    id: id('parties keep none'),
    businessId: ref('business', 'anybody keep none'),
    successorId: ref('business', 'anybody keep none'),
    soldBy: maybe(ref('account', 'parties former none', 'set null')),
    soldAt: instant('parties keep none'),
    /** The neighbor who is said to own the new place; it is theirs once they say so. */
    buyerId: maybe(ref('account', 'parties erase none', 'set null')),
    answered: maybe(key<'yes' | 'no'>('parties erase none')),
    /** Ids and settings only; emptied after its thirty days. */
    snapshot: text('nobody erase none'),
    undoneAt: maybe(instant('parties keep none')),
  },
}
