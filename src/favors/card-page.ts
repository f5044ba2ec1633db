import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language, MessageKey } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { qrCode, typedAddress } from '../web/qr.ts'
import { readingOf } from './page.ts'
import { tellingNow } from './queries.ts'
import type { CardToPrint } from './queries-cards.ts'
import { type Answer, answersOpen } from './rules.ts'
import { type FavorRow, type PartyRow, recorderOf } from './seeing-rules.ts'
import { answerLabel, atTheStart, dayWords, sayName, wroteWords } from './sentences.ts'

interface CardDoorPage {
  /** What the card speaks of; null before a code was typed. */
  favor: {
    name: string
    wrote: string
    words: string
    language: Language
    when: string
    answers: { answer: Answer; label: MessageKey; plain: boolean }[]
    mayTellAnew: boolean
    telling: string | null
    recorder: string
    code: string
  } | null
}

/** Where somebody without account types their card's code. */
export function showCardDoor(house: House, req: Request, res: Response, form: FormState): void {
  const page: CardDoorPage = { favor: null }
  showPage(house, req, res, { view: 'favors/card', title: res.locals.t('favor.card-title'), page, form })
}

/** Text, day and who wrote it: what anybody in a favor sees before they answer, and nothing else. */
export async function showAtCard(
  house: House,
  req: Request,
  res: Response,
  held: { favor: FavorRow; party: PartyRow; code: string },
  form: FormState | null = null,
): Promise<void> {
  const { favor, party, code } = held
  const reading = readingOf(house, res)
  const { t } = reading
  const answers = answersOpen(favor.kind, favor.state, party.answer, false)
  const page: CardDoorPage = {
    favor: {
      name: party.neighborName ?? '',
      wrote: wroteWords(favor.kind, party.side, recorderOf(favor), t),
      words: favor.words,
      language: favor.language,
      when: atTheStart(dayWords(favor.happenedOn, reading)),
      answers: answers
        .filter((answer) => answer !== 'not-quite')
        .map((answer, at) => ({ answer, label: answerLabel(answer, party.side), plain: at > 0 })),
      mayTellAnew: answers.includes('not-quite'),
      telling: (await tellingNow(house.db, [favor.id])).get(favor.id) ?? null,
      recorder: sayName(recorderOf(favor), t),
      code,
    },
  }
  const title = t('favor.card-title')
  showPage(house, req, res, { view: 'favors/card', title, page, form: form ?? freshForm({ words: favor.words }) })
}

/** The card itself, shown for as long as it takes to print. */
export function showPrintedCard(house: House, req: Request, res: Response, card: CardToPrint): void {
  const { t, language } = res.locals
  const { zone, name: town } = townOf(house)
  const address = `${house.config.baseUrl}/favors/card`
  const from = res.locals.viewer.name ?? ''
  const page = {
    favorId: card.favorId,
    name: card.name,
    from,
    htmlQr: qrCode(address),
    code: `${card.code.slice(0, 4)} ${card.code.slice(4)}`,
    words: card.words,
    language: card.language,
    says: wroteWords(card.kind, card.side, { said: from, slug: null }, t),
    how: t('favor.card-how', { address: typedAddress(address) }),
    until: card.expiresAt && t('favor.card-until', { day: sayDay(dayIn(zone, card.expiresAt), language, 'with-year') }),
    town,
  }
  showPage(house, req, res, { view: 'favors/printed-card', title: t('favor.card-title'), tab: 'favors', page })
}
