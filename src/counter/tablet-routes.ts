import { isOwnPassword } from '../accounts/own-password-queries.ts'
import { hashPassword } from '../accounts/password-rules.ts'
import { hashOf, newToken } from '../db/ids.ts'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { say } from '../web/flash.ts'
import { parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { MessageKey } from '../web/languages.ts'
import type { Street } from '../web/registrar.ts'
import { leaveSession } from '../web/sessions.ts'
import type { SignedIn } from '../web/viewer.ts'
import { bookAt } from './book-at.ts'
import { pinForm, tabletForm } from './form.ts'
import { removePin, setPin } from './queries-pins.ts'
import type { Book } from './queries-book.ts'
import { endTablet, forgetTablet, idleOf, layTablet, setIdle } from './queries-tablets.ts'
import { mayLayTablets } from './rules.ts'
import { markAsShut, markAsTablet } from './tablet-at.ts'
import { showTablets } from './tablet-page.ts'

/** Whose tablet it is, is for those to say who stand behind the counter for good. @throws NotFound */
function mustLayTablets(book: Book): void {
  if (!mayLayTablets(book.business)) throw new NotFound('tablet')
}

/**
 * A minute at somebody's unlocked screen must not open the book for good. In a demonstration nobody has a password.
 * @returns what is wrong with it, or null
 */
async function wrongWith(house: House, viewer: SignedIn, typed: string): Promise<MessageKey | null> {
  if (townOf(house).demo === 1) return null
  if (typed === '') return 'form.empty'
  return (await isOwnPassword(house, viewer, typed)) ? null : 'account.current-wrong'
}

/** PINs, each set by their own person; and the browsers that a counter's people share. All of it with one's password. */
export function tabletRoutes(street: Street, house: House): void {
  street.signedIn('GET /counter/:slug/tablet', async (req, res, viewer) => {
    await showTablets(house, req, res, { book: await bookAt(house, req, viewer), viewer })
  })

  street.signedIn('POST /counter/:slug/pin', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const form = parseForm(pinForm, req.body)
    if (!form.ok) return showTablets(house, req, res, { book, viewer }, { which: 'pin', form: form.state })
    const wrong = await wrongWith(house, viewer, form.value.current)
    if (wrong) {
      const state = withError(form.state, 'current', wrong)
      return showTablets(house, req, res, { book, viewer }, { which: 'pin', form: state })
    }
    const pin = { businessId: book.business.businessId, accountId: viewer.accountId }
    const pinHash = await hashPassword(form.value.pin)
    await inTransaction(house.db, (trx) => setPin(trx, { ...pin, pinHash }, house.clock.now()))
    say(res, house.secret, { key: 'lock.pin-kept' })
    res.redirect(303, `/counter/${book.business.slug}/tablet`)
  })

  street.signedIn('POST /counter/:slug/pin/removal', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    await inTransaction(house.db, (trx) => removePin(trx, book.business.businessId, viewer.accountId))
    say(res, house.secret, { key: 'lock.pin-gone' })
    res.redirect(303, `/counter/${book.business.slug}/tablet`)
  })

  browserRoutes(street, house)
}

function browserRoutes(street: Street, house: House): void {
  street.signedIn('POST /counter/:slug/tablets', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    mustLayTablets(book)
    const form = parseForm(tabletForm, req.body)
    if (!form.ok) return showTablets(house, req, res, { book, viewer }, { which: 'tablet', form: form.state })
    const { idleMinutes, current } = form.value
    const wrong = await wrongWith(house, viewer, current)
    if (wrong) {
      const state = withError(form.state, 'current', wrong)
      return showTablets(house, req, res, { book, viewer }, { which: 'tablet', form: state })
    }
    const token = newToken()
    const { businessId, slug } = book.business
    const laid = { businessId, madeBy: viewer.accountId, tokenHash: hashOf(token), idleMinutes }
    await inTransaction(house.db, async (trx) => {
      if (res.locals.tablet) await forgetTablet(trx, res.locals.tablet.id)
      await layTablet(trx, laid, house.clock.now())
    })
    // From now on nobody's own pages stay open in it.
    await leaveSession(req)
    markAsTablet(house, res, token)
    markAsShut(house, res)
    res.redirect(303, `/counter/${slug}/lock`)
  })

  street.signedIn('POST /counter/:slug/tablets/:id/idle', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    mustLayTablets(book)
    const [{ businessId }, id] = [book.business, String(req.params.id)]
    const before = await idleOf(house.db, businessId, id)
    const form = parseForm(tabletForm, req.body)
    const which = { tabletId: id }
    if (!form.ok) return showTablets(house, req, res, { book, viewer }, { which, form: form.state })
    const { idleMinutes, current } = form.value
    // Left open for longer is as good as laid anew; sooner locked is nobody's harm.
    const wrong = idleMinutes > before ? await wrongWith(house, viewer, current) : null
    if (wrong) {
      const state = withError(form.state, 'current', wrong)
      return showTablets(house, req, res, { book, viewer }, { which, form: state })
    }
    await inTransaction(house.db, (trx) => setIdle(trx, businessId, id, idleMinutes))
    say(res, house.secret, { key: 'tablet.idle-kept', values: { count: idleMinutes } })
    res.redirect(303, `/counter/${book.business.slug}/tablet`)
  })

  street.signedIn('POST /counter/:slug/tablets/:id/end', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    mustLayTablets(book)
    await inTransaction(house.db, (trx) => endTablet(trx, book.business.businessId, String(req.params.id)))
    say(res, house.secret, { key: 'tablet.ended' })
    res.redirect(303, `/counter/${book.business.slug}/tablet`)
  })
}
