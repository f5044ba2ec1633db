import { say } from '../web/flash.ts'
import { freshForm, parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { eraseFromDevice } from '../web/kept-offline.ts'
import type { Street } from '../web/registrar.ts'
import { endSession } from '../web/sessions.ts'
import { type AccountErased, forgetAccount } from './erasure-queries.ts'
import { leavingForm } from './form.ts'
import { showLeaving } from './leaving-page.ts'
import { isOwnPassword } from './own-password-queries.ts'

/** Leaving town: everything of one's own is forgotten, at once and for good. */
export function leavingRoutes(street: Street, house: House, handlers: readonly AccountErased[]): void {
  street.signedIn('GET /account/leaving', (req, res) => showLeaving(house, req, res, freshForm()))

  street.signedIn('POST /account/leaving', async (req, res, viewer) => {
    const form = parseForm(leavingForm, req.body)
    if (!form.ok) return showLeaving(house, req, res, form.state)
    if (!(await isOwnPassword(house, viewer, form.value.current))) {
      return showLeaving(house, req, res, withError(form.state, 'current', 'account.current-wrong'))
    }
    if (!(await forgetAccount(house.db, house.config.dataDir, viewer.accountId, handlers))) {
      return showLeaving(house, req, res, withError(form.state, 'form', 'leaving.last-steward'))
    }
    await endSession(req)
    eraseFromDevice(req, res)
    say(res, house.secret, { key: 'leaving.gone' })
    res.redirect(303, '/')
  })
}
