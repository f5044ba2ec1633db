import { id, instant, key, maybe, ref, text } from './notation.ts'
import type { Language } from './accounts.ts'

/** Remember-me cards, and the paper codes by which people without an account read what is kept about them. */
export const counterTables = {
  card: {
    id: id('me erase none'),
    accountId: ref('account', 'me erase none'),
    callMe: text('counter erase archive'),
    usual: maybe(text('counter erase archive')),
    dontAsk: maybe(text('counter erase archive')),
    language: text<Language>('counter erase archive'),
    updatedAt: instant('counter erase archive'),
  },
  /** Revoking deletes the row: the card is gone from the counter at the next request. */
  cardGrant: {
    id: id('counter erase none'),
    cardId: ref('card', 'counter erase none'),
    businessId: ref('business', 'counter erase archive'),
    /** Their usual at this place, where it differs from the card's. */
    usual: maybe(text('counter erase archive')),
    grantedAt: instant('counter erase archive'),
  },
  paperCode: {
    id: id('nobody erase none'),
    codeHash: key('nobody erase none'),
    purpose: key<'contact' | 'favor' | 'claim'>('nobody erase none'),
    contactId: maybe(ref('contact', 'nobody erase none')),
    favorPartyId: maybe(ref('favorParty', 'nobody erase none')),
    madeAt: instant('nobody erase none'),
    expiresAt: maybe(instant('nobody erase none')),
    usedAt: maybe(instant('nobody erase none')),
  },
}
