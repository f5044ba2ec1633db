import type { Request, Response } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { movedTo } from '../web/moved.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { contactFields, showContactForm } from './contact-form-page.ts'
import { showContact, showPeople } from './contact-page.ts'
import type { ContactSection } from './rules-contact-section.ts'
import { contactForm } from './form.ts'
import { askToRemove } from './page.ts'
import { type ContactInput, type ContactRow, ownContact } from './queries-contacts.ts'
import { addContact, correctContact, tearOut } from './queries-keeping-contacts.ts'
import { openNotebook, ownNotebook } from './queries-notebook.ts'
import { oneFace } from './queries-people.ts'
import { residentMeant } from './queries-residents.ts'

const idIn = (req: Request): string => String(req.params.id)

/** The people of a notebook, a page for each. */
export function contactRoutes(street: Street, house: House, sections: readonly ContactSection[]): void {
  street.signedIn('GET /notebook/contacts', (req, res, viewer) => showPeople(house, req, res, viewer))

  street.signedIn('GET /notebook/contacts/new', async (req, res, viewer) => {
    const asked = req.query.face
    const face = typeof asked === 'string' ? await oneFace(house.db, viewer, asked) : null
    const form = freshForm(face ? { name: face.name, face: face.id } : {})
    await showContactForm(house, req, res, viewer, { form, contact: null })
  })

  street.signedIn('POST /notebook/contacts', async (req, res, viewer) => {
    const input = await readContact(house, req, res, viewer, null)
    if (!input) return
    const now = house.clock.now()
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        const notebook = await openNotebook(trx, viewer, now)
        return `/notebook/contacts/${await addContact(trx, notebook, input, viewer, now)}`
      }),
    )
    say(res, house.secret, { key: 'contact.kept', values: { name: input.name } })
    res.redirect(303, location)
  })

  street.signedIn('GET /notebook/contacts/:id', async (req, res, viewer) => {
    const contact = await contactHere(house, req, res, viewer)
    if (contact) await showContact(house, req, res, viewer, contact, sections)
  })

  street.signedIn('GET /notebook/contacts/:id/edit', async (req, res, viewer) => {
    const contact = await contactHere(house, req, res, viewer, '/edit')
    if (contact) await showContactForm(house, req, res, viewer, { form: freshForm(contactFields(contact)), contact })
  })

  street.signedIn('POST /notebook/contacts/:id/edit', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const contact = await ownContact(house.db, notebook, idIn(req))
    const input = await readContact(house, req, res, viewer, contact)
    if (!input) return
    const now = house.clock.now()
    await inTransaction(house.db, (trx) => correctContact(trx, notebook, contact.id, input, viewer, now))
    say(res, house.secret, { key: 'contact.kept', values: { name: input.name } })
    res.redirect(303, `/notebook/contacts/${contact.id}`)
  })

  street.signedIn('GET /notebook/contacts/:id/removal', async (req, res, viewer) => {
    const contact = await contactHere(house, req, res, viewer, '/removal')
    if (contact) askToRemove(house, req, res, { contact })
  })

  street.signedIn('POST /notebook/contacts/:id/removal', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const { id, name } = await ownContact(house.db, notebook, idIn(req))
    // Who asked for less than what is here now is asked again.
    if (id !== idIn(req)) return res.redirect(303, `/notebook/contacts/${id}/removal`)
    await inTransaction(house.db, (trx) => tearOut(trx, notebook, id))
    say(res, house.secret, { key: 'contact.torn-out', values: { name } })
    res.redirect(303, '/notebook')
  })
}

/** The page asked for; null where it was joined to another, and the reader is led there. @throws NotFound */
export async function contactHere(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  rest = '',
): Promise<ContactRow | null> {
  const contact = await ownContact(house.db, await ownNotebook(house.db, viewer), idIn(req))
  if (contact.id === idIn(req)) return contact
  movedTo(res, `/notebook/contacts/${contact.id}${rest}`)
  return null
}

/** The form as it is understood; null where it was shown again instead. */
async function readContact(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  contact: ContactRow | null,
): Promise<ContactInput | null> {
  const form = parseForm(contactForm, req.body)
  if (!form.ok) {
    await showContactForm(house, req, res, viewer, { form: form.state, contact })
    return null
  }
  const { resident, residentIs, ...words } = form.value
  // What the form could not show was not taken away in it.
  const input = { ...words, faceId: words.faceId ?? contact?.unsaid.faceId ?? null }
  if (contact?.unsaid.accountId && resident === null) return { ...input, accountId: contact.unsaid.accountId }
  // The neighbor it points at stays, whatever they did to be seen less since.
  if (contact?.account && resident === contact.account.name) return { ...input, accountId: contact.account.id }
  const meant = await residentMeant(house.db, viewer, resident, residentIs)
  if ('accountId' in meant) return { ...input, accountId: meant.accountId }
  const key = meant.perhaps.length > 0 ? 'contact.which-resident' : 'contact.no-such-resident'
  const state = withError(form.state, 'resident', key)
  await showContactForm(house, req, res, viewer, { form: state, contact, perhaps: meant.perhaps })
  return null
}
