import type { Request, Response } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { askToRevoke, showAboutMe, showCardOnPaper, showCards } from './card-page.ts'
import { cardForm, correctionForm, factForm, grantForm, revocationForm } from './form.ts'
import { grantCard, ownCard, ownGrant, placesWithCounter, revokeCard, writeCard } from './queries-cards.ts'
import { toldTo } from './queries-came-by.ts'
import { correctLine, eraseFact, eraseLine, eraseVisit, pageByGrant, pageWith } from './queries-concerned.ts'

const idIn = (req: Request): string => String(req.params.id)

/** A resident's remember-me card: written, given to a counter, taken back; and what is kept where it is given. */
export function cardRoutes(street: Street, house: House): void {
  const today = (): string => dayIn(townOf(house).zone, house.clock.now())

  street.signedIn('GET /account/cards', (req, res, viewer) => showCards(house, req, res, viewer))

  street.signedIn('POST /account/cards', async (req, res, viewer) => {
    const form = parseForm(cardForm, req.body)
    if (!form.ok) return showCards(house, req, res, viewer, { form: form.state, which: 'card' })
    const now = house.clock.now()
    await inTransaction(house.db, (trx) => writeCard(trx, viewer, form.value, res.locals.language, now))
    say(res, house.secret, { key: 'cards.kept' })
    res.redirect(303, '/account/cards')
  })

  street.signedIn('POST /account/cards/grants', async (req, res, viewer) => {
    const form = parseForm(grantForm, req.body)
    if (!form.ok) return showCards(house, req, res, viewer, { form: form.state, which: 'grant' })
    const { business, usual } = form.value
    const place = (await placesWithCounter(house.db, today())).find((one) => one.slug === business)
    const card = await ownCard(house.db, viewer)
    if (!place || !card) {
      const state = withError(form.state, 'business', card ? 'cards.no-counter' : 'cards.write-first')
      return showCards(house, req, res, viewer, { form: state, which: 'grant' })
    }
    const now = house.clock.now()
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        const to = { cardId: card.id, businessId: place.id, usual }
        return `/account/cards/${await grantCard(trx, viewer, to, now)}`
      }),
    )
    say(res, house.secret, { key: 'cards.granted', values: { name: place.name } })
    res.redirect(303, location)
  })

  street.signedIn('GET /account/cards/paper', async (req, res, viewer) => {
    const card = await ownCard(house.db, viewer)
    if (card) showCardOnPaper(house, req, res, card)
    else res.redirect(303, '/account/cards')
  })

  street.signedIn('GET /account/cards/:id', async (req, res, viewer) => {
    await showAboutMe(house, req, res, await pageByGrant(house.db, viewer, idIn(req), today()))
  })

  street.signedIn('GET /account/cards/:id/revocation', async (req, res, viewer) => {
    const grant = await ownGrant(house.db, viewer, idIn(req))
    askToRevoke(house, req, res, grant, (await toldTo(house.db, viewer, grant.businessId)).length > 0)
  })

  street.signedIn('POST /account/cards/:id/revocation', async (req, res, viewer) => {
    const { name } = await ownGrant(house.db, viewer, idIn(req))
    const form = parseForm(revocationForm, req.body)
    const eraseAll = form.ok && form.value.erase === 1
    const takeBack = form.ok && form.value.takeBack === 1
    const { zone } = townOf(house)
    await inTransaction(house.db, (trx) => revokeCard(trx, viewer, idIn(req), { eraseAll, takeBack, zone }))
    say(res, house.secret, { key: eraseAll ? 'cards.revoked-erased' : 'cards.revoked', values: { name } })
    res.redirect(303, '/account/cards')
  })

  lineRoutes(street, house, today)
}

/** Lines about oneself, put right or erased. */
function lineRoutes(street: Street, house: House, today: () => string): void {
  street.signedIn('POST /account/cards/:id/facts', async (req, res, viewer) => {
    const about = await pageByGrant(house.db, viewer, idIn(req), today())
    const form = parseForm(factForm, req.body)
    if (form.ok) await inTransaction(house.db, (trx) => eraseFact(trx, about, form.value.what))
    back(res, about.grantId, 'about-me.erased')
  })

  street.signedIn('POST /account/cards/notes/:id/correction', async (req, res, viewer) => {
    const about = await pageWith(house.db, viewer, { noteId: idIn(req) }, today())
    const form = parseForm(correctionForm, req.body)
    if (!form.ok) return showAboutMe(house, req, res, about, { noteId: idIn(req), form: form.state })
    const said = { ...form.value, language: res.locals.language }
    await inTransaction(house.db, (trx) => correctLine(trx, about, idIn(req), said, house.clock.now()))
    back(res, about.grantId, 'about-me.corrected')
  })

  street.signedIn('POST /account/cards/notes/:id/removal', async (req, res, viewer) => {
    const about = await pageWith(house.db, viewer, { noteId: idIn(req) }, today())
    await inTransaction(house.db, (trx) => eraseLine(trx, about, idIn(req)))
    back(res, about.grantId, 'about-me.erased')
  })

  street.signedIn('POST /account/cards/visits/:id/removal', async (req, res, viewer: SignedIn) => {
    const about = await pageWith(house.db, viewer, { visitId: idIn(req) }, today())
    await inTransaction(house.db, (trx) => eraseVisit(trx, about, townOf(house), idIn(req)))
    back(res, about.grantId, 'about-me.erased')
  })

  function back(res: Response, grantId: string | null, key: 'about-me.erased' | 'about-me.corrected'): void {
    say(res, house.secret, { key })
    res.redirect(303, `/account/cards/${grantId ?? ''}`)
  }
}
