import { hashOf } from '../db/ids.ts'
import { inTransaction } from '../db/transaction.ts'
import { addressOf } from '../web/address.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { localPath } from '../web/local-path.ts'
import { eraseFromDevice } from '../web/kept-offline.ts'
import type { Street } from '../web/registrar.ts'
import { beginSession, endSession, sessionCookie, usesHttps } from '../web/sessions.ts'
import { deskRoutes } from './desk-routes.ts'
import { signInForm } from './form.ts'
import type { AccountMoved } from './desk-queries.ts'
import type { AccountErased } from './erasure-queries.ts'
import { joinRoutes } from './join-routes.ts'
import { leavingRoutes } from './leaving-routes.ts'
import { ownRoutes } from './own-routes.ts'
import { showDoor } from './page.ts'
import { peopleRoutes } from './people-routes.ts'
import { recoveryRoutes } from './recovery-routes.ts'
import { type AccountShut, endOneSession, endSessions } from './session-queries.ts'
import { accountOpenedBy } from './sign-in.ts'

/** Coming in and going out, one's own account, and the desk's pages about accounts. */
export function accountRoutes(
  street: Street,
  house: House,
  rooms: { erased: readonly AccountErased[]; moved: readonly AccountMoved[]; shut: readonly AccountShut[] },
): void {
  signInRoutes(street, house)
  sessionRoutes(street, house, rooms.shut)
  joinRoutes(street, house)
  recoveryRoutes(street, house, rooms.shut)
  ownRoutes(street, house, rooms.shut)
  deskRoutes(street, house, rooms.moved)
  peopleRoutes(street, house)
  leavingRoutes(street, house, rooms.erased)
}

function signInRoutes(street: Street, house: House): void {
  street.open('GET /sign-in', (req, res) => {
    if (res.locals.viewer.accountId) res.redirect(303, localPath(req.query.next) ?? '/notebook')
    else showDoor(house, req, res, 'sign-in', freshForm({ next: localPath(req.query.next) ?? '' }))
  })

  street.open('POST /sign-in', async (req, res) => {
    const form = parseForm(signInForm, req.body)
    if (!form.ok) return showDoor(house, req, res, 'sign-in', form.state)
    const sent = { ...form.value, address: addressOf(req), now: house.clock.now() }
    const accountId = await accountOpenedBy(house.db, house.secret, sent)
    if (!accountId) return showDoor(house, req, res, 'sign-in', withError(form.state, 'form', 'signin.wrong'))
    await beginSession(req, accountId)
    res.redirect(303, localPath(form.state.values.next) ?? '/notebook')
  })

  street.signedIn('POST /sign-out', async (req, res) => {
    await endSession(req)
    eraseFromDevice(req, res)
    res.clearCookie(sessionCookie(house), { path: '/', secure: usesHttps(house) })
    say(res, house.secret, { key: 'signin.signed-out' })
    res.redirect(303, '/')
  })
}

function sessionRoutes(street: Street, house: House, handlers: readonly AccountShut[]): void {
  street.signedIn('POST /account/sessions/end-others', async (req, res, viewer) => {
    await inTransaction(house.db, async (trx) => {
      await endSessions(trx, viewer.accountId, hashOf(req.sessionID))
      for (const handle of handlers) await handle(trx, viewer.accountId, 'sessions')
    })
    res.redirect(303, '/account#sessions')
  })

  street.signedIn('POST /account/sessions/:id/end', async (req, res, viewer) => {
    const handle = String(req.params.id)
    await inTransaction(house.db, async (trx) => {
      await endOneSession(trx, house.secret, viewer.accountId, handle)
      for (const shut of handlers) await shut(trx, viewer.accountId, 'sessions')
    })
    res.redirect(303, '/account#sessions')
  })
}
