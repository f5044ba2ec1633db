import type { Request } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm, withError } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { once } from '../../web/once.ts'
import type { Street } from '../../web/registrar.ts'
import { readPhone } from '../import/contacts.ts'
import { keepsPage } from '../rules.ts'
import { lineForm, reasonForm } from './form.ts'
import { askToTakeOff, showOwnLines, showSheet } from './page.ts'
import { lineToTakeOff, putLineUp, takeLineOff } from './queries.ts'

const idIn = (req: Request): string => String(req.params.id)

/** The refrigerator sheet: for when the power is out, each line by its owner's consent. */
export function refrigeratorRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.signedIn('GET /refrigerator', (req, res, viewer) => showSheet(house, req, res, viewer))

  street.signedIn('GET /refrigerator/lines', (req, res, viewer) =>
    showOwnLines(house, req, res, viewer, freshForm({ business: req.query.business })),
  )

  street.signedIn('POST /refrigerator/lines', async (req, res, viewer) => {
    const form = parseForm(lineForm, req.body)
    if (!form.ok) return showOwnLines(house, req, res, viewer, form.state)
    const { business, phone: typed, topic, words } = form.value
    const place = viewer.counters.find((one) => one.slug === business && keepsPage(viewer, one.businessId))
    if (business !== null && !place) {
      return showOwnLines(house, req, res, viewer, withError(form.state, 'business', 'form.choose'))
    }
    const { phone } = typed === null ? { phone: null } : readPhone(typed, townOf(house).country.toUpperCase())
    if (typed !== null && phone === null) {
      return showOwnLines(house, req, res, viewer, withError(form.state, 'phone', 'fridge.not-a-phone'))
    }
    const line = { topic, words, phone, businessId: place?.businessId ?? null }
    const now = clock.now()
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        await putLineUp(trx, viewer, line, res.locals.language, now)
        return '/refrigerator/lines'
      }),
    )
    say(res, secret, { key: 'fridge.put-up', link: { href: '/refrigerator', key: 'fridge.see' } })
    res.redirect(303, location)
  })

  removalRoutes(street, house)
}

function removalRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.signedIn('GET /refrigerator/lines/:id/removal', async (req, res, viewer) => {
    askToTakeOff(house, req, res, await lineToTakeOff(db, viewer, idIn(req)))
  })

  street.signedIn('POST /refrigerator/lines/:id/removal', async (req, res, viewer) => {
    const line = await lineToTakeOff(db, viewer, idIn(req))
    const form = line.isTheirs ? null : parseForm(reasonForm, req.body)
    if (form && !form.ok) return askToTakeOff(house, req, res, line, form.state)
    const reason = form ? form.value.reason : null
    await inTransaction(db, (trx) => takeLineOff(trx, viewer, line.id, reason, clock.now()))
    say(res, secret, { key: reason === null ? 'fridge.taken-off' : 'unsay.done' })
    res.redirect(303, line.isTheirs ? '/refrigerator/lines' : '/refrigerator')
  })
}
