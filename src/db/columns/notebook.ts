import { day, flag, id, instant, int, key, maybe, ref, text } from './notation.ts'
import type { Language } from './accounts.ts'

/**
 * Two notebooks, one counter: a resident's notebook has an account, a counter book has a business, and the rest is
 * the same model. What is declared `me` here is read by the notebook's keepers alone; in a counter book `me` means
 * the business's people, and the person concerned by way of their card.
 */
export const notebookTables = {
  notebook: {
    id: id('me erase none'),
    accountId: maybe(ref('account', 'me erase none')),
    businessId: maybe(ref('business', 'me keep none')),
    feedTokenHash: maybe(key('nobody erase none')),
    /** With the town's secret it makes the calendar's address; by itself it opens nothing. */
    feedNonce: maybe(key('nobody erase none')),
    createdAt: instant('me erase none'),
  },
  contact: {
    id: id('me erase none'),
    notebookId: ref('notebook', 'me erase none'),
    name: text('me erase archive'),
    nameKey: key('nobody erase none'),
    /** The resident's own pointer; its subject is never told. */
    faceId: maybe(ref('face', 'me erase archive', 'set null')),
    accountId: maybe(ref('account', 'me erase none', 'set null')),
    /** In a counter book only: an account is named only while its card is granted. */
    cardGrantId: maybe(ref('cardGrant', 'me erase none', 'set null')),
    howMet: maybe(text('me erase archive')),
    metThroughId: maybe(ref('contact', 'me erase archive', 'set null')),
    usual: maybe(text('me erase archive')),
    language: maybe(text<Language>('me erase archive')),
    /** How often a resident would like to see them; in a counter book the person's own rhythm, worked out from visits. */
    rhythmDays: maybe(int('me erase archive')),
    /** In a counter book: the last day they came in, kept on the row so that the counter's lists never add up visits. */
    lastInOn: maybe(day('me erase none')),
    diedOn: maybe(day('me erase archive')),
    /** 1 where only that they died is known: `diedOn` is then the day it was written down. */
    diedDayUnknown: maybe(flag('me erase archive')),
    mergedIntoId: maybe(ref('contact', 'me erase none', 'set null')),
    createdAt: instant('me erase archive'),
    updatedAt: instant('me erase archive'),
  },
  contactFact: {
    id: id('me erase none'),
    contactId: ref('contact', 'me erase none'),
    kind: key<'fact' | 'family' | 'animal' | 'topic' | 'tag'>('me erase archive'),
    label: maybe(text('me erase archive')),
    value: text('me erase archive'),
    position: int('me erase none'),
  },
  /** A day worth remembering; year, month's day or both may be unknown. Feb 29 is kept on Feb 28, never Mar 1. */
  contactDate: {
    id: id('me erase none'),
    contactId: ref('contact', 'me erase none'),
    /** The contact's own, once more: so the dates of one book are found by their month. */
    notebookId: maybe(ref('notebook', 'me erase none')),
    label: text('me erase archive'),
    year: maybe(int('me erase archive')),
    month: int('me erase archive'),
    dayOfMonth: maybe(int('me erase archive')),
  },
  contactMerge: {
    id: id('me erase none'),
    keptId: ref('contact', 'me erase none'),
    goneId: maybe(ref('contact', 'me erase none')),
    /** What was moved, so that it can be moved back; forgotten after its days. */
    snapshot: text('me erase none'),
    mergedAt: instant('me erase none'),
    undoneAt: maybe(instant('me erase none')),
  },
  /** Pages that look like one person's, of whom the keeper said that they are two. */
  contactsApart: {
    oneId: ref('contact', 'me erase none'),
    otherId: ref('contact', 'me erase none'),
  },
  visit: {
    id: id('me erase none'),
    notebookId: ref('notebook', 'me erase none'),
    businessId: maybe(ref('business', 'me erase archive', 'set null')),
    /** Where it was, when it was no business: "the post office". */
    place: maybe(text('me erase archive')),
    visitedOn: day('me erase archive'),
    kind: text<'visit' | 'regular-since'>('me erase archive'),
    whatFor: maybe(text('me erase archive')),
    told: flag('me erase archive'),
    writtenBy: maybe(ref('account', 'me erase none', 'set null')),
    recordedBy: maybe(ref('account', 'me erase archive', 'set null')),
    createdAt: instant('me erase archive'),
    updatedAt: instant('me erase archive'),
  },
  visitContact: {
    visitId: ref('visit', 'me erase archive'),
    contactId: ref('contact', 'me erase archive'),
  },
  note: {
    id: id('me erase none'),
    notebookId: ref('notebook', 'me erase none'),
    contactId: maybe(ref('contact', 'me erase archive')),
    visitId: maybe(ref('visit', 'me erase archive')),
    /** Which place a note without a person belongs to. */
    businessId: maybe(ref('business', 'me erase archive', 'set null')),
    body: text('me erase archive'),
    language: text<Language>('me erase archive'),
    askNext: flag('me erase archive'),
    askedOn: maybe(day('me erase archive')),
    /** What they said when they were asked. */
    answer: maybe(text('me erase archive')),
    /** Counter books: the owners and the person concerned, not the clerks. */
    ownersOnly: flag('me erase none'),
    expiresOn: maybe(day('me erase none')),
    /** Counter books: something ordered for them, open until it is handed over. */
    kind: maybe(key<'special-order'>('me erase archive')),
    /** The person concerned put it in their own words; and when the counter saw that. */
    correctedOn: maybe(day('me erase archive')),
    correctionSeenAt: maybe(instant('me erase none')),
    writtenBy: maybe(ref('account', 'me erase none', 'set null')),
    recordedBy: maybe(ref('account', 'me erase archive', 'set null')),
    createdAt: instant('me erase archive'),
    updatedAt: instant('me erase archive'),
  },
  /**
   * What somebody means to do, and what was answered to a date or to a long while without a visit. When those two come
   * up is worked out from the date and from the visits, so that putting either right leaves nothing stale behind.
   */
  reminder: {
    id: id('me erase none'),
    notebookId: ref('notebook', 'me erase none'),
    contactId: maybe(ref('contact', 'me erase archive')),
    visitId: maybe(ref('visit', 'me erase none')),
    contactDateId: maybe(ref('contactDate', 'me erase none')),
    kind: key<'date' | 'follow-up' | 'stay-in-touch'>('me erase archive'),
    words: text('me erase archive'),
    language: maybe(text<Language>('me erase archive')),
    dueOn: day('me erase archive'),
    /** Which time it is about: the day a date is kept that year, or the day since when somebody was not seen. */
    occursOn: maybe(day('me erase archive')),
    putOffTo: maybe(day('me erase archive')),
    state: key<'waiting' | 'done' | 'skipped'>('me erase archive'),
    answeredOn: maybe(day('me erase archive')),
    /** When the letter said it. */
    toldAt: maybe(instant('me erase none')),
    createdAt: maybe(instant('me erase archive')),
  },
  /** Who wants what is due by mail, and at which hour of the town's clock. */
  reminderLetter: {
    accountId: ref('account', 'me erase archive'),
    hour: int('me erase archive'),
    chosenAt: instant('me erase archive'),
    /** The last day whose letter was written, or had nothing to say. */
    lastOn: maybe(day('nobody erase none')),
  },
  /** "They went past what I paid for" and "I went past what they asked", from one side of the counter. */
  wentPast: {
    id: id('parties erase none'),
    visitId: ref('visit', 'me erase none'),
    accountId: ref('account', 'parties erase archive'),
    businessId: ref('business', 'parties keep archive'),
    theyWentPast: maybe(text('parties erase archive')),
    iWentPast: maybe(text('parties erase archive')),
    language: text<Language>('parties erase archive'),
    sentAt: maybe(instant('parties erase archive')),
    answered: maybe(text<'yes' | 'no'>('parties erase archive')),
    audience: text<'parties' | 'neighbors' | 'anybody'>('parties erase archive'),
  },
}
