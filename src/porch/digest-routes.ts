import { letterOf } from '../notebook/letter/queries.ts'
import { inTransaction } from '../db/transaction.ts'
import { say } from '../web/flash.ts'
import { parseForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { showDigest, showStop } from './digest-page.ts'
import { digestForm } from './form.ts'
import { todayIn } from './page.ts'
import { chooseDigest, digestOf, whoseDigest } from './queries-digest.ts'

/** The porch by mail: chosen on a page of one's own, stopped by the letter's own link too. */
export function digestRoutes(street: Street, house: House): void {
  street.signedIn('GET /account/digest', async (req, res, viewer) => {
    const { hour: letterHour } = await letterOf(house.db, viewer.accountId)
    showDigest(house, req, res, { ...(await digestOf(house.db, viewer.accountId)), letterHour })
  })

  street.signedIn('POST /account/digest', async (req, res, viewer) => {
    const form = parseForm(digestForm, req.body)
    const { hasMail } = await digestOf(house.db, viewer.accountId)
    const wanted = form.ok && form.value.digest === 1 && hasMail
    const when = { now: house.clock.now(), today: todayIn(house) }
    await inTransaction(house.db, (trx) => chooseDigest(trx, viewer.accountId, wanted, when))
    say(res, house.secret, { key: 'digest.kept' })
    res.redirect(303, '/account/digest')
  })

  street.open('GET /porch/digest/:token', (req, res) => {
    const accountId = whoseDigest(house.secret, String(req.params.token))
    showStop(house, req, res, { state: accountId ? 'ask' : 'gone' })
  })

  street.open('POST /porch/digest/:token', async (req, res) => {
    const accountId = whoseDigest(house.secret, String(req.params.token))
    if (!accountId) return showStop(house, req, res, { state: 'gone' })
    const when = { now: house.clock.now(), today: todayIn(house) }
    await inTransaction(house.db, (trx) => chooseDigest(trx, accountId, false, when))
    showStop(house, req, res, { state: 'done' })
  })
}
