import { day, flag, id, instant, int, key, maybe, ref, text } from './notation.ts'
import type { Language } from './accounts.ts'

export type IntroductionState = 'asked' | 'introducer-agreed' | 'other-agreed' | 'made' | 'met' | 'lapsed'

/** Who to talk to: consent to be named, introductions, a newcomer's guide, and the town's ways. */
export const newcomerTables = {
  /** "Ask her about septic tanks": one resident's word for a face or a neighbor. */
  vouch: {
    id: id('parties erase none'),
    voucherId: ref('account', 'parties former archive'),
    faceId: maybe(ref('face', 'parties erase archive')),
    accountId: maybe(ref('account', 'parties erase archive')),
    topic: text('parties erase archive'),
    topicKey: key('nobody erase none'),
    language: text<Language>('parties erase archive'),
    /** Whether neighbors may read who says so. If not, it counts only together with others. */
    namesMe: flag('me erase archive'),
    /** Whether the voucher brings people together with the one vouched for; never without `namesMe`. */
    introduces: flag('me erase archive'),
    /** The one vouched for would rather not. Nobody is told: to the voucher a no looks like a silence. */
    declinedOn: maybe(day('nobody erase none')),
    /** That the one vouched for has read it and lets it stand. */
    agreedOn: maybe(day('nobody erase none')),
    madeOn: day('parties erase archive'),
  },
  /** A resident who offered to be asked about something. */
  offerToBeAsked: {
    id: id('neighbors erase none'),
    accountId: ref('account', 'neighbors erase archive'),
    topic: text('neighbors erase archive'),
    topicKey: key('nobody erase none'),
    whenAndWhere: maybe(text('neighbors erase archive')),
    opener: maybe(text('neighbors erase archive')),
    language: text<Language>('neighbors erase archive'),
    introducesPerMonth: maybe(int('me erase archive')),
    hidden: flag('me erase archive'),
  },
  /** What a topic is found by: the trade or the common words it names, and its own words. Bookkeeping of the two above. */
  topicWord: {
    key: key('nobody erase none'),
    offerId: maybe(ref('offerToBeAsked', 'nobody erase none')),
    vouchId: maybe(ref('vouch', 'nobody erase none')),
  },
  introduction: {
    id: id('parties erase none'),
    askerId: ref('account', 'parties erase archive'),
    introducerId: ref('account', 'parties erase archive'),
    otherId: maybe(ref('account', 'parties erase archive')),
    faceId: maybe(ref('face', 'parties erase archive', 'set null')),
    topic: text('parties erase archive'),
    words: maybe(text('parties erase archive')),
    language: text<Language>('parties erase archive'),
    /** How the two can reach each other: read by the other one once both agreed, and by nobody between. */
    askerReach: maybe(text('introduced erase archive')),
    otherReach: maybe(text('introduced erase archive')),
    /** Whoever's turn it is would rather not. Nobody is told; it lapses as a silence does. */
    putAside: flag('nobody erase none'),
    state: key<IntroductionState>('parties erase archive'),
    askedAt: instant('parties erase archive'),
    movedAt: instant('parties erase none'),
  },
  deskQuestion: {
    id: id('stewards erase none'),
    askerId: maybe(ref('account', 'stewards erase archive')),
    topic: text('stewards erase archive'),
    language: text<Language>('stewards erase archive'),
    answer: maybe(text('parties erase archive')),
    answerLanguage: maybe(text<Language>('parties erase archive')),
    answeredAt: maybe(instant('parties erase archive')),
    state: key<'open' | 'answered' | 'closed'>('parties erase archive'),
    askedAt: instant('parties erase archive'),
  },
  guide: {
    id: id('me erase none'),
    accountId: ref('account', 'me erase none'),
    hostId: maybe(ref('account', 'parties erase archive', 'set null')),
    startedOn: day('me erase archive'),
    hostAnswer: maybe(key<'asked' | 'yes' | 'no'>('parties erase none')),
    askedAt: maybe(instant('parties erase archive')),
  },
  guideStep: {
    id: id('me erase none'),
    guideId: ref('guide', 'me erase none'),
    kind: key('me erase archive'),
    faceId: maybe(ref('face', 'me erase archive', 'set null')),
    why: maybe(text('me erase archive')),
    position: int('me erase none'),
    doneOn: maybe(day('me erase archive')),
  },
  way: {
    id: id('anybody keep none'),
    slug: key('anybody keep public'),
    title: text('anybody keep public'),
    body: text('anybody keep public'),
    language: text<Language>('anybody keep public'),
    revision: int('anybody keep none'),
    updatedAt: instant('anybody keep public'),
    updatedBy: maybe(ref('account', 'anybody former none', 'set null')),
  },
  wayRevision: {
    id: id('anybody keep none'),
    wayId: ref('way', 'anybody keep none'),
    revision: int('anybody keep none'),
    title: text('anybody keep none'),
    body: text('anybody keep none'),
    at: instant('anybody keep none'),
    accountId: maybe(ref('account', 'anybody former none', 'set null')),
    recordedBy: maybe(ref('account', 'stewards former none', 'set null')),
    why: maybe(text('anybody keep none')),
  },
}
