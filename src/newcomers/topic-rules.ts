import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../config.ts'
import { categoriesNamed } from '../directory/categories/categories.ts'
import { tellingWords } from '../directory/categories/stems.ts'

/**
 * How topics meet. Whatever is said ("Dry firewood, and telling when it is", "leña") is kept and asked for under the
 * trade it names (`c:`), the common words of topics.json (`t:`, what trades do not cover), and its own words (`w:`).
 */
interface Group {
  id: string
  /** Each phrase as its stems. */
  phrases: string[][]
}

/** What a question looks for. */
export interface TopicQuestion {
  /** Trades and common words, with how well what stands under them answers, 0 to 1. */
  meant: ReadonlyMap<string, number>
  /** The question's own words; they decide where nothing else is known of them. */
  words: readonly string[]
}

const GROUP = 1
const FIRST_TRADE = 0.95
const SECOND_TRADE = 0.6
/** Own words: all of them there, and as few as are still an answer. */
const ALL_WORDS = 0.9
const FEWEST = 0.5
const MOST_WORDS = 12
const LONGEST = 200

const topicFile = z.array(z.object({ id: z.string(), en: z.string(), es: z.string() }))
let groups: Group[] | null = null

/** Read when somebody first asks: a town that starts does not wait for it. */
function allGroups(): Group[] {
  groups ??= topicFile
    .parse(JSON.parse(readFileSync(join(projectRoot, 'src/newcomers/topics.json'), 'utf8')))
    .map(({ id, en, es }) => ({
      id,
      phrases: [...en.split(','), ...es.split(',')].map((phrase) => tellingWords(phrase)).filter((phrase) => phrase[0]),
    }))
  return groups
}

const wordsIn = (text: string): string[] => tellingWords(text.slice(0, LONGEST)).slice(0, MOST_WORDS)

/** The common words said, each with how many words of the text its longest phrase takes up. */
const groupsIn = (words: string[]): { key: string; covers: number }[] =>
  allGroups().flatMap(({ id, phrases }) => {
    const said = phrases.filter((phrase) => phrase.every((word) => words.includes(word)))
    return said.length > 0 ? [{ key: `t:${id}`, covers: Math.max(...said.map((phrase) => phrase.length)) }] : []
  })

const tradesIn = (text: string): string[] =>
  categoriesNamed(text.slice(0, LONGEST))
    .slice(0, 2)
    .map(({ id }) => `c:${id}`)

/** Everything a topic is kept under, each once. */
export function topicWords(topic: string): string[] {
  const words = wordsIn(topic)
  const groups = groupsIn(words).map(({ key }) => key)
  return [...new Set([...groups, ...tradesIn(topic).slice(0, 1), ...words.map((word) => `w:${word}`)])]
}

/** One key for topics that mean the same: by it one person vouches once for one thing. */
export function topicKeyOf(topic: string): string {
  const words = wordsIn(topic)
  return words.toSorted().join(' ') || topic.slice(0, LONGEST).toLowerCase()
}

export function readTopic(about: string): TopicQuestion {
  const words = wordsIn(about)
  const [first, second] = tradesIn(about)
  const meant = new Map<string, number>()
  if (second) meant.set(second, SECOND_TRADE)
  if (first) meant.set(first, FIRST_TRADE)
  // "School bus" is about the bus: of what the words name, what takes up most of them is meant.
  const named = groupsIn(words)
  const most = Math.max(0, ...named.map(({ covers }) => covers))
  for (const { key, covers } of named) if (covers === most) meant.set(key, GROUP)
  return { meant, words }
}

/** How well something kept under these keys answers: 0 it does not, 1 it is what was asked. */
export function topicFit({ meant, words }: TopicQuestion, keys: readonly string[]): number {
  const byMeaning = Math.max(0, ...keys.map((key) => meant.get(key) ?? 0))
  const met = words.filter((word) => keys.includes(`w:${word}`)).length
  const share = words.length > 0 ? met / words.length : 0
  return Math.max(byMeaning, share >= FEWEST ? ALL_WORDS * share : 0)
}

const ownWords = ({ words }: TopicQuestion): string[] => words.map((word) => `w:${word}`)

/** What to look under among offers: what the words mean, and the words themselves. */
export const keysOfOffers = (question: TopicQuestion): string[] => [...question.meant.keys(), ...ownWords(question)]

/** The same among vouches, of which there are many: the words only where nothing is known of what they mean. */
export const keysOfVouches = (question: TopicQuestion): string[] =>
  question.meant.size > 0 ? [...question.meant.keys()] : ownWords(question)
