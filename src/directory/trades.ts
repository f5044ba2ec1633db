import type { Language } from '../web/languages.ts'
import { categories, categoriesNamed } from './categories/categories.ts'
import { foldText } from '../web/fold.ts'

/** A trade's words that are not settled: none or several trades answer to them. */
export interface TradeQuestion {
  /** Which of the form's fields. */
  at: number
  words: string
  /** Ids of categories to choose from; empty where we know none. */
  options: string[]
}

export interface TradesRead {
  categories: string[]
  questions: TradeQuestion[]
}

const MOST_OPTIONS = 6
const byName = new Map(
  [...categories.values()].flatMap(({ id, name }) => [
    [foldText(name.en), id] as const,
    [foldText(name.es), id] as const,
  ]),
)

/** A category's name for a reader; an id we do not know (any more) is said as it is. */
export const tradeName = (id: string, language: Language): string => categories.get(id)?.name[language] ?? id

/** Every trade's name, for the form's suggestions. */
export const tradeNames = (language: Language): string[] =>
  [...categories.values()].map(({ name }) => name[language]).sort((a, b) => a.localeCompare(b, language))

/**
 * The categories that people's words for their trades mean, in their order.
 * @param words one trade each; null where a field is empty
 * @param chosen ids that the writer picked where words meant several
 */
export function readTrades(words: readonly (string | null)[], chosen: readonly string[]): TradesRead {
  const read: TradesRead = { categories: [], questions: [] }
  words.forEach((trade, at) => {
    if (trade === null) return
    const exact = byName.get(foldText(trade)) ?? (categories.has(trade) ? trade : undefined)
    const options = exact
      ? [exact]
      : categoriesNamed(trade)
          .slice(0, MOST_OPTIONS)
          .map(({ id }) => id)
    const picked = options.filter((id) => chosen.includes(id))
    const meant = picked.length > 0 ? picked : options.length === 1 ? options : []
    if (meant.length === 0) read.questions.push({ at, words: trade, options })
    read.categories.push(...meant)
  })
  const unasked = chosen.filter((id) => categories.has(id))
  read.categories = [...new Set([...read.categories, ...unasked])]
  return read
}
