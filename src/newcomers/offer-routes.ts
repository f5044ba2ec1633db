import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { aboutIn } from './asked.ts'
import { offerForm, visibilityForm } from './form.ts'
import { askToRemoveOffer, offerFields, showOfferForm, showOffers } from './offer-page.ts'
import { changeOffer, hideOffer, makeOffer, ownOffer, removeOffer } from './queries-offers.ts'

const idIn = (req: Request): string => String(req.params.id)

/** What somebody says they may be asked about. It is theirs to hide and to take back. */
export function offerRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.signedIn('GET /who/offers', (req, res, viewer) =>
    showOffers(house, req, res, viewer, freshForm({ topic: aboutIn(req.query.about) })),
  )

  street.signedIn('POST /who/offers', async (req, res, viewer) => {
    const form = parseForm(offerForm, req.body)
    if (!form.ok) return showOffers(house, req, res, viewer, form.state)
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now: clock.now() }, async () => {
        await makeOffer(trx, viewer.accountId, form.value, res.locals.language)
        return '/who/offers'
      }),
    )
    say(res, secret, { key: 'offer.kept', values: { topic: form.value.topic } })
    res.redirect(303, location)
  })

  street.signedIn('GET /who/offers/:id/edit', async (req, res, viewer) => {
    const offer = await ownOffer(db, viewer, idIn(req))
    showOfferForm(house, req, res, offer, freshForm(offerFields(offer)))
  })

  street.signedIn('POST /who/offers/:id/edit', async (req, res, viewer) => {
    const offer = await ownOffer(db, viewer, idIn(req))
    const form = parseForm(offerForm, req.body)
    if (!form.ok) {
      showOfferForm(house, req, res, offer, form.state)
      return
    }
    await inTransaction(db, (trx) => changeOffer(trx, viewer, offer.id, form.value, res.locals.language))
    say(res, secret, { key: 'offer.kept', values: { topic: form.value.topic } })
    res.redirect(303, '/who/offers')
  })

  street.signedIn('POST /who/offers/:id/visibility', async (req, res, viewer) => {
    const { topic } = await ownOffer(db, viewer, idIn(req))
    const form = parseForm(visibilityForm, req.body)
    const hidden = form.ok && form.value.hidden === 0 ? 0 : 1
    await inTransaction(db, (trx) => hideOffer(trx, viewer, idIn(req), hidden))
    say(res, secret, { key: hidden === 1 ? 'offer.hidden-now' : 'offer.shown-now', values: { topic } })
    res.redirect(303, '/who/offers')
  })

  street.signedIn('GET /who/offers/:id/removal', async (req, res, viewer) => {
    askToRemoveOffer(house, req, res, await ownOffer(db, viewer, idIn(req)))
  })

  street.signedIn('POST /who/offers/:id/removal', async (req, res, viewer) => {
    await inTransaction(db, (trx) => removeOffer(trx, viewer, idIn(req)))
    say(res, secret, { key: 'offer.removed' })
    res.redirect(303, '/who/offers')
  })
}
