import { columns } from '../db/columns.ts'
import type { Audience } from '../db/columns/notation.ts'
import type { Tables } from '../db/tables.ts'
import { isMessageKey, type MessageKey } from '../web/languages.ts'

type TableName = keyof Tables

/** The kinds of record as people think of them, with the tables each is kept in. What is in none is bookkeeping. */
const kinds: { key: MessageKey; tables: TableName[] }[] = [
  { key: 'sees.visits', tables: ['visit', 'visitContact', 'cameBy'] },
  { key: 'sees.notes', tables: ['note'] },
  {
    key: 'sees.contacts',
    tables: ['notebook', 'contact', 'contactFact', 'contactDate', 'contactMerge', 'contactsApart', 'broughtNotebook'],
  },
  { key: 'sees.reminders', tables: ['reminder', 'reminderLetter'] },
  { key: 'sees.went-past', tables: ['wentPast'] },
  {
    key: 'sees.businesses',
    tables: ['business', 'businessSlug', 'businessCategory', 'businessField', 'closure', 'photo'],
  },
  { key: 'sees.faces', tables: ['face', 'opener'] },
  { key: 'sees.history', tables: ['businessRevision', 'businessChange'] },
  { key: 'sees.suggestions', tables: ['suggestion', 'suggestionField', 'duplicatePair', 'businessMerge', 'importRun'] },
  { key: 'sees.claims', tables: ['claim', 'businessPerson', 'businessSale'] },
  { key: 'sees.tablets', tables: ['counterTablet', 'halfWritten'] },
  { key: 'sees.refrigerator', tables: ['refrigeratorLine'] },
  { key: 'sees.ratings', tables: ['rating'] },
  { key: 'sees.published-word', tables: ['publishedWord'] },
  { key: 'sees.recommendations', tables: ['recommendation', 'ownerReply'] },
  { key: 'sees.private-words', tables: ['privateWord'] },
  { key: 'sees.favors', tables: ['favor', 'favorParty', 'favorTelling', 'loan'] },
  { key: 'sees.cards', tables: ['card', 'cardGrant'] },
  { key: 'sees.vouches', tables: ['vouch', 'introduction'] },
  { key: 'sees.offers', tables: ['offerToBeAsked', 'deskQuestion', 'guide', 'guideStep'] },
  {
    key: 'sees.porch',
    tables: ['porchPost', 'porchChange', 'porchReply', 'stoveQuestion', 'stoveAnswer', 'porchDigest'],
  },
  { key: 'sees.ways', tables: ['way', 'wayRevision'] },
  { key: 'sees.account', tables: ['account', 'profileField', 'session', 'invitation', 'household', 'householdMember'] },
  { key: 'sees.blocks', tables: ['block'] },
  { key: 'sees.reports', tables: ['report', 'audit', 'slip', 'outbox'] },
  { key: 'sees.removals', tables: ['removal'] },
  { key: 'sees.town', tables: ['town', 'searchPhrase'] },
]

/** What the server keeps for itself, and nobody reads: counters, hashes, leases. */
export const bookkeeping: readonly TableName[] = [
  'signInLink',
  'attempt',
  'creation',
  'jobLease',
  'importedRow',
  'importHeadings',
  'importFieldBefore',
  'importEntryBefore',
  'importRowBefore',
  'paperCode',
  'counterPin',
  'topicWord',
]

export interface KindSeen {
  key: MessageKey
  /** Who reads most of it. */
  most: Audience
  /** What of it others read: said in a sentence each, as the declarations name only columns. */
  parts: { audience: Audience; what: MessageKey | null }[]
}

/** Who reads what, drawn from the declarations that the queries, exports and erasure follow. */
export function whoSeesWhat(): KindSeen[] {
  return kinds.map(({ key, tables }) => {
    const counts = new Map<Audience, number>()
    for (const table of tables) {
      for (const { audience } of Object.values(columns[table])) {
        if (audience !== 'nobody') counts.set(audience, (counts.get(audience) ?? 0) + 1)
      }
    }
    const [most = 'nobody', ...parts] = [...counts]
      .sort(([, many], [, more]) => more - many)
      .map(([audience]) => audience)
    return { key, most, parts: parts.map((audience) => ({ audience, what: whatOf(key, audience) })) }
  })
}

function whatOf(kind: MessageKey, audience: Audience): MessageKey | null {
  const key = `${kind.replace('sees.', 'sees.part-')}-${audience}`
  return isMessageKey(key) ? key : null
}

/** Parts that the page has no words for; there must be none. */
export const partsUnsaid = (): string[] =>
  whoSeesWhat().flatMap(({ key, parts }) =>
    parts.filter(({ what }) => what === null).map(({ audience }) => `${key} ${audience}`),
  )

/** Tables that the page says nothing about; there must be none. */
export function tablesUnsaid(): string[] {
  const said = new Set<string>([...bookkeeping, ...kinds.flatMap((kind) => kind.tables)])
  return Object.keys(columns).filter((table) => !said.has(table))
}
