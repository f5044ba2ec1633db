import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { contactFields, showContact, showContactForm, showPeople } from './contact-page.ts'
import { contactForm } from './form.ts'
import { askToRemove } from './page.ts'
import { addContact, correctContact, ownContact, tearOut } from './queries-contacts.ts'
import { openNotebook, ownNotebook } from './queries-notebook.ts'
import { oneFace } from './queries-people.ts'

const idIn = (req: Request): string => String(req.params.id)

/** The people of a notebook, a page for each. */
export function contactRoutes(street: Street, house: House): void {
  street.signedIn('GET /notebook/contacts', (req, res, viewer) => showPeople(house, req, res, viewer))

  street.signedIn('GET /notebook/contacts/new', async (req, res, viewer) => {
    const asked = req.query.face
    const face = typeof asked === 'string' ? await oneFace(house.db, viewer, asked) : null
    const form = freshForm(face ? { name: face.name, face: face.id } : {})
    await showContactForm(house, req, res, viewer, { form, contact: null })
  })

  street.signedIn('POST /notebook/contacts', async (req, res, viewer) => {
    const form = parseForm(contactForm, req.body)
    if (!form.ok) return showContactForm(house, req, res, viewer, { form: form.state, contact: null })
    const now = house.clock.now()
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        const notebook = await openNotebook(trx, viewer, now)
        return `/notebook/contacts/${await addContact(trx, notebook, form.value, viewer, now)}`
      }),
    )
    say(res, house.secret, { key: 'contact.kept', values: { name: form.value.name } })
    res.redirect(303, location)
  })

  street.signedIn('GET /notebook/contacts/:id', (req, res, viewer) => showContact(house, req, res, viewer))

  street.signedIn('GET /notebook/contacts/:id/edit', async (req, res, viewer) => {
    const contact = await ownContact(house.db, await ownNotebook(house.db, viewer), idIn(req))
    await showContactForm(house, req, res, viewer, { form: freshForm(contactFields(contact)), contact })
  })

  street.signedIn('POST /notebook/contacts/:id/edit', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const contact = await ownContact(house.db, notebook, idIn(req))
    const form = parseForm(contactForm, req.body)
    if (!form.ok) return showContactForm(house, req, res, viewer, { form: form.state, contact })
    const now = house.clock.now()
    await inTransaction(house.db, (trx) => correctContact(trx, notebook, contact.id, form.value, viewer, now))
    say(res, house.secret, { key: 'contact.kept', values: { name: form.value.name } })
    res.redirect(303, `/notebook/contacts/${contact.id}`)
  })

  street.signedIn('GET /notebook/contacts/:id/removal', async (req, res, viewer) => {
    const contact = await ownContact(house.db, await ownNotebook(house.db, viewer), idIn(req))
    askToRemove(house, req, res, { contact })
  })

  street.signedIn('POST /notebook/contacts/:id/removal', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const { name } = await ownContact(house.db, notebook, idIn(req))
    await inTransaction(house.db, (trx) => tearOut(trx, notebook, idIn(req)))
    say(res, house.secret, { key: 'contact.torn-out', values: { name } })
    res.redirect(303, '/notebook')
  })
}
