import { day, flag, id, instant, key, maybe, ref, text } from './notation.ts'
import type { Language } from './accounts.ts'

export type FavorState = 'recorded' | 'confirmed' | 'thanked' | 'declined' | 'disputed' | 'withdrawn' | 'unconfirmed'

/** Favors and their parties, and loans of things, which are no favors. */
export const favorTables = {
  favor: {
    id: id('parties former none'),
    kind: key<'thanks' | 'favor'>('parties keep archive'),
    words: text('parties former archive'),
    language: text<Language>('parties former archive'),
    happenedOn: day('parties former archive'),
    state: key<FavorState>('parties keep archive'),
    recordedById: maybe(ref('account', 'parties former archive', 'set null')),
    recordedBy: maybe(ref('account', 'parties former none', 'set null')),
    passedOnFromId: maybe(ref('favor', 'parties keep archive', 'set null')),
    sameAsId: maybe(ref('favor', 'parties keep none', 'set null')),
    createdAt: instant('parties former archive'),
    updatedAt: instant('parties former archive'),
  },
  favorParty: {
    id: id('parties former none'),
    favorId: ref('favor', 'parties keep archive'),
    side: key<'gave' | 'received'>('parties keep archive'),
    accountId: maybe(ref('account', 'parties former archive', 'set null')),
    businessId: maybe(ref('business', 'parties keep archive', 'set null')),
    /** A neighbor without account, named by the recorder; claimed with a paper code. */
    neighborName: maybe(text('parties erase archive')),
    state: key<'waiting' | 'glad' | 'yes' | 'not-quite' | 'no' | 'not-me'>('parties former archive'),
    ownWords: maybe(text('parties former archive')),
    ownLanguage: maybe(text<Language>('parties former archive')),
    answeredAt: maybe(instant('parties former archive')),
    audience: text<'parties' | 'neighbors' | 'anybody'>('parties former archive'),
    askedSteward: flag('parties former none'),
  },
  /** Each way it was told, the first and every *not quite*: what somebody answered is never written over. */
  favorTelling: {
    id: id('parties former none'),
    favorId: ref('favor', 'parties keep archive'),
    partyId: maybe(ref('favorParty', 'parties keep archive', 'set null')),
    words: text('parties former archive'),
    language: text<Language>('parties former archive'),
    toldAt: instant('parties former archive'),
  },
  loan: {
    id: id('parties erase none'),
    lenderId: ref('account', 'parties erase archive'),
    borrowerId: maybe(ref('account', 'parties erase archive', 'set null')),
    borrowerName: maybe(text('parties erase archive')),
    thing: text('parties erase archive'),
    lentOn: day('parties erase archive'),
    dueOn: maybe(day('parties erase archive')),
    returnedOn: maybe(day('parties erase archive')),
  },
}
