import type { Request, Response } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { addressOf } from '../web/address.ts'
import { say } from '../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { beginSession } from '../web/sessions.ts'
import { countTry, tryAt } from './attempt-queries.ts'
import { askDoors, slipDoors } from './doors.ts'
import { askForm, invitedForm, joinForm } from './form.ts'
import { invitationFor } from './invitation-queries.ts'
import { askToJoin, joinInvited, joinWithSlip, type Outcome } from './joining.ts'
import { showDoor, showInvitation } from './page.ts'

/** Three ways into town: the desk's slip, a neighbor's invitation, a steward's yes. */
export function joinRoutes(street: Street, house: House): void {
  slipRoutes(street, house)
  invitationRoutes(street, house)
  askRoutes(street, house)
}

function slipRoutes(street: Street, house: House): void {
  street.open('GET /join', (req, res) => {
    showDoor(house, req, res, 'join', freshForm({ language: res.locals.language }))
  })

  street.open('POST /join', async (req, res) => {
    const now = house.clock.now()
    const form = parseForm(joinForm, req.body)
    if (!form.ok) return showDoor(house, req, res, 'join', form.state)
    await tryAt(house.db, house.secret, slipDoors(addressOf(req)), now)
    const outcome = await inTransaction(house.db, (trx) => joinWithSlip(trx, house.secret, form.value, now))
    await settle(house, req, res, outcome, form.state, (state) => showDoor(house, req, res, 'join', state))
  })
}

function invitationRoutes(street: Street, house: House): void {
  street.open('GET /join/invitation/:token', async (req, res) => {
    const invitation = await invitationFor(house.db, String(req.params.token), house.clock.now())
    const form = freshForm({ name: invitation.forName, language: res.locals.language })
    showInvitation(house, req, res, invitation, form)
  })

  street.open('POST /join/invitation/:token', async (req, res) => {
    const now = house.clock.now()
    const invitation = await invitationFor(house.db, String(req.params.token), now)
    const form = parseForm(invitedForm, req.body)
    if (!form.ok) return showInvitation(house, req, res, invitation, form.state)
    await tryAt(house.db, house.secret, slipDoors(addressOf(req)), now)
    const outcome = await inTransaction(house.db, (trx) => joinInvited(trx, invitation.id, form.value, now))
    await settle(house, req, res, outcome, form.state, (state) => showInvitation(house, req, res, invitation, state))
  })
}

function askRoutes(street: Street, house: House): void {
  street.open('GET /join/ask', (req, res) => {
    const sent = req.query.sent === 'yes'
    showDoor(house, req, res, 'ask', freshForm({ language: res.locals.language }), sent)
  })

  // Whether somebody of that name or mail is here already is for neighbors to know: the answer is always the same.
  street.open('POST /join/ask', async (req, res) => {
    const now = house.clock.now()
    const form = parseForm(askForm, req.body)
    if (!form.ok) return showDoor(house, req, res, 'ask', form.state)
    await inTransaction(house.db, async (trx) => {
      await countTry(trx, house.secret, askDoors(addressOf(req)), now)
      await askToJoin(trx, form.value, now)
    })
    res.redirect(303, '/join/ask?sent=yes')
  })
}

/** Lets somebody in, or shows the form again with what stood in the way. */
async function settle(
  house: House,
  req: Request,
  res: Response,
  outcome: Outcome,
  state: FormState,
  showAgain: (state: FormState) => void,
): Promise<void> {
  if (!('accountId' in outcome)) return showAgain(withError(state, outcome.field, outcome.key, outcome.values))
  await beginSession(req, outcome.accountId)
  say(res, house.secret, { key: 'join.welcome', values: { town: townOf(house).name } })
  res.redirect(303, '/notebook')
}
