import type { NextFunction, Request, Response } from 'express'
import { isOutage } from '../db/dialect.ts'
import {
  AnothersForm,
  CannotKeep,
  Conflict,
  CrossSite,
  Elsewhere,
  Invalid,
  LockedMeanwhile,
  NotFound,
  SignInFirst,
  TooMany,
  TownError,
} from '../errors.ts'
import type { House } from './house.ts'
import { readerLanguage } from './kept-pages.ts'
import { isMessageKey, type MessageKey, translator, type Values } from './languages.ts'
import { localPath } from './local-path.ts'
import { describeError } from './log.ts'
import { showPage } from './page.ts'
import type { Tablet } from './tablet.ts'
import { NOBODY } from './readers-mark.ts'
import { readTypedWords, wordsTyped } from './typed-words.ts'
import { nobody } from './viewer.ts'
import { whoMay } from './who-may.ts'

interface Trouble {
  status: number
  title: MessageKey
  say: MessageKey
  values?: Values
  /** What was typed is somebody else's. */
  keepsQuiet?: boolean
  /** Where what the first send made is seen. */
  stands?: string | null
}

const known: Record<number, Trouble> = {
  400: { status: 400, title: 'error.400-title', say: 'error.400' },
  403: { status: 403, title: 'error.403-title', say: 'error.403' },
  404: { status: 404, title: 'error.404-title', say: 'error.404' },
  409: { status: 409, title: 'error.409-title', say: 'error.409' },
  413: { status: 413, title: 'error.413-title', say: 'error.413' },
  415: { status: 415, title: 'error.415-title', say: 'error.415' },
  429: { status: 429, title: 'error.429-title', say: 'error.429' },
  500: { status: 500, title: 'error.500-title', say: 'error.500' },
  503: { status: 503, title: 'error.503-title', say: 'error.503' },
}

/** What a person is told. An error nobody foresaw is our fault and says so, without its insides. */
function troubleOf(error: unknown): Trouble {
  const at = (status: number): Trouble => known[status] ?? (known[500] as Trouble)
  if (error instanceof CrossSite) return { status: 403, title: 'error.cross-site-title', say: 'error.cross-site' }
  if (error instanceof AnothersForm)
    return { status: 409, title: 'error.anothers-title', say: 'error.anothers', keepsQuiet: true }
  if (error instanceof LockedMeanwhile)
    return { status: 401, title: 'lock.meanwhile-title', say: 'lock.meanwhile', keepsQuiet: true }
  if (error instanceof TooMany) return { ...at(429), values: { count: Math.ceil(error.retryAfterSeconds / 60) } }
  if (error instanceof Conflict && isMessageKey(error.message)) {
    return { status: 409, title: 'form.conflict-title', say: error.message, stands: error.stands }
  }
  if (error instanceof Invalid && isMessageKey(error.say)) {
    return { ...at(error.status), say: error.say, values: error.values }
  }
  if (error instanceof TownError) return at(error.status)
  if (isOutage(error)) return at(503)
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  return at(status >= 400 && status < 500 ? (known[status] ? status : 400) : 500)
}

/** Whoever presses twice meets what the first press took away: said alike of all that is not there, foreign or unknown. */
const foundGone = (trouble: Trouble, { method }: Request): Trouble =>
  trouble.say === 'error.404' && method === 'POST'
    ? { status: 404, title: 'error.gone-title', say: 'error.gone' }
    : trouble

/** Words that came after a tablet had locked itself are not lost: they wait for whoever wrote them. */
const putBy = (trouble: Trouble, tablet: Tablet | null | undefined): Trouble =>
  trouble.say === 'lock.meanwhile' && tablet?.putBy ? { ...trouble, say: 'lock.meanwhile-put-by' } : trouble

export function noSuchPage(): never {
  throw new NotFound()
}

/** What broke may have broken before the reader was met. */
function introduce(req: Request, res: Response): void {
  const met: Partial<Express.Locals> = res.locals
  met.viewer ??= nobody
  met.mark ??= NOBODY
  met.language ??= readerLanguage(req)
  met.t ??= translator(met.language)
}

export function errorPages(house: House) {
  return (error: unknown, req: Request, res: Response, next: NextFunction): void => {
    if (res.headersSent) {
      next(error)
      return
    }
    introduce(req, res)
    if (error instanceof Elsewhere) {
      res.redirect(302, error.at)
      return
    }
    const bookIn = res.locals.tablet
    if (error instanceof SignInFirst && bookIn && res.locals.route && whoMay[res.locals.route] === 'counter') {
      if (req.method === 'POST') showTrouble(house, req, res, putBy(troubleOf(new LockedMeanwhile()), bookIn))
      else res.redirect(303, lockOf(bookIn, req.path))
      return
    }
    if (error instanceof SignInFirst && req.method !== 'POST') {
      const next = localPath(req.originalUrl)
      res.redirect(303, next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in')
      return
    }
    if (error instanceof SignInFirst) {
      const signedOut = { status: 401, title: 'error.signed-out-title', say: 'error.signed-out' } as const
      readTypedWords(req, res, () => {
        showTrouble(house, req, res, signedOut)
      })
      return
    }
    const trouble = putBy(foundGone(troubleOf(error), req), bookIn)
    if (trouble.status >= 500) {
      const cause = error instanceof CannotKeep ? error.cause : error
      house.log.error({ route: res.locals.route ?? 'none', status: trouble.status, error: describeError(cause) })
    }
    if (error instanceof TooMany) res.setHeader('retry-after', error.retryAfterSeconds)
    showTrouble(house, req, res, trouble)
  }
}

/** What was searched for is not carried along: the address can be read by whoever stands there. */
const lockOf = ({ slug, wentIdle }: Tablet, path: string): string =>
  `/counter/${slug}/lock?next=${encodeURIComponent(path)}${wentIdle ? '&idle=1' : ''}`

function showTrouble(house: House, req: Request, res: Response, trouble: Trouble): void {
  const { t } = res.locals
  showPage(house, req, res, {
    view: 'partials/trouble',
    title: t(trouble.title),
    status: trouble.status,
    page: {
      title: t(trouble.title),
      say: t(trouble.say, trouble.values),
      words: req.method === 'POST' && !trouble.keepsQuiet ? wordsTyped(req.body, req.path) : [],
      stands: trouble.stands || null,
      signIn: trouble.status === 401 && !trouble.keepsQuiet,
      unlock: trouble.title === 'lock.meanwhile-title' ? `/counter/${res.locals.tablet?.slug ?? ''}/lock` : null,
    },
  })
}
