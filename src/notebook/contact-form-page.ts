import type { Request, Response } from 'express'
import type { FormState } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { factKinds, factLines } from './fact-rules.ts'
import { type FaceChoice, facesToPointAt } from './queries-choices.ts'
import { type ContactRow, peopleByName } from './queries-contacts.ts'
import { ownNotebook } from './queries-notebook.ts'
import type { Resident } from './queries-residents.ts'

/** A notebook with more people than this asks for the name another way. */
const MOST_CHOICES = 300

interface ContactFormPage {
  action: string
  contact: { id: string; name: string } | null
  others: { id: string; name: string }[]
  faces: FaceChoice[]
  /** Neighbors whom the typed name may mean. */
  perhaps: Resident[]
}

export async function showContactForm(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  { form, contact, perhaps = [] }: { form: FormState; contact: ContactRow | null; perhaps?: Resident[] },
): Promise<void> {
  const notebook = await ownNotebook(house.db, viewer)
  const { people } = await peopleByName(house.db, notebook, { limit: MOST_CHOICES })
  const face = form.values.face
  const current = typeof face === 'string' && face !== '' && face !== contact?.face?.id ? face : null
  const faces = await facesToPointAt(house.db, notebook, viewer, current)
  if (contact?.face && !faces.some((one) => one.id === contact.face?.id))
    faces.push({ id: contact.face.id, name: contact.name, businessName: contact.face.businessName })
  const page: ContactFormPage = {
    action: contact ? `/notebook/contacts/${contact.id}/edit` : '/notebook/contacts',
    contact,
    others: people.filter((person) => person.id !== contact?.id),
    faces,
    perhaps,
  }
  const { t } = res.locals
  const title = contact ? t('contact.edit-title', { name: contact.name }) : t('contact.new-title')
  showPage(house, req, res, { view: 'notebook/contact-form', title, tab: 'notebook', page, form })
}

/** A contact as its form shows it. */
export const contactFields = (contact: ContactRow): Record<string, string> => ({
  name: contact.name,
  howMet: contact.howMet ?? '',
  through: contact.through?.id ?? '',
  language: contact.language ?? '',
  face: contact.face?.id ?? '',
  resident: contact.account?.name ?? '',
  ...Object.fromEntries(factKinds.map((kind) => [kind, factLines(kind, contact.facts)])),
})
