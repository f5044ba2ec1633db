import { categories } from '../categories/catalog.ts'
import { foldText } from '../../web/fold.ts'
import { type Asked, meets, type Term } from './asked.ts'
import type { Candidate } from './candidates.ts'

/** Why a business is among the answers; the page puts it in words. */
export type Why =
  | { kind: 'name' }
  | { kind: 'person'; name: string }
  | { kind: 'trade'; category: string; term: string }
  | { kind: 'place' }
  | { kind: 'words' }

export interface Hit {
  id: string
  why: Why
  /** How well it answers, smaller is better: name, person, trade, several of them, place, its words, only some words. */
  relevance: number
}

/** A trade that the words name, and the words it goes by. */
export interface NamedTrade {
  id: string
  why: string
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
  if (name.join(' ') === asked.folded) return { id, relevance: 0, why: { kind: 'name' } }
  if (whole(terms, name)) return { id, relevance: 1, why: { kind: 'name' } }
  const called = people.find((person) => whole(terms, person.words))
  if (called) return { id, relevance: 2, why: { kind: 'person', name: called.name } }
  if (every(terms, name)) return { id, relevance: 3, why: { kind: 'name' } }
  const nearly = people.find((person) => every(terms, person.words))
  if (nearly) return { id, relevance: 4, why: { kind: 'person', name: nearly.name } }
  const trade = tradeOf(candidate, trades)
  if (trade) return { id, relevance: trade.first ? 5 : 7, why: trade.why }
  const all = [...name, ...people.flatMap((person) => person.words), ...tradeWordsOf(candidate), ...place]
  if (every(terms, all) && !every(terms, place)) return { id, relevance: 6, why: partly(candidate, terms) }
  if (every(terms, place)) return { id, relevance: 8, why: { kind: 'place' } }
  return { id, relevance: 9, why: partly(candidate, terms) }
}

/** The best of a business's trades that was named. The first one named, and those that go by the same words, are surest. */
function tradeOf(candidate: Candidate, trades: NamedTrade[]): { first: boolean; why: Why } | null {
  const named = trades.find((trade) => candidate.categories.includes(trade.id))
  if (!named) return null
  const first = foldText(named.why) === foldText(trades[0]?.why ?? '')
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

/** Better answers first, then open ones, then by name; the id settles the rest, so that the order is total. */
export function inOrder(a: { hit: Hit; of: Candidate }, b: { hit: Hit; of: Candidate }): number {
  if (a.hit.relevance !== b.hit.relevance) return a.hit.relevance - b.hit.relevance
  if (a.of.openRank !== b.of.openRank) return a.of.openRank - b.of.openRank
  if (a.of.nameKey !== b.of.nameKey) return a.of.nameKey < b.of.nameKey ? -1 : 1
  return a.of.id < b.of.id ? -1 : a.of.id > b.of.id ? 1 : 0
}
