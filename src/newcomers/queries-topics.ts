import type { Db } from '../db/tables.ts'
import { foldText } from '../web/fold.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'

const MOST_READ = 2000
export const TOPICS_A_PAGE = 24

export interface Topic {
  topic: string
  language: Language
}

/**
 * What neighbors offered to be asked about, each topic once, those in the reader's language first, A to Z; whose it is,
 * the answer says.
 * @param after the key of the last topic of the page before; one that was taken back meanwhile begins anew
 * @returns a page of them, and the key with which to ask for the next; null where there is none
 */
export async function topicsOffered(
  db: Db,
  viewer: SignedIn,
  { language, after }: { language: Language; after: string | null },
): Promise<{ topics: Topic[]; next: string | null }> {
  const rows = await db
    .selectFrom('offerToBeAsked as offer')
    .innerJoin('account', 'account.id', 'offer.accountId')
    .select(['offer.topic', 'offer.topicKey', 'offer.language', 'offer.accountId'])
    .where('offer.hidden', '=', 0)
    .where('account.state', '=', 'active')
    .orderBy('offer.topicKey')
    .orderBy('offer.id')
    .limit(MOST_READ)
    .execute()
  const seen = rows.filter(({ accountId }) => !viewer.blocked.has(accountId))
  const once = new Map(seen.toReversed().map((row) => [row.topicKey, row]))
  const place = (row: Topic): string => (row.language === language ? '0' : '1') + foldText(row.topic)
  const all = [...once.values()]
    .map(({ topic, topicKey, language }) => ({ topic, topicKey, language, place: place({ topic, language }) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : a.topicKey < b.topicKey ? -1 : 1))
  const from = after === null ? 0 : all.findIndex(({ topicKey }) => topicKey === after) + 1
  const page = all.slice(from, from + TOPICS_A_PAGE)
  return {
    topics: page.map(({ topic, language }) => ({ topic, language })),
    next: all.length > from + TOPICS_A_PAGE ? (page.at(-1)?.topicKey ?? null) : null,
  }
}
