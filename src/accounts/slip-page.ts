import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { type House, townOf } from '../web/house.ts'
import { isLanguage, type Language, translator } from '../web/languages.ts'
import { qrCode, typedAddress } from '../web/qr.ts'
import { showSheet } from './desk-page.ts'
import type { SlipToPrint } from './slip-queries.ts'

/** What one language says on a slip. */
interface SlipWords {
  language: Language
  seen: string
  for: string
  how: string
}

/** Slips to cut out and hand over, in the language the desk asks for: a slip is written for whoever takes it home. */
export function showPrintedSlips(house: House, req: Request, res: Response, slips: readonly SlipToPrint[]): void {
  const wanted = isLanguage(req.query.in) ? req.query.in : null
  const languages: Language[] = wanted ? [wanted] : ['en', 'es']
  const page = {
    slips: slips.map((slip) => {
      const address = `${house.config.baseUrl}${slip.accountId ? '/sign-in/slip' : '/join'}`
      // The square leads to the door only: the four words are for the one person who holds the slip.
      return { said: wordsOn(house, slip, address, languages), words: slip.words, htmlQr: qrCode(address) }
    }),
    wanted,
    town: townOf(house).name,
    path: req.path,
  }
  showSheet(house, req, res, { view: 'desk-slip', title: 'slip.title', page })
}

function wordsOn(house: House, slip: SlipToPrint, address: string, languages: readonly Language[]) {
  const day = dayIn(townOf(house).zone, slip.expiresAt)
  const how = slip.accountId ? 'slip.how-renews' : 'slip.how'
  return languages.map((language): SlipWords => {
    const t = translator(language)
    return {
      language,
      seen: t('slip.seen', { name: slip.name }),
      for: t('slip.for', { name: slip.name }),
      how: t(how, { address: typedAddress(address), until: sayDay(day, language) }),
    }
  })
}
