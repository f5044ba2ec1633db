import type { Request, Response } from 'express'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { readingOf } from './page.ts'
import type { ToldFavor } from './queries-told.ts'
import { dayWords, everyName } from './sentences.ts'

/** A favor that all of its people let others read. */
export function showTold(house: House, req: Request, res: Response, told: ToldFavor): void {
  const reading = readingOf(house, res)
  const { t } = reading
  const names = { givers: everyName(told.givers, reading), receivers: everyName(told.receivers, reading) }
  const page = {
    readableBy: told.readableBy,
    heading: t(told.kind === 'thanks' ? 'favor.told-thanks' : 'favor.told-favor', names),
    words: told.words,
    language: told.language,
    when: dayWords(told.happenedOn, reading),
  }
  showPage(house, req, res, { view: 'favors/told', title: t('favor.told-title', { town: townOf(house).name }), page })
}
