import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { versionOf } from '../db/version.ts'
import { dayIn } from './clock.ts'
import type { House } from './house.ts'
import { HOUR_SENT, LOCK_AFTER } from './kept-offline.ts'
import { readerLanguage } from './kept-pages.ts'
import { isLanguage, translator } from './languages.ts'
import { type Tablet, tabletInUse } from './tablet.ts'
import { READER, readersMark } from './readers-mark.ts'
import { nobody, type Viewer } from './viewer.ts'

const A_YEAR = 365 * 86_400_000

/**
 * `?lang=` sets a cookie and comes back to the same address without it. Account, cookie and Accept-Language count in
 * that order; whoever picks a language in a page has picked it for this browser.
 */
export function pickLanguage(req: Request, res: Response, next: NextFunction): void {
  // Express reads the query anew whenever it is asked for it, and few addresses have one with this.
  const wanted = req.url.includes('lang=') ? req.query.lang : null
  if (!isLanguage(wanted) || req.method !== 'GET') {
    next()
    return
  }
  res.cookie('lang', wanted, { sameSite: 'lax', path: '/', maxAge: A_YEAR })
  const query = new URLSearchParams(req.originalUrl.split('?')[1] ?? '')
  query.delete('lang')
  const rest = query.toString()
  res.redirect(303, `${req.path.replace(/^\/{2,}/, '/')}${rest ? `?${rest}` : ''}`)
}

type Load = (accountId: string, today: string) => Promise<Viewer>

/**
 * Finds out who is reading, and in which language.
 * @param load the accounts' way of looking somebody up
 * @param meetTablet the counters' way of knowing their tablets; one that has locked by itself signs out whoever was in
 */
export function meetReader(
  house: House,
  load: Load,
  meetTablet: (req: Request, load: Load) => Promise<Tablet | null>,
): RequestHandler {
  return async (req, res, next) => {
    res.locals.version = versionOf(house.db).current
    const tablet = await meetTablet(req, load)
    res.locals.tablet = tablet
    const accountId = req.session.accountId
    const zone = house.town.current?.zone ?? 'UTC'
    const viewer = accountId ? await load(accountId, dayIn(zone, house.clock.now())) : nobody
    const cookieLanguage = /(?:^|;\s*)lang=(en|es)(?:;|$)/.exec(req.headers.cookie ?? '')?.[1]
    res.locals.viewer = viewer
    const chosen = isLanguage(cookieLanguage) ? cookieLanguage : null
    // Who came in by a PIN has no account page here to choose at: what the tablet was last set to counts before.
    res.locals.language = viewer.language ?? chosen ?? tablet?.clerk?.language ?? readerLanguage(req)
    res.locals.t = translator(res.locals.language)
    // Who opened a counter's book by their PIN is nobody elsewhere, but the device is theirs until it is locked.
    res.locals.mark = readersMark(house.secret, viewer.accountId ?? tablet?.clerk?.accountId ?? null)
    res.setHeader(READER, res.locals.mark)
    res.setHeader(HOUR_SENT, house.clock.now())
    const inUse = tabletInUse(res.locals)
    if (inUse) res.setHeader(LOCK_AFTER, String(inUse.idleMinutes))
    next()
  }
}
