import type { Request } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { once } from '../../web/once.ts'
import type { Street } from '../../web/registrar.ts'
import { datesForm } from './dates-form.ts'
import { datesFields, showDates } from './dates-page.ts'
import { ownContact } from '../queries-contacts.ts'
import { datesOf, keepDates, rememberedOf } from './queries-dates.ts'
import { ownNotebook } from '../queries-notebook.ts'
import { todayAt } from './page.ts'

const idIn = (req: Request): string => String(req.params.id)

/** Days worth remembering about somebody, and how often to see them. */
export function datesRoutes(street: Street, house: House): void {
  const { db } = house

  street.signedIn('GET /notebook/contacts/:id/dates', async (req, res, viewer) => {
    const contact = await ownContact(db, await ownNotebook(db, viewer), idIn(req))
    const dates = await datesOf(db, contact.id)
    const form = freshForm(datesFields(dates, await rememberedOf(db, contact.id)))
    showDates(house, req, res, { contact, dates, form })
  })

  street.signedIn('POST /notebook/contacts/:id/dates', async (req, res, viewer) => {
    const notebook = await ownNotebook(db, viewer)
    const contact = await ownContact(db, notebook, idIn(req))
    const today = todayAt(house).day
    const form = parseForm(datesForm(today), req.body)
    if (!form.ok) return showDates(house, req, res, { contact, dates: await datesOf(db, contact.id), form: form.state })
    const now = house.clock.now()
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        await keepDates(trx, notebook, contact.id, form.value, { now, today })
        return `/notebook/contacts/${contact.id}`
      }),
    )
    say(res, house.secret, { key: 'dates.kept' })
    res.redirect(303, location)
  })
}
