import { categories } from '../categories/catalog.ts'
import { foldText } from '../../web/fold.ts'
import { type Asked, meets, type Term } from './asked.ts'
import type { Candidate, Placed } from './candidates.ts'

/** Why a business is among the answers; the page puts it in words. */
export type Why =
  | { kind: 'name' }
  | { kind: 'person'; name: string }
  /** `term`: what matched, as it is written; null where only parts of it did. */
  | { kind: 'trade'; category: string; term: string | null }
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

const whole = (terms: Term[], words: string[]): boolean => terms.every((term) => words.includes(term.word))

/** Which of the question's terms some words meet, one bit a term: what several things meet together is their union. */
type Met = (words: string[]) => number

const metBy =
  (terms: Term[]): Met =>
  (words) => {
    let met = 0
    for (const [at, term] of terms.entries()) if (words.some((word) => meets(term, word))) met |= 1 << at
    return met
  }

/** How well each business answers one question, and why. @param trades what the words name, best first */
export function judgeOf(asked: Asked, trades: NamedTrade[]): (candidate: Candidate) => Hit {
  const { terms, folded } = asked
  const met = metBy(terms)
  const all = (1 << terms.length) - 1
  const ofTrade = metOfTrades(met)

  return (of) => {
    const { id, name, people, place } = of
    const inName = met(name)
    const hit = (relevance: number, why: Why): Hit => ({ id, of, relevance, why })
    if (inName === all && of.nameKey === folded) return hit(0, { kind: 'name' })
    if (inName === all && whole(terms, name)) return hit(1, { kind: 'name' })
    const inPeople = people.map((person) => met(person.words))
    const nearly = people[inPeople.indexOf(all)]
    const called = nearly && people.find((person) => whole(terms, person.words))
    if (called) return hit(2, { kind: 'person', name: called.name })
    if (inName === all) return hit(3, { kind: 'name' })
    if (nearly) return hit(4, { kind: 'person', name: nearly.name })
    const trade = tradeOf(of, trades)
    if (trade) return hit(trade.first ? 5 : 7, trade.why)
    const inPlace = met(place)
    if (inPlace === all) return hit(8, { kind: 'place' })
    const inTrades = of.categories.map(ofTrade)
    const together = [...inPeople, ...inTrades].reduce((sum, one) => sum | one, inName | inPlace)
    return hit(together === all ? 6 : 9, partly(of, { inName, inPeople, inTrades, inPlace }))
  }
}

/** The best of a business's trades that was named. The first one named, and those that go by the same words, are surest. */
function tradeOf(candidate: Candidate, trades: NamedTrade[]): { first: boolean; why: Why } | null {
  const named = trades.find((trade) => candidate.categories.includes(trade.id))
  if (!named) return null
  const first = named.folded === trades[0]?.folded
  return { first, why: { kind: 'trade', category: named.id, term: named.why } }
}

/** Many businesses share a trade, and its words are many: each trade is compared once a question. */
function metOfTrades(met: Met): (category: string) => number {
  const known = new Map<string, number>()
  return (category) => {
    const before = known.get(category)
    if (before !== undefined) return before
    const now = met(tradeWordsOf(category))
    known.set(category, now)
    return now
  }
}

const foldedTrades = new Map<string, string[]>()

function tradeWordsOf(id: string): string[] {
  const known = foldedTrades.get(id)
  if (known) return known
  const category = categories.get(id)
  if (!category) return []
  const { name, terms } = category
  const words = [...new Set(foldText([name.en, name.es, ...terms.en, ...terms.es].join(' ')).split(' '))]
  foldedTrades.set(id, words)
  return words
}

interface Parts {
  inName: number
  inPeople: number[]
  inTrades: number[]
  inPlace: number
}

/** Where no single thing holds all the words: the weightiest that holds one. */
function partly(of: Candidate, { inName, inPeople, inTrades, inPlace }: Parts): Why {
  const person = of.people[inPeople.findIndex((met) => met !== 0)]
  if (person) return { kind: 'person', name: person.name }
  if (inName !== 0) return { kind: 'name' }
  const trade = of.categories[inTrades.findIndex((met) => met !== 0)]
  if (trade) return { kind: 'trade', category: trade, term: null }
  return inPlace === 0 ? { kind: 'words' } : { kind: 'place' }
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
