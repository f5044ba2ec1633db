import { hashOf } from '../db/ids.ts'
import { inTransaction } from '../db/transaction.ts'
import { Invalid } from '../errors.ts'
import { say } from '../web/flash.ts'
import { type FormState, parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { localPath } from '../web/local-path.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { detailsForm, invitationForm, languageForm, passwordForm } from './form.ts'
import { invitationsBy, invitationToPrint, makeInvitation, MOST_OPEN } from './invitation-queries.ts'
import { whatIsInTheWay } from './joining.ts'
import { showAccount, showPrintedInvitation } from './page.ts'
import { isOwnPassword } from './own-password-queries.ts'
import { hashPassword } from './password-rules.ts'
import { changeDetails, detailsOf, type OwnDetails, setLanguage, setPassword } from './queries.ts'
import { isOwnName } from './rules.ts'
import type { AccountShut } from './session-queries.ts'

/** One's own account: name, mail, language, password, sessions, invitations. */
export function ownRoutes(street: Street, house: House, shut: readonly AccountShut[]): void {
  street.signedIn('GET /account', (req, res, viewer) => showAccount(house, req, res, viewer, hashOf(req.sessionID)))

  street.signedIn('POST /account/details', async (req, res, viewer) => {
    const form = parseForm(detailsForm, req.body)
    const showAgain = (state: FormState) =>
      showAccount(house, req, res, viewer, hashOf(req.sessionID), { form: 'details', state })
    if (!form.ok) return showAgain(form.state)
    const { current, ...details } = form.value
    if (!(await mayChangeMail(house, viewer, details, current))) {
      return showAgain(withError(form.state, 'current', 'account.password-for-mail'))
    }
    const trouble = await inTransaction(house.db, async (trx) => {
      const inTheWay = await whatIsInTheWay(trx, details, viewer.accountId)
      if (!inTheWay) await changeDetails(trx, viewer.accountId, details)
      return inTheWay
    })
    if (trouble) return showAgain(withError(form.state, trouble.field, trouble.key, trouble.values))
    say(res, house.secret, { key: 'account.details-kept' })
    res.redirect(303, '/account')
  })

  street.signedIn('POST /account/language', async (req, res, viewer) => {
    const form = parseForm(languageForm, req.body)
    if (!form.ok) throw new Invalid('error.400')
    await inTransaction(house.db, (trx) => setLanguage(trx, viewer.accountId, form.value.language))
    res.redirect(303, localPath((req.body as { next?: unknown }).next) ?? '/')
  })

  street.signedIn('POST /account/password', async (req, res, viewer) => {
    const form = parseForm(passwordForm, req.body)
    const thisSession = hashOf(req.sessionID)
    const showAgain = (state: FormState) =>
      showAccount(house, req, res, viewer, thisSession, { form: 'password', state })
    if (!form.ok) return showAgain(form.state)
    const { current, password } = form.value
    if (!(await isOwnPassword(house, viewer, current))) {
      return showAgain(withError(form.state, 'current', 'account.current-wrong'))
    }
    if (isOwnName(password, viewer.name)) return showAgain(withError(form.state, 'password', 'password.own-name'))
    const passwordHash = await hashPassword(password)
    const also = await inTransaction(house.db, (trx) =>
      setPassword(trx, viewer.accountId, passwordHash, shut, thisSession),
    )
    say(res, house.secret, { key: 'account.password-kept', ...(also && { also }) })
    res.redirect(303, '/account')
  })

  invitationRoutes(street, house)
}

function invitationRoutes(street: Street, house: House): void {
  street.signedIn('POST /account/invitations', async (req, res, viewer) => {
    const form = parseForm(invitationForm, req.body)
    const showAgain = (state: FormState) =>
      showAccount(house, req, res, viewer, hashOf(req.sessionID), { form: 'invitation', state })
    if (!form.ok) return showAgain(form.state)
    const now = house.clock.now()
    const open = (await invitationsBy(house.db, viewer.accountId)).filter((it) => !it.usedAt && it.expiresAt > now)
    if (open.length >= MOST_OPEN) return showAgain(withError(form.state, 'forName', 'invite.too-many'))
    const invitation = { ...form.value, invitedBy: viewer.accountId }
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        return `/account/invitations/${await makeInvitation(trx, house.secret, invitation, now)}`
      }),
    )
    res.redirect(303, location)
  })

  street.signedIn('GET /account/invitations/:id', async (req, res, viewer) => {
    const id = String(req.params.id)
    const now = house.clock.now()
    const printed = await invitationToPrint(house.db, house.secret, id, viewer.accountId, now)
    showPrintedInvitation(house, req, res, printed)
  })
}

/** An unattended screen must not be enough to send the next forgotten password's link elsewhere. */
async function mayChangeMail(house: House, viewer: SignedIn, wanted: OwnDetails, current: string): Promise<boolean> {
  const { mail } = await detailsOf(house.db, viewer.accountId)
  return wanted.mail === mail || (await isOwnPassword(house, viewer, current))
}
