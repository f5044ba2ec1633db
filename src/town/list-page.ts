import type { Request, Response } from 'express'
import { isPlainAddress } from '../directory/listing/filters.ts'
import { icon, safeHtml, type SafeHtml } from '../web/assets.ts'
import { dayIn } from '../web/clock.ts'
import { sayDayBy } from '../web/dates.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language, Translate } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { fillView } from '../web/views.ts'
import type { DrawnList } from './drawn-list-page.ts'
import { endOfDay } from './keeping.ts'
import type { OwnLine } from './own-lines.ts'
import { earliest } from './row-page.ts'

/** @param own what the reader's notebook says, by business: it goes into the list on its way out, and stays nowhere */
export function showList(house: House, req: Request, res: Response, list: DrawnList, own: Map<string, OwnLine>): void {
  const { t, language, viewer } = res.locals
  showPage(house, req, res, {
    title: list.title,
    tab: 'find',
    head: list.head,
    keepUntil: viewer.accountId === null && isPlainAddress(req.query) ? keptUntil(house, [list]) : undefined,
    htmlBody: withOwn(list, own, { t, language, today: dayIn(townOf(house).zone, house.clock.now()) }),
  })
}

/** Until the first of these doors opens or shuts, and no longer than the day's names for days hold. */
export const keptUntil = (house: House, shown: { changesAt: string | null }[]): string | null =>
  earliest([endOfDay(townOf(house).zone, house.clock.now()), ...shown.map((one) => one.changesAt)])

interface Reader {
  t: Translate
  language: Language
  today: string
}

function withOwn({ ids, htmlParts }: DrawnList, own: Map<string, OwnLine>, reader: Reader): SafeHtml {
  let html = ''
  for (const [at, part] of htmlParts.entries()) {
    const line = own.get(ids[at] ?? '')
    html += line ? part + ownHtml(line, reader) : part
  }
  return safeHtml(html)
}

function ownHtml({ lastDay, ask }: OwnLine, { t, language, today }: Reader): SafeHtml {
  const been = lastDay ? t('list.you-were-in', { day: sayDayBy(lastDay, today, language, 'medium') }) : ''
  return fillView('town/own-line', { t, icon, page: { been, ask: ask && t('list.ask-next', { words: ask }) } })
}
