import { foldText } from '../fold.ts'
import { categories, residentTerms } from './catalog.ts'

/** A name or term of a category, as its distinct words. */
interface Entry {
  id: string
  why: string
  words: number
  phrase: string
  /** What the entry adds to a match: names before residents' words before the presets' search terms. */
  weight: number
}

// Words that people wrap a need in. They never tell one trade from another.
const STOP_WORDS = new Set(
  (
    'a an and any anybody anyone around at by can could do does for from get gets give go going got had has have he ' +
    'her here him his how i im ill in is it its kind like looking look me mine my near need needs of on or our out over ' +
    'please she some somebody someone something that the their them there they thing this to too up us want wants was we ' +
    'what when where which who whos will with would you your nearby town local good best ' +
    'al algo alguien algun alguna como con cual cuando de del donde el ella ellos en es esta este estoy ha hace hacer ' +
    'he la las le lo los me mi mis necesito nos o para persona por puede pueden pueda que quien quiero se ser si sin su ' +
    'sus te tengo tiene tu un una uno y ya busco buscar buscando'
  ).split(' '),
)
// "My pump quit", "fix my pump" and "pump repair" ask for one thing, and so do their Spanish ways.
const REPAIR_WORDS = new Set(
  (
    'fix fixed fixes fixing repair repairs repaired repairing broke broken busted quit quitting ' +
    'arreglar arreglo arreglos arregla arreglen reparar reparacion reparaciones repara componer compostura ' +
    'descompuso descompuesto descompuesta fallo roto rota'
  ).split(' '),
)
// "Make a will" asks for a lawyer, "who will mow" does not.
const NOUN_WILL = /\b(a|my|his|her|last|living) will\b/g
const VOWEL = /[aeiouy]/
const SIBILANT_E = /(?:x|ch|sh|ss|z)e$/

/**
 * One form for singular and plural in both languages, and for doing and to do in English: saws → saw, churches → church,
 * talleres → taller, sharpening → sharpen, stoves → stov. The forms are compared with each other only, never shown.
 */
export function stemOf(word: string): string {
  if (REPAIR_WORDS.has(word)) return 'repair'
  if (word.length < 4) return word
  if (word.endsWith('ing')) {
    const done = word.slice(0, -3).replace(/([^aeiouyls])\1$/, '$1')
    return done.length > 2 && VOWEL.test(done) ? done : word
  }
  let stem = word
  if (stem.endsWith('ies') && stem.length > 5) return `${stem.slice(0, -3)}y`
  if (stem.endsWith('s') && !stem.endsWith('ss')) stem = stem.slice(0, -1)
  if (SIBILANT_E.test(stem) || (stem.endsWith('e') && stem.length > 4)) stem = stem.slice(0, -1)
  return stem
}

/** The words of a text that say something, each once, as stems. */
export function tellingWords(text: string): string[] {
  const told = new Set<string>()
  const folded = foldText(text).replace(NOUN_WILL, '$1 wills')
  for (const word of folded.split(' ')) if (word !== '' && !STOP_WORDS.has(word)) told.add(stemOf(word))
  return [...told]
}

const entries: Entry[] = []
const entriesByWord = new Map<string, number[]>()

function addEntry(id: string, why: string, weight: number): void {
  const words = tellingWords(why)
  if (words.length === 0) return
  const at = entries.push({ id, why, words: words.length, phrase: words.join(' '), weight }) - 1
  for (const word of words) {
    const list = entriesByWord.get(word)
    if (list === undefined) entriesByWord.set(word, [at])
    else list.push(at)
  }
}

for (const { id, name, terms } of categories.values()) {
  addEntry(id, name.en, 12)
  addEntry(id, name.es, 12)
  for (const term of [...terms.en, ...terms.es]) addEntry(id, term, residentTerms.get(id)?.has(term) === true ? 8 : 0)
}
const vocabulary = [...entriesByWord.keys()].sort()

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
  const asked = tellingWords(query)
  const met = new Map<number, number>()
  for (const word of asked) for (const at of entriesByWord.get(word) ?? []) met.set(at, (met.get(at) ?? 0) + 1)
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
    const whole = new Set(entriesByWord.get(stemOf(last)))
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
