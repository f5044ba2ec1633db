import { day, flag, id, instant, int, key, maybe, ref, text } from './notation.ts'
import type { Language } from './accounts.ts'

export type WouldGoBack = 'yes' | 'mixed' | 'no'

/** Unsigned answers, signed words, and what was published of them. A rating's id and time never leave the server. */
export const ratingTables = {
  rating: {
    id: id('nobody erase none'),
    accountId: ref('account', 'me erase none'),
    businessId: ref('business', 'me keep archive'),
    visitId: maybe(ref('visit', 'me erase none', 'set null')),
    wouldGoBack: key<WouldGoBack>('me erase archive'),
    cameWhenPromised: maybe(flag('me erase archive')),
    priceAsSaid: maybe(flag('me erase archive')),
    didItRight: maybe(flag('me erase archive')),
    conflict: maybe(key<'kin' | 'staff' | 'rival'>('me erase archive')),
    ratedAt: instant('nobody erase none'),
    /** `new`: no Monday has seen this answer; `waiting`: it was seen, and waits for its bundle; `counted`: it is in one. */
    stage: key<'new' | 'waiting' | 'counted'>('nobody erase none'),
    /** What its bundle says together: all that words are made of. Kept until the next bundle of somebody who changed it. */
    countedAs: maybe(key<WouldGoBack>('nobody erase none')),
    archived: flag('nobody keep none'),
  },
  /** What stands published about a business, and since which Monday; the whole history, words only. */
  publishedWord: {
    id: id('nobody keep none'),
    businessId: ref('business', 'anybody keep none'),
    publishedOn: day('anybody keep none'),
    word: maybe(key('anybody keep public')),
    bucket: maybe(key('anybody keep public')),
    /** The bucket's number, not the households themselves. */
    households: int('nobody keep none'),
    /** Not kept: who holds the file shall not work out more than who reads the page. */
    score: maybe(text('nobody keep none')),
  },
  recommendation: {
    id: id('neighbors former none'),
    accountId: maybe(ref('account', 'neighbors former archive', 'set null')),
    businessId: ref('business', 'neighbors keep archive'),
    kind: key<'recommendation' | 'would-miss'>('neighbors keep archive'),
    words: text('row former archive'),
    language: text<Language>('row former archive'),
    audience: text<'neighbors' | 'anybody'>('me former archive'),
    signedOn: day('row former archive'),
    removedAt: maybe(instant('stewards keep none')),
    recordedBy: maybe(ref('account', 'stewards former none', 'set null')),
  },
  ownerReply: {
    id: id('neighbors keep none'),
    recommendationId: ref('recommendation', 'neighbors keep none'),
    accountId: maybe(ref('account', 'neighbors former archive', 'set null')),
    words: text('neighbors former archive'),
    language: text<Language>('neighbors former archive'),
    repliedOn: day('neighbors former archive'),
    removedAt: maybe(instant('stewards keep none')),
    readAt: maybe(instant('nobody keep none')),
  },
  privateWord: {
    id: id('parties erase none'),
    fromId: ref('account', 'parties erase archive'),
    businessId: ref('business', 'parties keep archive'),
    words: text('parties erase archive'),
    answer: maybe(text('parties erase archive')),
    sentAt: instant('parties erase archive'),
    answeredAt: maybe(instant('parties erase archive')),
    answeredBy: maybe(ref('account', 'parties erase none', 'set null')),
    readAt: maybe(instant('nobody erase none')),
  },
}
