import { day, flag, id, instant, int, key, maybe, real, ref, text } from './notation.ts'
import type { Language } from './accounts.ts'

export type AddressShown = 'full' | 'road' | 'town'
export type Standing = 'open' | 'closed' | 'moved' | 'sold'
export type OpenState = 'open' | 'closed' | 'by-appointment' | 'call-first' | 'unknown'
export type ClaimState = 'asked' | 'open' | 'objected' | 'settled' | 'declined' | 'withdrawn' | 'sold'
export type BusinessRole = 'owner' | 'manager' | 'family' | 'staff'

/** The directory: businesses, the faces behind them, who said what, and where it came from. */
export const directoryTables = {
  business: {
    id: id('anybody keep none'),
    /** Eight letters for paper (`/b/:code`); never changes, never given out again. */
    code: key('anybody keep public'),
    slug: key('anybody keep public'),
    /** A small number for the search index's rows. */
    number: int('nobody keep none'),
    name: text('anybody keep public'),
    nameKey: key('nobody keep none'),
    about: maybe(text('anybody keep public')),
    aboutLanguage: text<Language>('anybody keep public'),

    /** The address as known. Private wherever it is redacted: pages and exports read `placeShown` and `shown…` alone. */
    street: maybe(text('owners keep none')),
    addressShown: text<AddressShown>('anybody keep none'),
    locality: maybe(text('anybody keep public')),
    region: maybe(text('anybody keep public')),
    postcode: maybe(text('owners keep none')),
    lat: maybe(real('owners keep none')),
    lon: maybe(real('owners keep none')),
    placeShown: maybe(text('anybody keep public')),
    shownPostcode: maybe(text('anybody keep public')),
    shownLat: maybe(real('anybody keep public')),
    shownLon: maybe(real('anybody keep public')),

    phone: maybe(text('row keep public')),
    phoneAudience: text<'anybody' | 'neighbors' | 'owners'>('owners keep none'),
    mail: maybe(text('row keep public')),
    mailAudience: text<'anybody' | 'neighbors' | 'owners'>('owners keep none'),
    website: maybe(text('anybody keep public')),

    /** `opening_hours` syntax, or null; `hoursText` keeps words that could not be understood. */
    hours: maybe(text('anybody keep public')),
    hoursText: maybe(text('anybody keep public')),
    confirmedAt: maybe(instant('anybody keep public')),
    confirmedBy: maybe(ref('account', 'anybody former none', 'set null')),
    confirmedAs: maybe(text('anybody erase none')),

    approach: text('anybody keep public'),
    approachWords: maybe(text('anybody keep public')),
    pays: text('anybody keep public'),
    paysWords: maybe(text('anybody keep public')),
    spoken: text('anybody keep public'),
    wheelchair: maybe(text<'yes' | 'limited' | 'no'>('anybody keep public')),
    comesToYou: flag('anybody keep public'),
    directions: maybe(text('anybody keep public')),
    fillIn: maybe(text('anybody keep public')),
    makesMyDay: maybe(text('anybody keep public')),
    chalkboard: maybe(text('anybody keep none')),
    chalkboardOn: maybe(day('anybody keep none')),
    /** When its people were last asked by mail whether the hours are still right. */
    askedAfterOn: maybe(day('nobody keep none')),

    standing: text<Standing>('anybody keep public'),
    standingSince: maybe(day('anybody keep public')),
    standingWhy: maybe(text('anybody keep public')),
    remembers: maybe(text('anybody keep public')),
    successorId: maybe(ref('business', 'anybody keep none', 'set null')),
    mergedIntoId: maybe(ref('business', 'nobody keep none', 'set null')),

    /** What the list needs stands on the row: nothing is worked out while a page waits. */
    outlook: maybe(text('anybody keep none')),
    openState: text<OpenState>('anybody keep none'),
    openUntil: maybe(instant('anybody keep none')),
    opensAt: maybe(instant('anybody keep none')),
    /** The last day of the closure that is going on; its door is said to be shut whatever the hours say. */
    closedUntil: maybe(day('anybody keep none')),
    openRank: int('nobody keep none'),
    confirmRank: int('nobody keep none'),
    lookAgainAt: maybe(instant('nobody keep none')),
    word: maybe(key('anybody keep public')),
    wordBucket: maybe(key('anybody keep public')),
    wordRank: int('nobody keep none'),

    source: key('anybody keep public'),
    sourceRef: maybe(key('anybody keep public')),
    licence: maybe(text('anybody keep public')),
    attribution: maybe(text('anybody keep public')),
    revision: int('anybody keep none'),
    createdAt: instant('anybody keep none'),
    createdBy: maybe(ref('account', 'stewards former none', 'set null')),
    recordedBy: maybe(ref('account', 'stewards former none', 'set null')),
    updatedAt: instant('anybody keep public'),
  },
  /** Every address a business ever had; old ones redirect for ever. */
  businessSlug: {
    slug: key('anybody keep none'),
    businessId: ref('business', 'anybody keep none'),
  },
  businessCategory: {
    businessId: ref('business', 'anybody keep public'),
    category: key('anybody keep public'),
    position: int('anybody keep none'),
  },
  /** Who last said what a field says: a person, or a source file. An import never overwrites a person. */
  businessField: {
    businessId: ref('business', 'anybody keep none'),
    field: key('anybody keep none'),
    revision: int('anybody keep none'),
    saidBy: maybe(ref('account', 'anybody former none', 'set null')),
    saidBySource: maybe(key('anybody keep none')),
    saidAt: instant('anybody keep none'),
  },
  businessRevision: {
    id: id('anybody keep none'),
    businessId: ref('business', 'anybody keep none'),
    revision: int('anybody keep none'),
    at: instant('anybody keep none'),
    accountId: maybe(ref('account', 'anybody former none', 'set null')),
    recordedBy: maybe(ref('account', 'stewards former none', 'set null')),
    /** Who decided that what somebody suggested goes in. */
    takenInBy: maybe(ref('account', 'anybody former none', 'set null')),
    source: maybe(key('anybody keep none')),
    why: maybe(text('anybody keep none')),
    /** The import that said it, so that it can be taken back. */
    importRunId: maybe(ref('importRun', 'nobody keep none', 'set null')),
  },
  businessChange: {
    id: id('nobody keep none'),
    revisionId: ref('businessRevision', 'anybody keep none'),
    field: key('anybody keep none'),
    /** The same as the field's: a redacted part of an old address never shows in a history. */
    audience: text<'anybody' | 'neighbors' | 'owners'>('nobody keep none'),
    before: maybe(text('row keep none')),
    after: maybe(text('row keep none')),
  },
  face: {
    id: id('anybody erase none'),
    businessId: ref('business', 'anybody keep none'),
    name: text('anybody erase public'),
    nameKey: key('nobody erase none'),
    role: maybe(text('anybody erase public')),
    line: maybe(text('anybody erase public')),
    language: text<Language>('anybody erase none'),
    whenIn: maybe(text('anybody erase public')),
    accountId: maybe(ref('account', 'nobody erase none', 'set null')),
    position: int('anybody keep none'),
    /** The face's person may narrow it, or take it away. */
    audience: text<'anybody' | 'neighbors' | 'me'>('me erase none'),
    diedOn: maybe(day('anybody keep none')),
  },
  opener: {
    id: id('anybody erase none'),
    faceId: ref('face', 'anybody erase none'),
    words: text('anybody erase public'),
    language: text<Language>('anybody erase none'),
    position: int('anybody keep none'),
  },
  closure: {
    id: id('anybody keep none'),
    businessId: ref('business', 'anybody keep public'),
    fromOn: day('anybody keep public'),
    untilOn: maybe(day('anybody keep public')),
    /** Never shown. Who leaves, or is suspended, takes along what they said. */
    saidBy: maybe(ref('account', 'nobody erase none', 'set null')),
  },
  photo: {
    id: id('anybody keep none'),
    businessId: ref('business', 'anybody keep none'),
    position: int('anybody keep none'),
    /** What its two files are called, but for their endings. */
    file: key('anybody keep none'),
    caption: text('anybody keep none'),
    language: text<Language>('anybody keep none'),
    width: int('anybody keep none'),
    height: int('anybody keep none'),
    takenBy: maybe(ref('account', 'anybody former none', 'set null')),
    addedAt: instant('anybody keep none'),
  },
  /**
   * A change somebody suggests, field by field, for the owner or a steward to accept. Its words are read by those whom
   * the row names: who suggested it, the people of that place, and stewards.
   */
  suggestion: {
    id: id('stewards erase none'),
    businessId: ref('business', 'anybody keep none'),
    baseRevision: int('stewards keep none'),
    suggestedBy: ref('account', 'stewards former archive', 'restrict'),
    recordedBy: maybe(ref('account', 'stewards former none', 'set null')),
    why: maybe(text('row erase archive')),
    /** Somebody missing, gone or with another name: words only. Names come from the people themselves. */
    people: maybe(text('row erase archive')),
    peopleNoted: maybe(flag('stewards keep archive')),
    state: text<'open' | 'accepted' | 'declined' | 'withdrawn'>('stewards keep archive'),
    madeAt: instant('stewards keep archive'),
    settledBy: maybe(ref('account', 'stewards former none', 'set null')),
    settledAt: maybe(instant('stewards keep archive')),
    reason: maybe(text('row keep archive')),
    /** When whoever suggested it read what became of it. */
    toldAt: maybe(instant('parties erase none')),
  },
  suggestionField: {
    suggestionId: ref('suggestion', 'stewards keep none'),
    field: key('stewards keep archive'),
    /** The same as the field's, and narrowed with it: what was redacted since is read in no suggestion either. */
    audience: maybe(text<'anybody' | 'neighbors' | 'owners'>('nobody keep none')),
    before: maybe(text('row keep none')),
    after: maybe(text('row keep archive')),
    /** Once it is settled: whether this part was taken in. */
    taken: maybe(flag('stewards keep archive')),
  },
  duplicatePair: {
    oneId: ref('business', 'stewards keep none'),
    otherId: ref('business', 'stewards keep none'),
    reasons: text('stewards keep none'),
    state: text<'suggested' | 'merged' | 'not-the-same'>('stewards keep none'),
    settledBy: maybe(ref('account', 'stewards former none', 'set null')),
    settledAt: maybe(instant('stewards keep none')),
  },
  /** Both as they stood, so that a merge can be undone for 30 days. */
  businessMerge: {
    id: id('stewards keep none'),
    keptId: ref('business', 'stewards keep none'),
    goneId: ref('business', 'stewards keep none'),
    snapshot: text('nobody erase none'),
    mergedBy: maybe(ref('account', 'stewards former none', 'set null')),
    mergedAt: instant('stewards keep none'),
    undoneAt: maybe(instant('stewards keep none')),
  },
  claim: {
    id: id('parties erase none'),
    businessId: ref('business', 'parties keep archive'),
    accountId: ref('account', 'parties erase archive'),
    claimedAs: text<'owner' | 'manager' | 'family'>('anybody erase archive'),
    likesToTalkAbout: maybe(text('parties erase archive')),
    evidence: maybe(text('stewards erase archive')),
    codeHash: maybe(key('nobody erase none')),
    codeMadeAt: maybe(instant('nobody erase none')),
    state: text<ClaimState>('parties keep archive'),
    askedAt: instant('parties keep archive'),
    openedBy: maybe(ref('account', 'stewards former none', 'set null')),
    publicFrom: maybe(instant('parties keep archive')),
    objectedBy: maybe(ref('account', 'stewards former none', 'set null')),
    /** An owner's words to the stewards. */
    objection: maybe(text('stewards erase none')),
    /** When the claimant read what became of it. */
    toldAt: maybe(instant('parties erase none')),
  },
  businessPerson: {
    id: id('owners erase none'),
    businessId: ref('business', 'owners keep archive'),
    accountId: ref('account', 'owners erase archive'),
    role: text<BusinessRole>('anybody erase archive'),
    fromOn: day('owners erase archive'),
    untilOn: maybe(day('owners erase archive')),
    addedBy: maybe(ref('account', 'owners former none', 'set null')),
    /** The claim this role came from: it ends with it, and waits with it. */
    claimId: maybe(ref('claim', 'owners erase none', 'set null')),
  },
  /** The town's own additions to the thesaurus: a phrase people say, and the trade they mean. */
  searchPhrase: {
    id: id('anybody keep none'),
    phrase: text('anybody keep none'),
    phraseKey: key('nobody keep none'),
    language: text<Language>('anybody keep none'),
    category: key('anybody keep none'),
    addedBy: maybe(ref('account', 'stewards former none', 'set null')),
  },
}
