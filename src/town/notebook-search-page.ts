import type { Request, Response } from 'express'
import { excerptOf, type Piece } from '../notebook/search/matching.ts'
import type { Hit } from '../notebook/search/search.ts'
import { dayIn } from '../web/clock.ts'
import { sayDayBy } from '../web/dates.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language } from '../web/languages.ts'
import { showPage } from '../web/page.ts'

interface ShownHit {
  href: string
  about: Piece[]
  when: string | null
  words: Piece[]
  language: Language | null
}

interface SearchPage {
  typed: string
  /** Whether there was anything to look for. */
  asked: boolean
  groups: { kind: Hit['kind']; hits: ShownHit[]; more: boolean }[]
}

const kinds = ['person', 'ask', 'line', 'visit', 'day', 'reminder', 'favor', 'went-past'] as const
/** So many of a kind are shown. */
export const A_GROUP = 20
const LONGEST = 200

/** What was found, by what it is, each with its place and the words around it. */
export function showNotebookSearch(
  house: House,
  req: Request,
  res: Response,
  { typed, words, hits }: { typed: string; words: string[]; hits: Hit[] },
): void {
  const { t, language } = res.locals
  const { zone } = townOf(house)
  const today = dayIn(zone, house.clock.now())
  const shown = ({ href, about, words: said, language: of, ...hit }: Hit): ShownHit => {
    const day = hit.day ?? (hit.writtenAt && dayIn(zone, hit.writtenAt))
    const when = day?.length === 4 ? t('visit.regular', { year: day }) : day && sayDayBy(day, today, language, 'medium')
    return { href, about: excerptOf(about ?? '', words), when, words: excerptOf(said, words), language: of }
  }
  const page: SearchPage = {
    typed: typed.slice(0, LONGEST),
    asked: words.length > 0,
    groups: kinds.flatMap((kind) => {
      const of = hits.filter((hit) => hit.kind === kind)
      return of.length === 0 ? [] : [{ kind, hits: of.slice(0, A_GROUP).map(shown), more: of.length > A_GROUP }]
    }),
  }
  showPage(house, req, res, { view: 'town/notebook-search', title: t('own-search.title'), tab: 'notebook', page })
}
