import type { Request, Response } from 'express'
import { countTry, takeBackTry } from '../accounts/attempt-queries.ts'
import { passwordFits } from '../accounts/password-rules.ts'
import { hashOf, newToken } from '../db/ids.ts'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { dayIn, dayPlus } from '../web/clock.ts'
import { sayDay, sayDayBy } from '../web/dates.ts'
import { cookieOf, dropSaid, say } from '../web/flash.ts'
import { freshForm, parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { isLanguage, type Language } from '../web/languages.ts'
import { localPath } from '../web/local-path.ts'
import type { Street } from '../web/registrar.ts'
import { leaveSession, sessionCookie, usesHttps } from '../web/sessions.ts'
import type { Tablet } from '../web/tablet.ts'
import { isSignedIn } from '../web/viewer.ts'
import { openingForm } from './form.ts'
import { goesOnAt, putWordsBy } from './half-written.ts'
import { handleOf, showLock } from './lock-page.ts'
import { atCounterAlone, pinDoors } from './lock-rules.ts'
import { clerksWithPin, countPinTry, forgetPinTries, noteWrongPin, type WrongPins } from './queries-pins.ts'
import { openTablet, shutTablet } from './queries-tablets.ts'
import { markAsOpen, markAsShut } from './tablet-at.ts'

/** The tablet of the counter in the address, if this browser is one. @throws NotFound as for a page that is not there */
function tabletHere(req: Request, res: Response): Tablet {
  const { tablet } = res.locals
  if (!tablet || tablet.slug !== req.params.slug) throw new NotFound('tablet')
  return tablet
}

/** Back to the page that was asked for, if it is one of this book's. */
const backTo = (tablet: Tablet, next: unknown): string => {
  const path = localPath(next)
  return path?.startsWith(`/counter/${tablet.slug}/`) && !path.includes('?') ? path : `/counter/${tablet.slug}`
}

/** The lock of a counter's tablet: shut in one tap, opened by whoever of its people types their own PIN. */
export function lockRoutes(street: Street, house: House): void {
  street.open('GET /counter/:slug/lock', async (req, res) => {
    const tablet = tabletHere(req, res)
    if (tablet.clerk ?? res.locals.viewer.accountId) res.redirect(303, `/counter/${tablet.slug}`)
    else await showLock(house, req, res, tablet, freshForm({ next: backTo(tablet, req.query.next) }))
  })

  street.open('POST /counter/:slug/lock', async (req, res) => {
    const tablet = tabletHere(req, res)
    // The browser lets go first: where nothing can be written, the book is shut in it all the same.
    clearAll(house, req, res)
    const { viewer } = res.locals
    const clerk = tablet.clerk ?? (isSignedIn(viewer) ? atCounterAlone(viewer, tablet.businessId) : null)
    const desk = clerk && { tabletId: tablet.id, accountId: clerk.accountId }
    const waits = desk ? await putWordsBy(house, req, tablet.slug, desk) : tablet.putBy
    await shutTablet(house.db, tablet.id)
    if (req.session.accountId) await leaveSession(req)
    res.redirect(303, `/counter/${tablet.slug}/lock${waits ? '?waits=1' : ''}`)
  })

  street.open('POST /counter/:slug/opening', async (req, res) => {
    const tablet = tabletHere(req, res)
    const form = parseForm(openingForm, req.body)
    if (!form.ok) return showLock(house, req, res, tablet, form.state)
    const opener = await whoOpens(house, tablet, form.value)
    if (!opener) return showLock(house, req, res, tablet, withError(form.state, 'pin', 'lock.wrong'))
    // Whoever is signed in here leaves: a PIN opens the book and nothing beside it.
    if (req.session.accountId) await leaveSession(req)
    clearAll(house, req, res)
    const { accountId } = opener
    const opening = newToken()
    await inTransaction(house.db, (trx) => openTablet(trx, tablet.id, accountId, hashOf(opening), house.clock.now()))
    markAsOpen(house, res, opening)
    if (opener.wrong) sayWrongPins(house, req, res, opener.wrong, opener.language)
    const goesOn = await goesOnAt(house, tablet, accountId)
    res.redirect(303, goesOn ?? backTo(tablet, form.state.values.next))
  })
}

function clearAll(house: House, req: Request, res: Response): void {
  markAsShut(house, res)
  // A browser whose cookies changed shows no page from before by its Back button.
  res.clearCookie(sessionCookie(house), { path: '/', secure: usesHttps(house) })
  dropSaid(req, res)
}

/** Told to the PIN's owner alone, in the language in which their next page comes. */
function sayWrongPins(house: House, req: Request, res: Response, { count, since }: WrongPins, own: Language): void {
  const { zone } = townOf(house)
  const [day, today] = [dayIn(zone, since), dayIn(zone, house.clock.now())]
  const chosen = cookieOf(req, 'lang')
  const language = isLanguage(chosen) ? chosen : own
  const said = day > dayPlus(today, -7) ? sayDay(day, language, 'weekday') : sayDayBy(day, today, language, 'medium')
  say(
    res,
    house.secret,
    day === today
      ? { key: 'lock.tried-today', values: { count } }
      : { key: 'lock.tried-since', values: { count, day: said } },
  )
}

interface Opener {
  accountId: string
  language: Language
  wrong: WrongPins | null
}

/**
 * Whose PIN it is, or null. Who is not on this lock, whose PIN rests, and who mistyped are refused alike
 * and after the same work.
 * @throws TooMany
 */
async function whoOpens(house: House, tablet: Tablet, sent: { who: string; pin: string }): Promise<Opener | null> {
  const now = house.clock.now()
  const today = dayIn(townOf(house).zone, now)
  const clerks = await clerksWithPin(house.db, tablet.businessId, today)
  const clerk = clerks.find(({ accountId }) => handleOf(house, tablet, accountId) === sent.who)
  const doors = pinDoors(tablet.id, clerk?.accountId ?? 'nobody')
  const mayTry = await inTransaction(house.db, async (trx) => {
    await countTry(trx, house.secret, doors, now)
    return clerk ? countPinTry(trx, tablet.businessId, clerk.accountId) : false
  })
  const fits = await passwordFits(mayTry && clerk ? clerk.pinHash : null, sent.pin)
  if (!clerk) return null
  const { accountId, language } = clerk
  if (!fits) {
    if (mayTry) await inTransaction(house.db, (trx) => noteWrongPin(trx, tablet.businessId, accountId, now))
    return null
  }
  const wrong = await inTransaction(house.db, async (trx) => {
    await takeBackTry(trx, house.secret, doors, now)
    return forgetPinTries(trx, tablet.businessId, accountId)
  })
  return { accountId, language, wrong }
}
