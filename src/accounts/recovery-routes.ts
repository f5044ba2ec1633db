import type { Request, Response } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { Invalid } from '../errors.ts'
import { addressOf } from '../web/address.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { beginSession } from '../web/sessions.ts'
import { countTry, tryAt } from './attempt-queries.ts'
import { forgottenDoors, slipDoors } from './doors.ts'
import { forgottenForm, newPasswordForm, slipRenewalForm } from './form.ts'
import { showDoor, showLink } from './page.ts'
import { linkFor } from './queries.ts'
import { mailLink, type Renewed, renewWithLink, renewWithSlip } from './recovery.ts'
import { isOwnName } from './rules.ts'
import type { AccountShut } from './session-queries.ts'

/** After a forgotten password: a link by mail, or a new slip from the desk. */
export function recoveryRoutes(street: Street, house: House, shut: readonly AccountShut[]): void {
  mailRoutes(street, house)
  linkRoutes(street, house, shut)
  slipRoutes(street, house, shut)
}

function mailRoutes(street: Street, house: House): void {
  street.open('GET /sign-in/forgotten', (req, res) => {
    showDoor(house, req, res, 'forgotten', freshForm(), req.query.sent === 'yes')
  })

  street.open('POST /sign-in/forgotten', async (req, res) => {
    const now = house.clock.now()
    const form = parseForm(forgottenForm, req.body)
    if (!form.ok) return showDoor(house, req, res, 'forgotten', form.state)
    // One transaction either way: the disk takes as long for somebody who is here as for somebody who is not.
    await inTransaction(house.db, async (trx) => {
      await countTry(trx, house.secret, forgottenDoors(addressOf(req)), now)
      await mailLink(trx, house, form.value.mail, now)
    })
    res.redirect(303, '/sign-in/forgotten?sent=yes')
  })
}

function linkRoutes(street: Street, house: House, shut: readonly AccountShut[]): void {
  street.open('GET /sign-in/link/:token', async (req, res) => {
    const { name } = await linkFor(house.db, String(req.params.token), house.clock.now())
    showLink(house, req, res, name, freshForm())
  })

  street.open('POST /sign-in/link/:token', async (req, res) => {
    const now = house.clock.now()
    const token = String(req.params.token)
    const { name } = await linkFor(house.db, token, now)
    const form = parseForm(newPasswordForm, req.body)
    if (!form.ok) return showLink(house, req, res, name, form.state)
    if (isOwnName(form.value.password, name)) {
      return showLink(house, req, res, name, withError(form.state, 'password', 'password.own-name'))
    }
    const outcome = await inTransaction(house.db, (trx) => renewWithLink(trx, token, form.value.password, now, shut))
    if (!('accountId' in outcome)) throw new Invalid('renew.link-over', {}, 404)
    await letIn(house, req, res, outcome)
  })
}

function slipRoutes(street: Street, house: House, shut: readonly AccountShut[]): void {
  street.open('GET /sign-in/slip', (req, res) => showDoor(house, req, res, 'slip-renewal', freshForm()))

  street.open('POST /sign-in/slip', async (req, res) => {
    const now = house.clock.now()
    const form = parseForm(slipRenewalForm, req.body)
    if (!form.ok) return showDoor(house, req, res, 'slip-renewal', form.state)
    await tryAt(house.db, house.secret, slipDoors(addressOf(req)), now)
    const outcome = await inTransaction(house.db, (trx) => renewWithSlip(trx, house.secret, form.value, now, shut))
    if (!('accountId' in outcome)) {
      return showDoor(house, req, res, 'slip-renewal', withError(form.state, outcome.field, outcome.key))
    }
    await letIn(house, req, res, outcome)
  })
}

async function letIn(house: House, req: Request, res: Response, { accountId, also }: Renewed): Promise<void> {
  await beginSession(req, accountId)
  say(res, house.secret, { key: 'renew.done', ...(also && { also }) })
  res.redirect(303, '/notebook')
}
