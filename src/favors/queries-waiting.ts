import type { Db } from '../db/tables.ts'
import { ask, padded, places } from '../db/written.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { Waiting, WordForYou } from '../web/waiting.ts'
import { favorRows, seenOf, tellingNow } from './queries.ts'
import { answersFor, type FavorSeen } from './seeing-rules.ts'
import { answerAction, answerLabel, sayNames, whoWrote } from './sentences.ts'

/**
 * Favors that wait for the reader's answer, or for that of a business they answer for, and those of their own that
 * somebody said no to.
 * @param businesses those they answer for, as SQL that can stand in brackets
 */
const waitingWith = (businesses: string): string => `from (
    select "favorId" as "waitsId" from "favorParty" where "state" = 'waiting' and "accountId" = ?
    union select "favorId" from "favorParty" where "state" = 'waiting'
      and "businessId" in (${businesses})
    union select "id" from "favor" where "recordedById" = ? and "state" = 'declined'
  ) as "waits" inner join "favor" on "favor"."id" = "waitsId"
  where "sameAsId" is null
    and ("state" in ('recorded', 'confirmed', 'thanked') or "state" = 'declined' and "recordedById" = ?)
    and not exists (select 1 from "block" where "blockerId" = ? and "blockedId" = "recordedById"
      or "blockedId" = ? and "blockerId" = "recordedById")`

const ANSWERED_FOR = `select "businessId" from "behind" where "role" in ('owner', 'manager')`
const PARAMS = 5

/** Its place in `/word`: thank-yous to read, favors to answer. */
export const favorsWaiting: Waiting = {
  key: 'favors',
  countSql: `select count(*) ${waitingWith(ANSWERED_FOR)}`,
  params: PARAMS,
  async list(db, viewer) {
    const favors = await waitingFavors(db, viewer)
    const tellings = await tellingNow(
      db,
      favors.map((favor) => favor.id),
    )
    return favors.map((favor) => wordOf(favor, tellings.get(favor.id) ?? null))
  },
}

const MOST_SHOWN = 100

async function waitingFavors(db: Db, viewer: SignedIn): Promise<FavorSeen[]> {
  const [self, ...again] = new Array<string>(PARAMS).fill(viewer.accountId)
  const businesses = padded(['', ...answersFor(viewer)])
  const text = `select "favor"."id" ${waitingWith(places(businesses.length))}`
  const rows = await ask<{ id: string }>(db, text, [self, ...businesses, ...again])
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const favors = await favorRows(db)
    .where('favor.id', 'in', ids)
    .orderBy('favor.updatedAt', 'desc')
    .limit(MOST_SHOWN)
    .execute()
  return seenOf(db, viewer, favors)
}

function wordOf(favor: FavorSeen, telling: string | null): WordForYou {
  const { id, words, language, updatedAt, mine } = favor
  const quote = { text: words, language }
  if (favor.answers.length === 0) {
    const names = favor.others.filter((one) => one.answer === 'no').map((one) => one.name)
    return {
      at: updatedAt,
      words: (t, reads) => t('word.favor-declined', { name: sayNames(names, { t, language: reads }) }),
      href: `/favors/${id}`,
      quote,
    }
  }
  const [first = 'yes'] = favor.answers
  const taps = favor.kind === 'thanks' ? favor.answers : [first]
  return {
    at: updatedAt,
    words: (t) => whoWrote(favor, t) ?? t('favor.told-again'),
    href: `/favors/${id}`,
    quote,
    answers: taps.map((answer, at) => ({
      action: answerAction(id, answer, telling),
      label: answerLabel(answer, mine.side),
      ...(at > 0 && { plain: true }),
    })),
  }
}
