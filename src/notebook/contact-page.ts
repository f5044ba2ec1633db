import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import type { FormState } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { factKinds, factLines, type FactKind } from './fact-rules.ts'
import { type FaceChoice, facesToPointAt } from './queries-choices.ts'
import { type ContactRow, ownContact, peopleByName, type PersonEntry } from './queries-contacts.ts'
import { ownNotebook } from './queries-notebook.ts'
import { looseNotes, type OpenAsk, openAsks } from './queries-notes.ts'
import { type VisitEntry, visitsPage } from './queries-visits.ts'

const EVERYBODY = 50
const A_TIMELINE = 30
const MOST_NOTES = 100
/** A notebook with more people than this asks for the name another way. */
const MOST_CHOICES = 300

export async function showPeople(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const notebook = await ownNotebook(house.db, viewer)
  const after = typeof req.query.after === 'string' ? req.query.after : null
  const listed: { people: PersonEntry[]; next: string | null } = await peopleByName(
    house.db,
    notebook,
    after,
    EVERYBODY,
  )
  const page = { ...listed, today: dayIn(townOf(house).zone, house.clock.now()) }
  showPage(house, req, res, { view: 'notebook/people', title: res.locals.t('everybody.title'), tab: 'notebook', page })
}

/** A visit, or a line written down between visits. */
interface Happened {
  day: string
  visit: VisitEntry | null
  note: { id: string; body: string; language: 'en' | 'es'; askNext: 0 | 1; askedOn: string | null } | null
}

interface ContactPage {
  today: string
  contact: ContactRow
  facts: { kind: FactKind; rows: { label: string | null; value: string }[] }[]
  timeline: Happened[]
  earlier: boolean
  asks: OpenAsk[]
  lastSeen: string | null
  back: string
}

/** Somebody's page in the viewer's notebook. @param form a line that could not be kept, with its words */
export async function showContact(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  form?: FormState,
): Promise<void> {
  const { db } = house
  const notebook = await ownNotebook(db, viewer)
  const contact = await ownContact(db, notebook, String(req.params.id))
  const { visits, next } = await visitsPage(db, notebook, { contactId: contact.id, limit: A_TIMELINE })
  const notes = await looseNotes(db, notebook, contact.id, MOST_NOTES)
  const zone = townOf(house).zone
  const happened: Happened[] = [
    ...visits.map((visit) => ({ day: visit.visitedOn, visit, note: null })),
    ...notes.map((note) => ({ day: dayIn(zone, note.createdAt), visit: null, note })),
  ]
  const page: ContactPage = {
    today: dayIn(zone, house.clock.now()),
    contact,
    facts: factKinds.map((kind) => ({ kind, rows: contact.facts.filter((fact) => fact.kind === kind) })),
    timeline: happened.sort((a, b) => b.day.localeCompare(a.day)),
    earlier: next !== null,
    asks: await openAsks(db, notebook, contact.id),
    lastSeen: visits.find((visit) => visit.kind === 'visit')?.visitedOn ?? null,
    back: `/notebook/contacts/${contact.id}`,
  }
  showPage(house, req, res, {
    view: 'notebook/contact',
    title: contact.name,
    tab: 'notebook',
    page,
    ...(form && { form }),
  })
}

interface ContactFormPage {
  action: string
  contact: { id: string; name: string } | null
  others: { id: string; name: string }[]
  faces: FaceChoice[]
}

export async function showContactForm(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  { form, contact }: { form: FormState; contact: ContactRow | null },
): Promise<void> {
  const notebook = await ownNotebook(house.db, viewer)
  const { people } = await peopleByName(house.db, notebook, null, MOST_CHOICES)
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
  ...Object.fromEntries(factKinds.map((kind) => [kind, factLines(kind, contact.facts)])),
})
