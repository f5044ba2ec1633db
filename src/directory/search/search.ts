import { LRUCache } from 'lru-cache'
import type { Db } from '../../db/tables.ts'
import { ask, padded, places } from '../../db/written.ts'
import { versionOf } from '../../db/version.ts'
import { categoriesNamed } from '../categories/named.ts'
import { tellingWords } from '../categories/stems.ts'
import { foldText } from '../../web/fold.ts'
import { type Asked, readAsked } from './asked.ts'
import { wordIndexOf } from './engine.ts'
import { keepPublic, type Kept } from './kept.ts'
import type { Candidate } from './candidates.ts'
import { type Hit, inOrder, judgeOf, type NamedTrade } from './rules.ts'
import { type Spelling, spellingOf } from './spelling.ts'

/** A word that nobody knows, and the one it was read as. */
export interface Reading {
  from: string
  to: string
}

export interface Found {
  /** Best first, at most 200. */
  hits: Hit[]
  /** What the second try for typing errors read; empty where the words were taken as they are. */
  readings: Reading[]
  /** Trades that the words name, best first: what to offer where no business answers. */
  trades: string[]
}

export interface Search {
  /** @param words as typed; nothing in them is an error */
  find(words: string): Promise<Found>
}

const MOST_HITS = 200
const MOST_TRADES = 8

/** One search for the town's database, whichever engine it is; answers are kept until a public page changes. */
export function openSearch(db: Db): Search {
  const version = versionOf(db)
  const answers = new LRUCache<string, Found>({ max: 600 })
  const kept = keepPublic(db)
  let spelling: { version: number; words: Promise<Spelling> } | null = null

  function spellingNow(): Promise<Spelling> {
    if (spelling?.version !== version.current) {
      const words = vocabulary(db).then(spellingOf)
      spelling = { version: version.current, words }
      words.catch(() => (spelling = null))
    }
    return spelling.words
  }

  /** Unknown words, read as the nearest known ones. Null where there is nothing to read otherwise. */
  async function readAgain(asked: Asked): Promise<{ words: string; readings: Reading[] } | null> {
    if (asked.terms.length === 0) return null
    const known = await spellingNow()
    const readings = asked.terms.flatMap(({ word, stems }): Reading[] => {
      if (known.knows(word) || stems.some((stem) => known.knows(stem))) return []
      const to = known.correct(word)
      return to ? [{ from: word, to }] : []
    })
    if (readings.length === 0) return null
    const read = new Map(readings.map(({ from, to }) => [from, to]))
    const words = asked.folded.split(' ').map((word) => read.get(word) ?? word)
    return { words: words.join(' '), readings }
  }

  async function search(words: string): Promise<Found> {
    const asked = readAsked(words)
    const first = await answer(db, asked, words, kept)
    if (first.sure) return first.found
    const again = await readAgain(asked)
    if (!again) return first.found
    const second = await answer(db, readAsked(again.words), again.words, kept)
    return second.found.hits.length > 0 || first.found.hits.length === 0
      ? { ...second.found, readings: again.readings }
      : first.found
  }

  return {
    async find(words) {
      const key = `${version.current} ${foldText(words.slice(0, 300))}`
      const known = answers.get(key)
      if (known) return known
      const found = await search(words)
      answers.set(key, found)
      return found
    },
  }
}

/** All words, together with the trades they name; any of the words only where that finds nothing. */
async function answer(db: Db, asked: Asked, words: string, kept: Kept): Promise<{ found: Found; sure: boolean }> {
  if (asked.terms.length === 0) return { found: { hits: [], readings: [], trades: [] }, sure: true }
  const index = wordIndexOf(db)
  const trades = await namedTrades(db, asked, words)
  const ids = trades.map((trade) => trade.id)
  const byWords = await kept.candidates(await index.matching(db, asked.terms, true, MOST_HITS))
  const byTrade = await kept.candidates(await kept.ofTrades(ids, MOST_HITS))
  const judge = judgeOf(asked, trades)
  if (byWords.length === 0 && byTrade.length === 0) {
    return { found: { hits: await anyOf(db, asked, judge, kept), readings: [], trades: ids }, sure: false }
  }
  const once = new Map([...byWords, ...byTrade].map((one) => [one.number, one]))
  const hits = [...once.values()].map(judge).sort(inOrder).slice(0, MOST_HITS)
  return { found: { hits, readings: [], trades: ids }, sure: byWords.length > 0 }
}

/**
 * What has any of the words, where nothing has them all: a word that few businesses have tells more than one that
 * stands on every second page, so each counts by how rare it is.
 */
async function anyOf(db: Db, asked: Asked, judge: (candidate: Candidate) => Hit, kept: Kept): Promise<Hit[]> {
  const index = wordIndexOf(db)
  const weights = new Map<number, number>()
  for (const term of asked.terms) {
    const numbers = await index.matching(db, [term], true, MOST_HITS)
    for (const number of numbers) weights.set(number, (weights.get(number) ?? 0) + 1 / numbers.length)
  }
  const weightOf = ({ of }: Hit): number => weights.get(of.number) ?? 0
  const rarest = [...weights].sort(([a, one], [b, other]) => other - one || a - b).slice(0, MOST_HITS)
  const hits = (await kept.candidates(rarest.map(([number]) => number))).map(judge)
  return hits.sort((a, b) => a.relevance - b.relevance || weightOf(b) - weightOf(a) || inOrder(a, b))
}

/** The trades that the words name, each once, the town's own phrases first. */
async function namedTrades(db: Db, asked: Asked, words: string): Promise<NamedTrade[]> {
  const named = [...(await townPhrases(db, asked.folded)), ...categoriesNamed(words.slice(0, 300))]
  const trades = [...new Map(named.map((trade) => [trade.id, trade])).values()].slice(0, MOST_TRADES)
  return trades.map((trade) => ({ ...trade, folded: foldText(trade.why) }))
}

/** The words of the index, and those the town itself says for a trade: nobody's entry may have them. */
async function vocabulary(db: Db): Promise<{ word: string; businesses: number }[]> {
  const indexed = await wordIndexOf(db).vocabulary(db)
  const phrases = await db.selectFrom('searchPhrase').select('phraseKey').execute()
  const said = new Set(phrases.flatMap(({ phraseKey }) => phraseKey.split(' ')))
  for (const { word } of indexed) said.delete(word)
  const telling = [...said].filter((word) => tellingWords(word).length > 0)
  return [...indexed, ...telling.map((word) => ({ word, businesses: 0 }))]
}

/** A phrase of the town's has no more words than this; of a question, twice as many are compared with them. */
export const MOST_PHRASE_WORDS = 6
const phrasesAmong = (many: number): string => `select "category" as "id", "phrase" as "why" from "searchPhrase"
  where "phraseKey" in (${places(many)}) order by "phraseKey", "searchPhrase"."id"`

/** What the town itself says for a trade ("the dump"), where the words have it. */
async function townPhrases(db: Db, folded: string): Promise<{ id: string; why: string }[]> {
  const words = folded.split(' ').slice(0, 2 * MOST_PHRASE_WORDS)
  const runs = words.flatMap((_, from) =>
    Array.from({ length: MOST_PHRASE_WORDS }, (_unused, more) => words.slice(from, from + more + 1).join(' ')),
  )
  const some = padded([...new Set(runs)])
  return ask(db, phrasesAmong(some.length), some)
}
