import { foldText } from '../../web/fold.ts'
import { categories, residentTerms } from './catalog.ts'
import { isFiller, stemOf, tellingWords } from './stems.ts'

/** A name or term of a category, as its distinct words. */
interface Entry {
  id: string
  why: string
  words: number
  phrase: string
  /** What the entry adds to a match: names before residents' words before the presets' search terms. */
  weight: number
}

const entries: Entry[] = []
const entriesByStem = new Map<string, number[]>()
/** By words as written, for words half typed: "sharpeni" begins no stem. */
const entriesByWord = new Map<string, number[]>()

function addEntry(id: string, why: string, weight: number): void {
  const stems = tellingWords(why)
  if (stems.length === 0) return
  const at = entries.push({ id, why, words: stems.length, phrase: stems.join(' '), weight }) - 1
  const written = new Set(
    foldText(why)
      .split(' ')
      .filter((word) => !isFiller(word)),
  )
  for (const [index, words] of [[entriesByStem, stems] as const, [entriesByWord, written] as const]) {
    for (const word of words) {
      const list = index.get(word)
      if (list === undefined) index.set(word, [at])
      else list.push(at)
    }
  }
}

let vocabulary: string[] = []

/** Made when somebody first asks: a town that starts does not wait for it. */
function makeEntries(): void {
  if (entries.length > 0) return
  for (const { id, name, terms } of categories.values()) {
    addEntry(id, name.en, 12)
    addEntry(id, name.es, 12)
    for (const term of [...terms.en, ...terms.es]) addEntry(id, term, residentTerms.get(id)?.has(term) === true ? 8 : 0)
  }
  vocabulary = [...entriesByWord.keys()].sort()
}

/** The words of the index that begin with what was typed so far. */
function wordsFrom(beginning: string): string[] {
  let [low, high] = [0, vocabulary.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((vocabulary[middle] ?? '') < beginning) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; vocabulary[at]?.startsWith(beginning); at++) found.push(vocabulary[at] ?? '')
  return found
}

const MOST_RESULTS = 20
/** More words than anybody asks with; the rest of a pasted page is not read. */
const MOST_WORDS = 24
const SHORTEST_BEGINNING = 3

/** How well an entry answers, from how many of its words and of the query's words met. 0: it does not. */
function answer(entry: Entry, met: number, asked: number, query: string): number {
  const whole = met === entry.words
  if (whole && met === asked) return (entry.phrase === query ? 105 : 100) + entry.weight
  // A phrase inside a longer need: the more of the need it covers, the surer. One stray preset word is no answer.
  if (whole) {
    if (entry.words === 1 && ((entry.weight === 0 && asked > 2) || entry.phrase === 'repair')) return 0
    return 55 + entry.weight + (20 * met) / asked + (met > 1 && query.includes(entry.phrase) ? 10 : 0)
  }
  return met === asked ? 30 + entry.weight + (15 * met) / entry.words : 0
}

/**
 * The categories that a name, a trade or a need names, best first: exact, then a phrase inside a longer need, then words
 * of a longer name, then beginnings of the last word. Accents, capitals, plurals and filler words make no difference.
 * @returns at most 20, each with the name or term that matched, as written; empty when nothing does
 */
export function categoriesNamed(query: string): { id: string; why: string }[] {
  makeEntries()
  const asked = tellingWords(query).slice(0, MOST_WORDS)
  const met = new Map<number, number>()
  for (const word of asked) for (const at of entriesByStem.get(word) ?? []) met.set(at, (met.get(at) ?? 0) + 1)
  const best = new Map<string, { why: string; score: number }>()
  const keep = (entry: Entry, score: number): void => {
    if (score > (best.get(entry.id)?.score ?? 0)) best.set(entry.id, { why: entry.why, score })
  }
  const phrase = asked.join(' ')
  for (const [at, count] of met) {
    const entry = entries[at]
    if (entry !== undefined) keep(entry, answer(entry, count, asked.length, phrase))
  }
  const last = foldText(query).split(' ').at(-1) ?? ''
  if (last.length >= SHORTEST_BEGINNING && asked.at(-1) === stemOf(last)) {
    // Where the last word stands whole it was counted above: a beginning must not count it a second time.
    const whole = new Set(entriesByStem.get(stemOf(last)))
    for (const at of wordsFrom(last).flatMap((word) => entriesByWord.get(word) ?? [])) {
      const entry = entries[at]
      if (entry === undefined || whole.has(at) || (met.get(at) ?? 0) < asked.length - 1) continue
      keep(entry, 15 + entry.weight + 10 / entry.words)
    }
  }
  return [...best]
    .sort(([, a], [, b]) => b.score - a.score || a.why.length - b.why.length)
    .slice(0, MOST_RESULTS)
    .map(([id, { why }]) => ({ id, why }))
}
