import { categories } from '../categories/catalog.ts'
import { foldText } from '../../web/fold.ts'
import { type Asked, meets, type Term } from './asked.ts'
import type { Candidate, Placed } from './candidates.ts'

/** Why a business is among the answers; the page puts it in words. */
export type Why =
  | { kind: 'name' }
  | { kind: 'person'; name: string }
  | { kind: 'trade'; category: string; term: string }
  | { kind: 'place' }
  | { kind: 'words' }

export interface Hit {
  id: string
  of: Candidate
  why: Why
  /** How well it answers, smaller is better: name, person, trade, several of them, place, its words, only some words. */
  relevance: number
}

/** A trade that the words name, and the words it goes by. */
export interface NamedTrade {
  id: string
  why: string
  /** `why`, folded. */
  folded: string
}

const every = (terms: Term[], words: string[]): boolean =>
  terms.length > 0 && terms.every((term) => words.some((word) => meets(term, word)))
const whole = (terms: Term[], words: string[]): boolean =>
  terms.length > 0 && terms.every((term) => words.includes(term.word))
const some = (terms: Term[], words: string[]): boolean => terms.some((term) => words.some((word) => meets(term, word)))

/** How well one business answers, and why. @param trades what the words name, best first */
export function judge(candidate: Candidate, asked: Asked, trades: NamedTrade[]): Hit {
  const { id, name, people, place } = candidate
  const { terms } = asked
  if (name.join(' ') === asked.folded) return { id, of: candidate, relevance: 0, why: { kind: 'name' } }
  if (whole(terms, name)) return { id, of: candidate, relevance: 1, why: { kind: 'name' } }
  const called = people.find((person) => whole(terms, person.words))
  if (called) return { id, of: candidate, relevance: 2, why: { kind: 'person', name: called.name } }
  if (every(terms, name)) return { id, of: candidate, relevance: 3, why: { kind: 'name' } }
  const nearly = people.find((person) => every(terms, person.words))
  if (nearly) return { id, of: candidate, relevance: 4, why: { kind: 'person', name: nearly.name } }
  const trade = tradeOf(candidate, trades)
  if (trade) return { id, of: candidate, relevance: trade.first ? 5 : 7, why: trade.why }
  const all = [...name, ...people.flatMap((person) => person.words), ...tradeWordsOf(candidate), ...place]
  if (every(terms, all) && !every(terms, place))
    return { id, of: candidate, relevance: 6, why: partly(candidate, terms) }
  if (every(terms, place)) return { id, of: candidate, relevance: 8, why: { kind: 'place' } }
  return { id, of: candidate, relevance: 9, why: partly(candidate, terms) }
}

/** The best of a business's trades that was named. The first one named, and those that go by the same words, are surest. */
function tradeOf(candidate: Candidate, trades: NamedTrade[]): { first: boolean; why: Why } | null {
  const named = trades.find((trade) => candidate.categories.includes(trade.id))
  if (!named) return null
  const first = named.folded === trades[0]?.folded
  return { first, why: { kind: 'trade', category: named.id, term: named.why } }
}

const foldedTrades = new Map<string, string[]>()

function tradeWordsOf(candidate: Candidate): string[] {
  return candidate.categories.flatMap((id) => {
    const known = foldedTrades.get(id)
    if (known) return known
    const category = categories.get(id)
    if (!category) return []
    const { name, terms } = category
    const words = foldText([name.en, name.es, ...terms.en, ...terms.es].join(' ')).split(' ')
    foldedTrades.set(id, words)
    return words
  })
}

/** Where no single thing holds all the words: the weightiest that holds one. */
function partly(candidate: Candidate, terms: Term[]): Why {
  const person = candidate.people.find((one) => some(terms, one.words))
  if (person) return { kind: 'person', name: person.name }
  if (some(terms, candidate.name)) return { kind: 'name' }
  const trade = candidate.categories.find((id) => some(terms, tradeWordsOf({ ...candidate, categories: [id] })))
  if (trade) return { kind: 'trade', category: trade, term: categories.get(trade)?.name.en ?? trade }
  return some(terms, candidate.place) ? { kind: 'place' } : { kind: 'words' }
}

/** Better answers first, and among equals open ones, then by name. */
export function inOrder(a: Hit, b: Hit): number {
  return a.relevance - b.relevance || byPlace(a.of, b.of)
}

/** Open ones first, then by name; the id settles the rest, so that the order is total. */
export function byPlace(a: Placed, b: Placed): number {
  if (a.openRank !== b.openRank) return a.openRank - b.openRank
  if (a.nameKey !== b.nameKey) return a.nameKey < b.nameKey ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
