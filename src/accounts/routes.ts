import { parseForm, freshForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { localPath } from '../web/local-path.ts'
import type { Street } from '../web/registrar.ts'
import { beginSession, endSession, sessionCookie, usesHttps } from '../web/sessions.ts'
import { addressOf } from './doors.ts'
import { signInForm } from './form.ts'
import { showSignIn } from './page.ts'
import { accountOpenedBy } from './sign-in.ts'

/** Coming in and going out, and everything about one's own account. */
export function accountRoutes(street: Street, house: House): void {
  street.open('GET /sign-in', (req, res) => {
    if (res.locals.viewer.accountId) res.redirect(303, localPath(req.query.next) ?? '/notebook')
    else showSignIn(house, req, res, freshForm({ next: localPath(req.query.next) ?? '' }))
  })

  street.open('POST /sign-in', async (req, res) => {
    const form = parseForm(signInForm, req.body)
    if (!form.ok) return showSignIn(house, req, res, form.state)
    const sent = { ...form.value, address: addressOf(req), now: house.clock.now() }
    const accountId = await accountOpenedBy(house.db, house.secret, sent)
    if (!accountId) return showSignIn(house, req, res, withError(form.state, 'form', 'signin.wrong'))
    await beginSession(req, accountId)
    res.redirect(303, localPath(form.state.values.next) ?? '/notebook')
  })

  street.signedIn('POST /sign-out', async (req, res) => {
    await endSession(req)
    res.clearCookie(sessionCookie(house), { path: '/', secure: usesHttps(house) })
    res.redirect(303, '/')
  })
}
