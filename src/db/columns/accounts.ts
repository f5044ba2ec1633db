import { day, flag, id, instant, int, key, maybe, real, ref, text } from './notation.ts'

export type AccountRole = 'resident' | 'steward'
export type AccountState = 'waiting' | 'active' | 'suspended' | 'erased'
export type Language = 'en' | 'es'

/** The town, those who sign in, and the rooms' common bookkeeping. */
export const accountTables = {
  town: {
    id: id('anybody keep none'),
    name: text('anybody keep public'),
    state: text('anybody keep public'),
    country: text('anybody keep public'),
    zone: text('anybody keep public'),
    languages: text('anybody keep public'),
    lat: maybe(real('anybody keep public')),
    lon: maybe(real('anybody keep public')),
    elevationFeet: maybe(int('anybody keep public')),
    demo: flag('anybody keep none'),
    /** The demonstration's clock: what it showed, and the real instant when it showed that. */
    clockShows: maybe(instant('anybody keep none')),
    clockSetAt: maybe(instant('anybody keep none')),
    /** Public pages carry this version; whatever changes one of them raises it. */
    version: int('nobody keep none'),
    setUpAt: instant('anybody keep none'),
  },
  account: {
    id: id('neighbors former none'),
    name: text('neighbors former archive'),
    /** Folded for sorting and finding. */
    nameKey: key('nobody erase none'),
    /** The name as the eye reads it: names that look alike collide here. */
    nameLook: key('nobody erase none'),
    mail: maybe(text('me erase archive')),
    mailKey: maybe(key('nobody erase none')),
    phone: maybe(text('me erase archive')),
    passwordHash: maybe(text('nobody erase none')),
    role: text<AccountRole>('stewards erase archive'),
    state: text<AccountState>('stewards keep archive'),
    language: text<Language>('me erase archive'),
    joinedBy: text<'setup' | 'slip' | 'invitation' | 'yes' | 'demo'>('stewards erase archive'),
    joinNote: maybe(text('stewards erase archive')),
    digestHour: maybe(int('me erase archive')),
    /** The desk's helper who wrote this down for somebody. */
    recordedBy: maybe(ref('account', 'stewards erase none', 'set null')),
    createdAt: instant('stewards erase archive'),
  },
  profileField: {
    id: id('nobody erase none'),
    accountId: ref('account', 'nobody erase none'),
    field: key('row erase archive'),
    value: text('row erase archive'),
    language: text<Language>('row erase archive'),
    audience: text<'anybody' | 'neighbors' | 'introduced' | 'me'>('me erase archive'),
    updatedAt: instant('me erase archive'),
  },
  /** The desk's slip: a name and four words. `accountId` is set where it renews a forgotten password. */
  slip: {
    id: id('stewards erase none'),
    name: text('stewards erase none'),
    nameLook: key('nobody erase none'),
    wordsHash: key('nobody erase none'),
    accountId: maybe(ref('account', 'stewards erase none')),
    madeBy: ref('account', 'stewards former none', 'restrict'),
    madeAt: instant('stewards erase none'),
    expiresAt: instant('stewards erase none'),
    usedAt: maybe(instant('stewards erase none')),
    usedBy: maybe(ref('account', 'stewards erase none')),
  },
  invitation: {
    id: id('me erase none'),
    tokenHash: key('nobody erase none'),
    forName: text('me erase archive'),
    invitedBy: ref('account', 'stewards erase archive'),
    madeAt: instant('me erase archive'),
    expiresAt: instant('me erase archive'),
    usedAt: maybe(instant('me erase archive')),
    usedBy: maybe(ref('account', 'me erase none', 'set null')),
  },
  /** A one-time link: by mail after a forgotten password, or printed by setup. */
  signInLink: {
    id: id('nobody erase none'),
    accountId: ref('account', 'nobody erase none'),
    tokenHash: key('nobody erase none'),
    madeAt: instant('nobody erase none'),
    expiresAt: instant('nobody erase none'),
    usedAt: maybe(instant('nobody erase none')),
  },
  session: {
    /** Hash of what the cookie says: who reads the table cannot become anybody. */
    id: id('nobody erase none'),
    accountId: maybe(ref('account', 'nobody erase none')),
    content: text('nobody erase none'),
    device: text('me erase archive'),
    createdAt: instant('me erase archive'),
    touchedAt: instant('me erase archive'),
    expiresAt: instant('nobody erase none'),
  },
  /** Tries at a guarded door (sign-in, slips), counted by window. The key is a hash, not a name or an address. */
  attempt: {
    key: key('nobody erase none'),
    windowStart: instant('nobody erase none'),
    tries: int('nobody erase none'),
  },
  block: {
    blockerId: ref('account', 'me erase archive'),
    blockedId: ref('account', 'me erase archive'),
    madeAt: instant('me erase archive'),
  },
  household: {
    id: id('nobody erase none'),
    madeAt: instant('me erase archive'),
  },
  /** Two people are one household once each confirmed the other; until then each is one of their own. */
  householdMember: {
    householdId: ref('household', 'nobody erase none'),
    accountId: ref('account', 'me erase archive'),
    invitedBy: ref('account', 'me erase none'),
    confirmedAt: maybe(instant('me erase archive')),
  },
  /** What a creating form made, by author and key: the second send of a nervous finger finds it here. */
  creation: {
    author: key('nobody erase none'),
    key: key('nobody erase none'),
    bodyHash: key('nobody erase none'),
    location: text('nobody erase none'),
    madeAt: instant('nobody erase none'),
  },
  outbox: {
    id: id('stewards erase none'),
    kind: key('stewards erase none'),
    accountId: maybe(ref('account', 'nobody erase none')),
    payload: text('nobody erase none'),
    dueAt: instant('stewards erase none'),
    tries: int('stewards erase none'),
    sentAt: maybe(instant('stewards erase none')),
    failure: maybe(text('stewards erase none')),
  },
  jobLease: {
    name: key('nobody keep none'),
    holder: maybe(key('nobody keep none')),
    heldUntil: maybe(instant('nobody keep none')),
    lastRunAt: maybe(instant('nobody keep none')),
    nextRunAt: maybe(instant('nobody keep none')),
  },
  audit: {
    id: id('stewards keep none'),
    at: instant('stewards keep none'),
    accountId: maybe(ref('account', 'stewards former none', 'set null')),
    recordedBy: maybe(ref('account', 'stewards former none', 'set null')),
    verb: key('stewards keep none'),
    subjectKind: key('stewards keep none'),
    subjectId: maybe(key('stewards keep none')),
    detail: maybe(text('stewards erase none')),
  },
  report: {
    id: id('stewards erase none'),
    reporterId: ref('account', 'stewards erase archive'),
    subjectKind: key('stewards erase archive'),
    subjectId: key('stewards erase archive'),
    asItStood: text('stewards erase none'),
    words: text('stewards erase archive'),
    safety: flag('stewards erase archive'),
    state: text<'open' | 'removed' | 'kept'>('stewards erase archive'),
    madeAt: instant('stewards erase archive'),
    settledBy: maybe(ref('account', 'stewards former none', 'set null')),
    settledAt: maybe(instant('stewards erase archive')),
    reason: maybe(text('stewards erase archive')),
  },
  /** The public log of removals: what kind of thing, when, and why; never the removed words. */
  removal: {
    id: id('anybody keep none'),
    at: instant('anybody keep none'),
    subjectKind: key('anybody keep none'),
    subjectId: key('nobody keep none'),
    reason: text('anybody keep none'),
    removedBy: maybe(ref('account', 'stewards former none', 'set null')),
    restoredOn: maybe(day('anybody keep none')),
  },
}
