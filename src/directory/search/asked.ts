import { stemOf, tellingWords } from '../categories/stems.ts'
import { foldText } from '../../web/fold.ts'

/** One word of a search as it is compared: folded, and the beginnings that count as the same word. */
export interface Term {
  word: string
  /** Each stands at the beginning of a word, or is the whole of it where `whole` says so. */
  stems: string[]
  whole: boolean
}

/** What somebody asked, ready for an index: letters and digits only, so that no search syntax can come out of it. */
export interface Asked {
  folded: string
  terms: Term[]
}

/** A pasted page is not a question: the rest is not read. */
const LONGEST = 300
const MOST_TERMS = 12
const LONGEST_WORD = 40
const SHORTEST_STEM = 4

/** @param words as typed, of any length and with anything in them */
export function readAsked(words: string): Asked {
  const all = foldText(words.slice(0, LONGEST))
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.slice(0, LONGEST_WORD))
  const telling = all.filter((word) => tellingWords(word).length > 0)
  const kept = [...new Set(telling.length > 0 ? telling : all)].slice(0, MOST_TERMS)
  const last = all.at(-1)
  return { folded: all.join(' '), terms: kept.map((word) => termOf(word, word === last)) }
}

/** Longer words meet their plurals and other forms; the last one may still be in the typing. */
function termOf(word: string, last: boolean): Term {
  if (word.length < SHORTEST_STEM) return { word, stems: [word], whole: !(last && word.length > 1) }
  const stem = stemOf(word)
  const stems = word.startsWith(stem) && stem.length >= 3 ? [stem] : [word, stem]
  return { word, stems, whole: false }
}

export const meets = (term: Term, word: string): boolean =>
  term.whole ? term.word === word : term.stems.some((stem) => word.startsWith(stem))
