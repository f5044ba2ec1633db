import type { Request, Response } from 'express'
import { type House, townOf } from '../web/house.ts'
import { type Language, writtenWords } from '../web/languages.ts'
import { showPage } from '../web/page.ts'

/** A device puts its sentences together itself, for there is nobody to ask; hours are told in the town's zone. */
export const deviceWords = (house: House, language: Language) => ({
  language,
  zone: townOf(house).zone,
  words: writtenWords(language, 'offline'),
})

/** Browsers keep pages only in what they call a secure context: https, or the town's own machine. */
const canBeKept = (req: Request): boolean =>
  req.protocol === 'https' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(req.hostname)

/** What is on this device. The town does not know it: the page is filled in on the device. */
export function showOnThisDevice(house: House, req: Request, res: Response): void {
  const { t, language } = res.locals
  showPage(house, req, res, {
    view: 'town/on-this-device',
    title: t('offline.title'),
    tab: 'account',
    page: { canBeKept: canBeKept(req), words: JSON.stringify(deviceWords(house, language).words) },
  })
}
