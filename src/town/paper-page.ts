import type { Request, Response } from 'express'
import { calledBy, facesFor } from '../directory/face-rules.ts'
import { type House, townOf } from '../web/house.ts'
import { type Language, translator } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { qrCode, typedAddress } from '../web/qr.ts'
import { nobody } from '../web/viewer.ts'
import { type Place } from './place-queries.ts'
import { land } from './sketch/hero.ts'
import type { TownMap } from './town-maps.ts'

/** Paper that hangs where everybody passes speaks both languages at once. */
const LANGUAGES: readonly Language[] = ['en', 'es']
const MOST_OPENERS = 3

/** The poster for the library's door: what this is, how one joins, where it is. */
export function showPoster(house: House, req: Request, res: Response, map: TownMap): void {
  const town = townOf(house)
  const { baseUrl } = house.config
  const page = {
    town: town.name,
    state: town.state,
    land,
    hero: map.hero,
    said: LANGUAGES.map((language) => {
      const t = translator(language)
      return {
        language,
        title: t('poster.title'),
        sentences: [t('poster.what'), t('poster.go-in'), t('poster.wood')],
        join: t('poster.join'),
        foot: t('poster.foot'),
      }
    }),
    address: typedAddress(baseUrl),
    htmlQr: qrCode(baseUrl),
  }
  const keepUntil = Object.keys(req.query).length > 0 ? undefined : null
  showPage(house, req, res, { view: 'town/poster', title: res.locals.t('poster.name'), page, keepUntil })
}

/** A tent for a shop's counter, one language to each side. It stands before strangers: what neighbors alone read is not on it. */
export function showSign(house: House, req: Request, res: Response, place: Place): void {
  const address = `${house.config.baseUrl}/b/${place.code}`
  const face = facesFor(place.faces, nobody)[0]
  const called = face ? calledBy(face.name) : null
  const page = {
    slug: place.slug,
    name: place.name,
    openers: (face?.openers ?? []).slice(0, MOST_OPENERS),
    sides: LANGUAGES.map((language) => {
      const t = translator(language)
      return {
        language,
        askFor: called && t('place.ask-for', { name: called }),
        talk: called && t('place.glad-to-talk', { name: called }),
        find: t('sign.find'),
      }
    }),
    address: typedAddress(address),
    htmlQr: qrCode(address),
  }
  const title = `${res.locals.t('sign.name')}: ${place.name}`
  showPage(house, req, res, { view: 'town/sign', title, tab: 'find', page })
}
