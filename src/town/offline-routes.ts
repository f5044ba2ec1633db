import type { Request } from 'express'
import { NotFound } from '../errors.ts'
import type { House } from '../web/house.ts'
import { isLanguage, type Language } from '../web/languages.ts'
import type { Street } from '../web/registrar.ts'
import { sendText } from '../web/send-text.ts'
import { manifestOf } from './offline-manifest.ts'
import { deviceWords, showOnThisDevice } from './offline-page.ts'

const languageIn = (req: Request): Language => {
  if (!isLanguage(req.params.language)) throw new NotFound('language')
  return req.params.language
}

/** What a device needs to go on without a signal: its own page, the words for it, and what makes it an app. */
export function offlineRoutes(street: Street, house: House): void {
  street.open('GET /on-this-device', (req, res) => {
    showOnThisDevice(house, req, res)
  })

  street.open('GET /on-this-device/words/:language', (req, res) => {
    sendText(req, res, 'application/json', JSON.stringify(deviceWords(house, languageIn(req))))
  })

  street.open('GET /manifest/:language', (req, res) => {
    sendText(req, res, 'application/manifest+json', JSON.stringify(manifestOf(house, languageIn(req))))
  })
}
