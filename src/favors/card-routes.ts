import type { Request, Response } from 'express'
import { countTry, takeBackTry } from '../accounts/attempt-queries.ts'
import { inTransaction } from '../db/transaction.ts'
import { addressOf } from '../web/address.ts'
import { HOUR } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { showAtCard, showCardDoor, showPrintedCard } from './card-page.ts'
import { answerForm, cardForm } from './form.ts'
import { answerByCard, cardToPrint, claimByCard, makeCard, partyHolding } from './queries-cards.ts'

const idIn = (req: Request): string => String(req.params.id)

/** Eight letters are many to guess; at this rate they are too many. Right ones do not count. */
const cardDoors = (req: Request) => [{ name: `favor card from ${addressOf(req)}`, most: 30, seconds: HOUR }]

/** Cards for neighbors who have no account: printed by whoever named them, answered by whoever holds them. */
export function cardRoutes(street: Street, house: House): void {
  street.signedIn('POST /favors/parties/:id/cards', async (req, res, viewer) => {
    const now = house.clock.now()
    const id = await inTransaction(house.db, (trx) => makeCard(trx, house.secret, viewer, idIn(req), now))
    res.redirect(303, `/favors/cards/${id}`)
  })

  street.signedIn('GET /favors/cards/:id', async (req, res, viewer) => {
    const card = await cardToPrint(house.db, house.secret, viewer, idIn(req), house.clock.now())
    showPrintedCard(house, req, res, card)
  })

  street.open('GET /favors/card', (req, res) => {
    showCardDoor(house, req, res, freshForm())
  })

  street.open('POST /favors/card', async (req, res) => {
    const held = await heldOrAskAgain(house, req, res)
    if (held) await showAtCard(house, req, res, held)
  })

  street.open('POST /favors/card/answers', async (req, res) => {
    const held = await heldOrAskAgain(house, req, res)
    if (!held) return
    const form = parseForm(answerForm, req.body)
    if (!form.ok) return showAtCard(house, req, res, held, form.state)
    const { answer, of, words, language } = form.value
    const given = { answer, of, words, language: language ?? res.locals.language }
    const now = house.clock.now()
    await inTransaction(house.db, (trx) => answerByCard(trx, house.secret, held.code, given, now))
    say(res, house.secret, { key: 'favor.card-answered' })
    res.redirect(303, '/favors/card')
  })

  street.signedIn('POST /favors/card/claim', async (req, res, viewer) => {
    const held = await heldOrAskAgain(house, req, res)
    if (!held) return
    const now = house.clock.now()
    const id = await inTransaction(house.db, (trx) => claimByCard(trx, house.secret, viewer, held.code, now))
    say(res, house.secret, { key: 'favor.card-claimed' })
    res.redirect(303, `/favors/${id}`)
  })
}

/** What the typed code opens; null where the page asks for it again. @throws TooMany */
async function heldOrAskAgain(house: House, req: Request, res: Response) {
  const form = parseForm(cardForm, req.body)
  if (!form.ok) {
    showCardDoor(house, req, res, form.state)
    return null
  }
  const { code } = form.value
  const [doors, now] = [cardDoors(req), house.clock.now()]
  const held = await inTransaction(house.db, async (trx) => {
    await countTry(trx, house.secret, doors, now)
    const found = await partyHolding(trx, house.secret, code, now)
    if (found) await takeBackTry(trx, house.secret, doors, now)
    return found
  })
  if (held) return { ...held, code }
  showCardDoor(house, req, res, withError(form.state, 'code', 'favor.card-unknown'))
  return null
}
