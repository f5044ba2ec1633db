import { foldText } from '../../web/fold.ts'

/** The words that are looked for, as they are compared: letters and digits alone, whatever was typed. */
export function wordsWanted(typed: string): string[] {
  const words = foldText(typed.slice(0, LONGEST)).split(' ').filter(Boolean)
  return [...new Set(words)].slice(0, MOST_WORDS)
}

const LONGEST = 200
const MOST_WORDS = 8

type Said = string | null | undefined

/**
 * Whether every word begins a word of what is said there, one of them in its own words: whom and where it was with
 * only helps to tell one from another.
 */
export function isMeant(words: readonly string[], own: readonly Said[], around: readonly Said[] = []): boolean {
  if (words.length === 0) return false
  const rest = words.filter((word) => !own.some((text) => begins(text, word)))
  if (rest.length === words.length) return false
  return rest.every((word) => around.some((text) => begins(text, word)))
}

/** Plain English letters need no folding, and most lines have no others. */
const PLAIN = /^[\n -&(-_a-~]*$/
const LETTER = /[a-z0-9]/

/** Whether a word of the text begins so. */
function begins(text: Said, word: string): boolean {
  if (!text) return false
  return startsAWord(folding(text), word)
}

const folding = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldText(text))

function startsAWord(folded: string, word: string): boolean {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at === 0 || !isLetter(folded, at - 1)) return true
  }
  return false
}

/** In a folded text everything but letters and digits is a blank; in a plain one it may be anything. */
function isLetter(text: string, at: number): boolean {
  const letter = text.charAt(at)
  return LETTER.test(letter) || letter > '\x7f'
}

/** A piece of a line, and whether it is what was looked for. */
export interface Piece {
  text: string
  hit: boolean
}

const WORDS = /[\p{L}\p{N}\p{M}'’‘`´]+/gu
const BEFORE = 60
const AROUND = 180

/** A line with what was looked for marked in it; of a long one only the part around the first hit. */
export function excerptOf(text: string, words: readonly string[]): Piece[] {
  const line = text.replace(/\s+/g, ' ').trim()
  const found = [...line.matchAll(WORDS)].filter(([word]) => {
    const folded = folding(word)
    return words.some((wanted) => folded.startsWith(wanted))
  })
  const first = found[0]?.index ?? 0
  const from = first > AROUND - BEFORE ? wordStart(line, first - BEFORE) : 0
  const until = line.length - from > AROUND ? wordEnd(line, from + AROUND) : line.length
  const pieces: Piece[] = from > 0 ? [{ text: '… ', hit: false }] : []
  let at = from
  for (const { 0: word, index } of found) {
    if (index < at || index + word.length > until) continue
    if (index > at) pieces.push({ text: line.slice(at, index), hit: false })
    pieces.push({ text: word, hit: true })
    at = index + word.length
  }
  if (at < until) pieces.push({ text: line.slice(at, until), hit: false })
  if (until < line.length) pieces.push({ text: ' …', hit: false })
  return pieces
}

const wordStart = (line: string, near: number): number => line.indexOf(' ', Math.max(0, near)) + 1

function wordEnd(line: string, near: number): number {
  const at = line.lastIndexOf(' ', near)
  return at > 0 ? at : near
}
