import { day, flag, id, instant, key, maybe, ref, text } from './notation.ts'
import type { Language } from './accounts.ts'

/** Asks, offers, thanks and gatherings, and the week's question around the stove. */
export const porchTables = {
  porchPost: {
    id: id('row erase none'),
    kind: key<'ask' | 'offer' | 'thanks' | 'gathering' | 'closure'>('row erase archive'),
    accountId: ref('account', 'row erase archive'),
    /** A business may post closures and gatherings; it never starts an ask or an offer. */
    businessId: maybe(ref('business', 'row keep archive', 'set null')),
    words: text('row erase archive'),
    language: text<Language>('row erase archive'),
    audience: text<'neighbors' | 'anybody'>('me erase archive'),
    happensAt: maybe(instant('row erase archive')),
    place: maybe(text('row erase archive')),
    /** The first and the last day a business is closed, as its note says. The first is empty in notes older than it. */
    closedFrom: maybe(day('row erase archive')),
    closedThrough: maybe(day('row erase archive')),
    /** What the business's hours follow while the note hangs. */
    closureId: maybe(ref('closure', 'nobody erase none', 'set null')),
    postedAt: instant('row erase archive'),
    expiresOn: day('row erase archive'),
    removedAt: maybe(instant('stewards erase none')),
    recordedBy: maybe(ref('account', 'row erase none', 'set null')),
  },
  /** What a closure's note said before somebody of the shop changed it. It goes with the note. */
  porchChange: {
    id: id('row erase none'),
    postId: ref('porchPost', 'row erase none'),
    accountId: ref('account', 'row former none'),
    changedAt: instant('row former none'),
    words: text('row erase none'),
    language: text<Language>('row erase none'),
    closedFrom: maybe(day('row erase none')),
    closedThrough: maybe(day('row erase none')),
  },
  porchReply: {
    id: id('row erase none'),
    postId: ref('porchPost', 'row erase archive'),
    accountId: ref('account', 'row erase archive'),
    businessId: maybe(ref('business', 'row keep archive', 'set null')),
    words: text('row erase archive'),
    language: text<Language>('row erase archive'),
    toAuthorOnly: flag('parties erase archive'),
    repliedAt: instant('row erase archive'),
    readAt: maybe(instant('nobody erase none')),
    removedAt: maybe(instant('stewards erase none')),
  },
  stoveQuestion: {
    id: id('anybody keep none'),
    words: text('anybody keep none'),
    language: text<Language>('anybody keep none'),
    weekOf: day('anybody keep none'),
    askedBy: maybe(ref('account', 'anybody former none', 'set null')),
  },
  stoveAnswer: {
    id: id('row erase none'),
    questionId: ref('stoveQuestion', 'row erase archive'),
    accountId: ref('account', 'row erase archive'),
    words: text('row erase archive'),
    language: text<Language>('row erase archive'),
    audience: text<'neighbors' | 'anybody'>('me erase archive'),
    answeredOn: day('row erase archive'),
    removedAt: maybe(instant('stewards erase none')),
    recordedBy: maybe(ref('account', 'row erase none', 'set null')),
  },
  /** Who wants the porch and their word by mail, once a week. */
  porchDigest: {
    accountId: ref('account', 'me erase archive'),
    chosenAt: instant('me erase archive'),
    lastSentOn: maybe(day('nobody erase none')),
  },
}
