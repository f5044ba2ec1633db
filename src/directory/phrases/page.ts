import type { Request, Response } from 'express'
import type { FormState } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import type { Language } from '../../web/languages.ts'
import { showPage } from '../../web/page.ts'
import { categories, residentTerms } from '../categories/catalog.ts'
import { listAddress, noFilters } from '../listing/filters.ts'
import type { Search } from '../search/search.ts'
import { tradeName, tradeNames, type TradeQuestion } from '../trades.ts'
import { LONGEST_PHRASE, phraseTrades } from './form.ts'
import { type PhrasesAsked, townPhrases } from './queries.ts'
import { namesOf } from '../queries.ts'

interface ShownPhrases {
  search: Search
  asked: PhrasesAsked
  form: FormState
  /** Trades of the form that can mean more than one. */
  questions?: readonly TradeQuestion[]
}

const LONGEST_ASKED = 200
const MOST_SHOWN = 5

const asText = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, LONGEST_ASKED) : '')

/** What an address asks for; a trade that is none is no trade. */
export function phrasesAsked(query: Record<string, unknown>): PhrasesAsked {
  const category = asText(query.category)
  return {
    words: asText(query.q),
    category: categories.has(category) ? category : null,
    after: asText(query.after),
  }
}

export const phraseAddress = (query: Record<string, string>): string =>
  `/stewards/phrases?${new URLSearchParams(query).toString()}`

export async function showPhrases(house: House, req: Request, res: Response, shown: ShownPhrases): Promise<void> {
  const { t, language } = res.locals
  const { asked, form, search } = shown
  const { phrases, next } = await townPhrases(house.db, asked)
  const more: Record<string, string> = { ...(asked.category ? { category: asked.category } : { q: asked.words }) }
  const page = {
    asked,
    found: asked.words === '' ? null : await whatIsFound(house, search, asked.words, language),
    trade: asked.category ? builtIn(asked.category, language) : null,
    phrases: phrases.map((one) => ({ ...one, ...tradeLink(one.category, language) })),
    next: next === null ? null : phraseAddress({ ...more, after: next }),
    form: {
      fields: [...phraseTrades],
      trades: tradeNames(language),
      longest: LONGEST_PHRASE,
      questions: (shown.questions ?? []).map(({ words, options }) => ({
        words,
        options: options.map((id) => ({ id, name: tradeName(id, language) })),
      })),
    },
  }
  showPage(house, req, res, { view: 'directory/phrases', title: t('phrase.title'), tab: 'desk', page, form })
}

const tradeLink = (id: string, language: Language) => ({
  trade: tradeName(id, language),
  href: phraseAddress({ category: id }),
})

/** What a search for these words finds now, as anybody would get it. */
async function whatIsFound(house: House, search: Search, words: string, language: Language) {
  const { hits, trades } = await search.find(words)
  const places = await namesOf(
    house.db,
    hits.slice(0, MOST_SHOWN).map((hit) => hit.id),
  )
  return {
    places,
    isMore: hits.length > places.length,
    list: listAddress({ ...noFilters, q: words }),
    trades: trades.map((id) => tradeLink(id, language)),
  }
}

/** What the directory came with for a trade: first what residents say, then what other lists search it by. */
function builtIn(id: string, language: Language) {
  const said = residentTerms.get(id) ?? new Set<string>()
  const { terms } = categories.get(id) ?? { terms: { en: [], es: [] } }
  const inOrder = (list: string[]): string[] => [
    ...list.filter((term) => said.has(term)),
    ...list.filter((term) => !said.has(term)),
  ]
  const phrases = (['en', 'es'] as const).map((lang) => ({ lang, words: inOrder(terms[lang]).join(' · ') }))
  return { name: tradeName(id, language), phrases: phrases.filter((one) => one.words !== '') }
}
