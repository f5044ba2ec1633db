import { tellingWords } from '../categories/stems.ts'
import { categories } from '../categories/catalog.ts'
import { foldText } from '../../web/fold.ts'

/** A word that may have been meant, and how common it is. */
interface Known {
  word: string
  /** One bit a letter: words that differ by d letters differ in at most 2d bits. */
  letters: number
  businesses: number
}

/** The words one can ask with: those of the index, and those of every trade. */
export interface Spelling {
  knows(word: string): boolean
  /** The likeliest word meant by one that nobody knows, or null. */
  correct(word: string): string | null
}

const A = 97
const SHORTEST = 4
/** From here on a letter may be another one: of four letters, one changed makes "tune" of "tuna". */
const MIDDLING = 5
const LONG = 8
/** Where two letters differ, the beginning does not. */
const SURE = 3
const WORD = /^[a-z]+$/

const mayDiffer = (word: string): 0 | 1 | 2 => (word.length < SHORTEST ? 0 : word.length < LONG ? 1 : 2)

/**
 * A word as it sounds, in English or Spanish: what people write by ear ("banyo" for baño, "farmasia", "tyre") is nearer
 * than any other error. Doubled letters are one.
 */
const bySound = (word: string): string =>
  word
    .replaceAll('ny', 'n')
    .replaceAll('ph', 'f')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/[cq]/g, 'k')
    .replaceAll('v', 'b')
    .replaceAll('y', 'i')
    .replace(/(.)\1+/g, '$1')

const letters = (word: string): string => Array.from(word).sort().join('')

/** The same letters, with two neighbors exchanged. */
const isSwapped = (a: string, b: string): boolean => a.length === b.length && letters(a) === letters(b)

/** Whether one can be meant by the other: a far-fetched reading is worse than none. */
function isNear(word: string, sound: string, known: string, far: number): boolean {
  if (sound === bySound(known) || (far === 1 && isSwapped(word, known))) return true
  return word.length >= MIDDLING && word.slice(0, far === 2 ? SURE : 1) === known.slice(0, far === 2 ? SURE : 1)
}

function lettersOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at += 1) bits |= 1 << ((word.charCodeAt(at) - A) & 31)
  return bits
}

function bitsIn(value: number): number {
  let count = 0
  for (let bits = value; bits !== 0; bits &= bits - 1) count += 1
  return count
}

let tradeWords: Set<string> | null = null

function wordsOfTrades(): Set<string> {
  if (tradeWords) return tradeWords
  tradeWords = new Set()
  for (const { name, terms } of categories.values()) {
    for (const said of [name.en, name.es, ...terms.en, ...terms.es]) {
      for (const word of foldText(said).split(' ')) if (tellingWords(word).length > 0) tradeWords.add(word)
    }
  }
  return tradeWords
}

/** Built in one pass over the words; looking one up compares letters as bits first, so few words are measured. */
export function spellingOf(vocabulary: { word: string; businesses: number }[]): Spelling {
  const counts = new Map<string, number>()
  for (const word of wordsOfTrades()) counts.set(word, 0)
  for (const { word, businesses } of vocabulary) counts.set(word, businesses)
  const sorted = [...counts.keys()].sort()
  const byLength = new Map<number, Known[]>()
  for (const [word, businesses] of counts) {
    if (word.length < SHORTEST || !WORD.test(word)) continue
    const known = { word, letters: lettersOf(word), businesses }
    const same = byLength.get(word.length)
    if (same) same.push(known)
    else byLength.set(word.length, [known])
  }

  return {
    knows: (word) => counts.has(word) || beginsOne(sorted, word),
    correct(word) {
      const most = mayDiffer(word)
      if (most === 0 || !WORD.test(word)) return null
      const letters = lettersOf(word)
      const sound = bySound(word)
      let best: Measured | null = null
      for (let length = word.length - most; length <= word.length + most; length += 1) {
        for (const known of byLength.get(length) ?? []) {
          if (bitsIn(known.letters ^ letters) > 2 * most) continue
          const far = distance(word, known.word, most)
          if (far > most || !isNear(word, sound, known.word, far)) continue
          const measured = { known, far: sound === bySound(known.word) ? 0 : far }
          if (best === null || likelier(measured, best)) best = measured
        }
      }
      return best?.known.word ?? null
    },
  }
}

interface Measured {
  known: Known
  /** Letters that differ; 0 where it sounds the same. */
  far: number
}

/** Nearer first, then what more businesses have, then a letter left out before one exchanged, then A to Z. */
function likelier({ known, far }: Measured, best: Measured): boolean {
  if (far !== best.far) return far < best.far
  if (known.businesses !== best.known.businesses) return known.businesses > best.known.businesses
  if (known.word.length !== best.known.word.length) return known.word.length > best.known.word.length
  return known.word < best.known.word
}

function beginsOne(sorted: string[], beginning: string): boolean {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < beginning) low = middle + 1
    else high = middle
  }
  return sorted[low]?.startsWith(beginning) ?? false
}

/**
 * Letters added, left out, exchanged or swapped with their neighbor (optimal string alignment, Damerau 1964).
 * @returns the distance, or a number above `most` where it is larger
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(value)
      least = Math.min(least, value)
    }
    if (least > most) return most + 1
    beforeLast = last
    last = row
  }
  return last[b.length] ?? most + 1
}
