import { flag, id, instant, int, key, maybe, ref, text } from './notation.ts'
import type { Language } from './accounts.ts'

/** Remember-me cards, the paper codes of people without an account, and the tablet that lies on a counter. */
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
  /** A browser that several people of one counter use. Nobody's own pages stay open in it. */
  counterTablet: {
    id: id('owners keep none'),
    businessId: ref('business', 'nobody keep none'),
    /** Hash of what the tablet's cookie says. */
    tokenHash: key('nobody keep none'),
    madeBy: maybe(ref('account', 'owners former none', 'set null')),
    madeAt: instant('owners keep none'),
    seenAt: instant('owners keep none'),
    idleMinutes: int('owners keep none'),
    /** Who opened the book by their PIN, and the hash of what this one opening's cookie says; both empty while it is locked. */
    clerkId: maybe(ref('account', 'nobody erase none', 'set null')),
    openHash: maybe(key('nobody erase none')),
    /** Somebody signed in on it with their password: their session ends with the tablet. */
    sessionId: maybe(ref('session', 'nobody erase none', 'set null')),
  },
  /** What opens one counter's book on its tablet, for one of its people: nothing else of theirs. */
  counterPin: {
    id: id('nobody erase none'),
    accountId: ref('account', 'nobody erase none'),
    businessId: ref('business', 'nobody erase none'),
    pinHash: text('nobody erase none'),
    /** In a row. */
    wrongTries: int('nobody erase none'),
    setAt: instant('nobody erase none'),
    /** Wrong ones since its owner was last told, and since when: told to them alone, at their next opening. */
    wrongUntold: maybe(int('nobody erase none')),
    wrongSince: maybe(instant('nobody erase none')),
  },
  /** What somebody was writing on a tablet when it locked: there again for them alone, on that tablet, for a day. */
  halfWritten: {
    id: id('nobody erase none'),
    tabletId: ref('counterTablet', 'nobody erase none'),
    accountId: ref('account', 'me erase none'),
    /** Where the form goes, after the counter's address. */
    form: key('me erase none'),
    /** Its fields by name, as JSON. */
    fields: text('me erase none'),
    keptAt: instant('me erase none'),
  },
  /** A visit of a resident's notebook that they told the counter of, and the one it is in the counter's book. */
  cameBy: {
    id: id('me erase none'),
    visitId: ref('visit', 'me erase none'),
    /** Empty where the counter took it off its book. */
    counterVisitId: maybe(ref('visit', 'counter erase none', 'set null')),
    /** What they came for, where they said to tell that too. */
    whatFor: maybe(text('counter erase none')),
    /** The visit at the counter stands on their word alone: nobody there wrote it down. */
    alone: flag('nobody erase none'),
    toldAt: instant('counter erase none'),
  },
}
