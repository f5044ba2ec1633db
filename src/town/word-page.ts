import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { WordForYou } from '../web/waiting.ts'

interface WordPage {
  items: {
    day: string
    weekday: string
    date: string
    words: string
    href: string
    quote: WordForYou['quote'] | null
    answers: NonNullable<WordForYou['answers']>
  }[]
}

/** What waits for one reader, from every room, the latest first. */
export function showWord(house: House, req: Request, res: Response, found: WordForYou[]): void {
  const { t, language } = res.locals
  const { zone } = townOf(house)
  const dayOf = (at: string): string => (at.length > 10 ? dayIn(zone, at) : at)
  const items = found
    .map((word) => ({ ...word, day: dayOf(word.at) }))
    .sort((a, b) => (a.day === b.day ? (a.at < b.at ? 1 : -1) : a.day < b.day ? 1 : -1))
    .map(({ day, words, href, quote, answers }) => {
      return {
        day,
        date: sayDay(day, language, 'short'),
        weekday: sayDay(day, language, 'weekday-short'),
        words: words(t, language),
        href,
        quote: quote ?? null,
        answers: answers ?? [],
      }
    })
  const page: WordPage = { items }
  showPage(house, req, res, { view: 'town/word', title: t('word.title'), tab: 'word', page, form: freshForm() })
}
