import { writeAudit } from '../../accounts/audit-queries.ts'
import { newId } from '../../db/ids.ts'
import type { Db, Trx } from '../../db/tables.ts'
import { raiseVersion } from '../../db/version.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { foldText } from '../../web/fold.ts'
import type { Language } from '../../web/languages.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { tradeName } from '../trades.ts'

const PAGE = 50
/** More than a town says; each is compared with every question that is asked. */
const MOST_PHRASES = 3000

export interface PhrasesAsked {
  /** Words that stand in the phrase, however written; empty for all. */
  words: string
  /** Only those for this trade; null for all. */
  category: string | null
  /** The key under which the page before ended, or empty. */
  after: string
}

/** A phrase with the trade it means: one that means several is several. */
const columns = ['id', 'phrase', 'phraseKey', 'language', 'category'] as const
/** A folded phrase has no blank this small: phrases of one key stand together. */
const cursorOf = (row: { phraseKey: string; id: string }): string => `${row.phraseKey}/${row.id}`

/** The town's own phrases, A to Z. */
export async function townPhrases(db: Db, { words, category, after }: PhrasesAsked) {
  const [key = '', id = ''] = after.split('/')
  let query = db
    .selectFrom('searchPhrase')
    .select(columns)
    .orderBy('phraseKey')
    .orderBy('id')
    .limit(PAGE + 1)
  // What is folded has letters, digits and blanks only: nothing that `like` reads as its own.
  if (words !== '') query = query.where('phraseKey', 'like', `%${foldText(words)}%`)
  if (category !== null) query = query.where('category', '=', category)
  if (key !== '')
    query = query.where((eb) =>
      eb.or([eb('phraseKey', '>', key), eb.and([eb('phraseKey', '=', key), eb('id', '>', id)])]),
    )
  const rows = await query.execute()
  const phrases = rows.slice(0, PAGE)
  const last = phrases.at(-1)
  return { phrases, next: rows.length > PAGE && last ? cursorOf(last) : null }
}

export interface PhraseInput {
  phrase: string
  language: Language
  categories: readonly string[]
}

/**
 * Teaches the search what people here say, for each of the trades it means.
 * @returns false where it said all of that already
 * @throws Conflict where the town has as many phrases as can be compared
 */
export async function addPhrase(trx: Trx, steward: SignedIn, input: PhraseInput, now: string): Promise<boolean> {
  const { phrase, language } = input
  const phraseKey = foldText(phrase)
  const { n } = await trx
    .selectFrom('searchPhrase')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (n + input.categories.length > MOST_PHRASES) throw new Conflict('phrase.enough')
  let added = false
  for (const category of input.categories) {
    const row = await trx
      .insertInto('searchPhrase')
      .values({ id: newId(), phrase, phraseKey, language, category, addedBy: steward.accountId })
      .onConflict((oc) => oc.columns(['phraseKey', 'category']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!row) continue
    added = true
    const detail = inTheTrail({ phrase, category }, language)
    await writeAudit(
      trx,
      { by: steward.accountId, verb: 'phrase-added', subjectKind: 'phrase', subjectId: row.id, detail },
      now,
    )
  }
  // Answers are kept until the town's version changes.
  if (added) await raiseVersion(trx)
  return added
}

/** @throws NotFound */
export async function takePhraseAway(trx: Trx, steward: SignedIn, id: string, now: string): Promise<string> {
  const gone = await trx.deleteFrom('searchPhrase').where('id', '=', id).returning(columns).executeTakeFirst()
  if (!gone) throw new NotFound('phrase')
  const detail = inTheTrail(gone, gone.language)
  await writeAudit(
    trx,
    { by: steward.accountId, verb: 'phrase-removed', subjectKind: 'phrase', subjectId: id, detail },
    now,
  )
  await raiseVersion(trx)
  return gone.phrase
}

const inTheTrail = ({ phrase, category }: { phrase: string; category: string }, language: Language): string =>
  `${phrase} (${tradeName(category, language)})`
