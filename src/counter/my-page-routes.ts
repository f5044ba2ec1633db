import type { Request, Response } from 'express'
import { countTry, takeBackTry } from '../accounts/attempt-queries.ts'
import { keyedHash } from '../db/ids.ts'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { addressOf } from '../web/address.ts'
import { dayIn, HOUR, later, MINUTE } from '../web/clock.ts'
import { cookieOf, say } from '../web/flash.ts'
import { freshForm, parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { showAboutMe, showPaperDoor } from './card-page.ts'
import { correctionForm, factForm, paperForm } from './form.ts'
import { correctLine, eraseFact, eraseLine, eraseVisit, pageByCode, type PageAboutMe } from './queries-concerned.ts'
import { paperHeld } from './queries-paper.ts'
import { tearOutRegular } from './queries-regulars.ts'

const COOKIE = 'page'
const OPEN_FOR = 20 * MINUTE
/** Twenty letters, eight places: nobody guesses a code, and slower still at this rate. */
const doors = (address: string) => [{ name: `paper from ${address}`, most: 20, seconds: HOUR }]

const idIn = (req: Request): string => String(req.params.id)

/**
 * Say it to my face, without an account: whoever holds the paper that a counter printed reads the page it is about. The
 * page stays open for twenty minutes in this browser, or until it is closed.
 */
export function myPageRoutes(street: Street, house: House): void {
  street.open('GET /my-page', async (req, res) => {
    const about = await openPage(house, req, res).catch(whenShut)
    if (about) await showAboutMe(house, req, res, about)
    else showPaperDoor(house, req, res, freshForm())
  })

  street.open('POST /my-page', async (req, res) => {
    const form = parseForm(paperForm, req.body)
    if (!form.ok) return showPaperDoor(house, req, res, form.state)
    const codeId = await tryLetters(house, req, form.value.letters)
    if (codeId === null) return showPaperDoor(house, req, res, withError(form.state, 'letters', 'paper.wrong'))
    layOpen(house, res, codeId)
    res.redirect(303, '/my-page')
  })

  street.open('POST /my-page/closing', (_req, res) => {
    res.clearCookie(COOKIE, { path: '/my-page' })
    say(res, house.secret, { key: 'paper.closed' })
    res.redirect(303, '/my-page')
  })

  lineRoutes(street, house)
}

function lineRoutes(street: Street, house: House): void {
  const done = (res: Response, key: 'about-me.erased' | 'about-me.corrected' | 'about-me.all-erased'): void => {
    say(res, house.secret, { key })
    res.redirect(303, '/my-page')
  }

  street.open('POST /my-page/facts', async (req, res) => {
    const about = await openPage(house, req, res)
    const form = parseForm(factForm, req.body)
    if (form.ok) await inTransaction(house.db, (trx) => eraseFact(trx, about, form.value.what))
    done(res, 'about-me.erased')
  })

  street.open('POST /my-page/erasure', async (req, res) => {
    const about = await openPage(house, req, res)
    await inTransaction(house.db, (trx) => tearOutRegular(trx, about.book, about.contactId))
    res.clearCookie(COOKIE, { path: '/my-page' })
    done(res, 'about-me.all-erased')
  })

  street.open('POST /my-page/notes/:id/correction', async (req, res) => {
    const about = await openPage(house, req, res)
    const form = parseForm(correctionForm, req.body)
    if (!form.ok) return showAboutMe(house, req, res, about, { noteId: idIn(req), form: form.state })
    const said = { ...form.value, language: res.locals.language }
    await inTransaction(house.db, (trx) => correctLine(trx, about, idIn(req), said, house.clock.now()))
    done(res, 'about-me.corrected')
  })

  street.open('POST /my-page/notes/:id/removal', async (req, res) => {
    const about = await openPage(house, req, res)
    await inTransaction(house.db, (trx) => eraseLine(trx, about, idIn(req)))
    done(res, 'about-me.erased')
  })

  street.open('POST /my-page/visits/:id/removal', async (req, res) => {
    const about = await openPage(house, req, res)
    await inTransaction(house.db, (trx) => eraseVisit(trx, about, townOf(house), idIn(req)))
    done(res, 'about-me.erased')
  })
}

function whenShut(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}

/** Counts the try first; a right one does not count. @returns the paper's id, or null */
async function tryLetters(house: House, req: Request, letters: string): Promise<string | null> {
  const [now, at] = [house.clock.now(), doors(addressOf(req))]
  await inTransaction(house.db, (trx) => countTry(trx, house.secret, at, now))
  return inTransaction(house.db, async (trx) => {
    const codeId = await paperHeld(trx, house.secret, letters, now)
    if (codeId) await takeBackTry(trx, house.secret, at, now)
    return codeId
  })
}

const markOf = (house: House, codeId: string, until: string): string =>
  keyedHash(house.secret, `page ${codeId} until ${until}`)

function layOpen(house: House, res: Response, codeId: string): void {
  const until = later(house.clock.now(), OPEN_FOR)
  res.cookie(COOKIE, `${codeId} ${until} ${markOf(house, codeId, until)}`, {
    httpOnly: true,
    sameSite: 'lax',
    secure: house.config.baseUrl.startsWith('https:'),
    path: '/my-page',
    maxAge: OPEN_FOR * 1000,
  })
}

/** The page that lies open in this browser. @throws NotFound where none does, or its paper is worth nothing any more */
async function openPage(house: House, req: Request, res: Response): Promise<PageAboutMe> {
  res.locals.theirsAlone = true
  const now = house.clock.now()
  const [codeId = '', until = '', mark = ''] = (cookieOf(req, COOKIE) ?? '').split(' ')
  if (until <= now || mark !== markOf(house, codeId, until)) throw new NotFound('page')
  return pageByCode(house.db, codeId, { now, today: dayIn(townOf(house).zone, now) })
}
