import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { versionOf } from '../db/version.ts'
import { Invalid, NotFound } from '../errors.ts'
import { dayIn } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { type Language, translator } from '../web/languages.ts'
import type { Street } from '../web/registrar.ts'
import { BenchBusy } from '../web/workbench.ts'
import { directoryOnPaper, refrigeratorOnPaper, showEditionPage } from './edition-page.ts'
import { printedPlaces } from './edition/edition-queries.ts'
import { openPress, type Printed } from './edition/typesetter.ts'
import { openTownMaps } from './town-maps.ts'

/** Each takes some hundred kilobytes; the languages, sizes and foldings of one day are six. */
const MOST_KEPT = 8

interface Form {
  large: boolean
  fold: boolean
}

/** The directory on paper: made once for everybody until something changes, the refrigerator sheet for each reader. */
export function editionRoutes(street: Street, house: House): void {
  const maps = openTownMaps(house)
  const press = openPress()
  const version = versionOf(house.db)
  const kept = new LRUCache<string, Promise<Printed>>({ max: MOST_KEPT })

  const today = (): string => dayIn(townOf(house).zone, house.clock.now())

  /** Whoever asks while it is being made waits for the same print; who has it already is told so. */
  async function sendEdition(req: Request, res: Response, name: string, form: Form): Promise<void> {
    const { language } = res.locals
    const day = today()
    const key = `${version.current} ${day} ${language} ${name}`
    const etag = `"${createHash('sha256').update(key).digest('base64url').slice(0, 22)}"`
    let made = kept.get(key)
    if (!made) {
      made = print(language, form)
      kept.set(key, made)
      made.catch(() => kept.delete(key))
    }
    const { pdf } = await onceReady(made)
    res.setHeader('etag', etag)
    if (req.get('if-none-match') === etag) res.status(304).end()
    else sendPdf(res, name, pdf)
  }

  async function print(language: Language, { large, fold }: Form): Promise<Printed> {
    const places = await printedPlaces(house.db, today())
    if (!places || places.length === 0) throw new NotFound('edition')
    const map = await maps.now({ language, t: translator(language) })
    const data = directoryOnPaper(house, places, map, language, large)
    return press.do({ template: 'directory', data, byFours: !large, fold })
  }

  street.open('GET /edition', async (req, res) => {
    const places = await printedPlaces(house.db, today())
    showEditionPage(house, req, res, !places ? 'too-many' : places.length === 0 ? 'none' : 'ready')
  })

  street.open('GET /edition/booklet.pdf', async (req, res) => {
    const fold = req.query.order === 'fold'
    await sendEdition(req, res, fold ? 'booklet-to-fold' : 'booklet', { large: false, fold })
  })

  street.open('GET /edition/large-print.pdf', async (req, res) => {
    await sendEdition(req, res, 'large-print', { large: true, fold: false })
  })

  street.signedIn('GET /edition/refrigerator.pdf', async (_req, res, viewer) => {
    const { language } = res.locals
    const data = await refrigeratorOnPaper(house, viewer, language)
    const { pdf } = await onceReady(press.do({ template: 'refrigerator', data }))
    sendPdf(res, 'refrigerator', pdf)
  })
}

/** @throws Invalid where too many wait for the press */
async function onceReady(made: Promise<Printed>): Promise<Printed> {
  return made.catch((error: unknown) => {
    if (error instanceof BenchBusy) throw new Invalid('edition.busy', {}, 503)
    throw error
  })
}

function sendPdf(res: Response, name: string, pdf: Uint8Array): void {
  res.setHeader('content-type', 'application/pdf')
  res.setHeader('content-disposition', `inline; filename="${name}-${res.locals.language}.pdf"`)
  // In the reader's language, or for them alone: nobody between keeps it.
  res.setHeader('cache-control', 'private, no-cache')
  res.end(Buffer.from(pdf))
}
