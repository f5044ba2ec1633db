import type { Request, Response } from 'express'
import { businessBySlug } from '../directory/queries.ts'
import type { SafeHtml } from '../web/assets.ts'
import { dayIn, dayPlus } from '../web/clock.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { tickedIn } from './form.ts'
import { type PersonChoice, peopleToChoose, type PlaceChoice, placesToChoose } from './queries-choices.ts'
import { ownContact } from './queries-contacts.ts'
import { ownNotebook } from './queries-notebook.ts'
import type { Place } from './queries-places.ts'
import type { VisitPart } from './rules-visit-part.ts'
import { ownVisit, type VisitEntry, type VisitNote } from './queries-visits.ts'

/** A form to show: fresh, or with what was typed. */
export interface VisitFormAsked {
  form: FormState
  /** The visit it corrects; null for a new one. */
  visitId: string | null
  /** The place the form was opened with. */
  given: Place | null
  /** Businesses that the typed place may mean. */
  perhaps: Place[]
}

interface VisitFormPage {
  action: string
  visitId: string | null
  kind: VisitEntry['kind']
  places: PlaceChoice[]
  people: PersonChoice[]
  /** The lines the visit has, each to be corrected. */
  lines: VisitNote[]
  today: string
  yesterday: string
  askedAboutPlace: boolean
  crumb: Place | null
  /** What other rooms ask: folds among the form's own. */
  htmlFolds: SafeHtml[]
}

/** `?business=` opens it at a place, `?contact=` with somebody ticked. @throws NotFound where either is not there */
export async function blankVisitForm(house: House, req: Request, viewer: SignedIn): Promise<VisitFormAsked> {
  const { business, contact } = req.query
  const notebook = await ownNotebook(house.db, viewer)
  const who = typeof contact === 'string' ? await ownContact(house.db, notebook, contact) : null
  const slug = typeof business === 'string' && business !== '' ? business : (who?.face?.slug ?? null)
  const given = slug ? await businessBySlug(house.db, viewer, slug) : null
  const today = dayIn(townOf(house).zone, house.clock.now())
  const values = { business: given?.slug ?? '', visitedOn: today, with: who ? [`contact-${who.id}`] : [] }
  return { form: freshForm(values), visitId: null, given, perhaps: [] }
}

type FollowUpShown = { words: string; dueOn: string; putOffTo: string | null }

/** A visit as it stands, to be put right. */
export function correctionForm(visit: VisitEntry, followUp: FollowUpShown | null): VisitFormAsked {
  const form = freshForm({
    business: visit.business?.slug ?? '',
    place: visit.place ?? '',
    placeShown: visit.place ?? '',
    otherDay: visit.kind === 'visit' ? visit.visitedOn : '',
    since: visit.kind === 'visit' ? '' : visit.visitedOn.slice(0, 4),
    whatFor: visit.whatFor ?? '',
    with: visit.people.map((person) => `contact-${person.id}`),
    seenAt: visit.updatedAt,
    followUp: followUp?.words ?? '',
    followUpOn: followUp ? (followUp.putOffTo ?? followUp.dueOn) : '',
    ...Object.fromEntries(visit.notes.map((note) => [`note-${note.id}`, note.body])),
  })
  return { form, visitId: visit.id, given: visit.business, perhaps: [] }
}

export async function showVisitForm(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  asked: VisitFormAsked,
  parts: readonly VisitPart[] = [],
): Promise<void> {
  const { db } = house
  const { form, visitId } = asked
  const notebook = await ownNotebook(db, viewer)
  const visit = visitId ? await ownVisit(db, notebook, visitId) : null
  const given = asked.given ?? (await placeTicked(house, viewer, form))
  const first = [...asked.perhaps, ...(given ? [given] : [])]
  const today = dayIn(townOf(house).zone, house.clock.now())
  const page: VisitFormPage = {
    action: visitId ? `/notebook/visits/${visitId}/edit` : '/notebook/visits',
    visitId,
    kind: visit?.kind ?? 'visit',
    places: await placesToChoose(db, notebook, viewer, first),
    people: await peopleToChoose(db, notebook, viewer, given?.id ?? null, tickedIn(form.values)),
    lines: visit?.notes ?? [],
    today,
    yesterday: dayPlus(today, -1),
    askedAboutPlace: asked.perhaps.length > 0,
    crumb: visitId ? null : given,
    htmlFolds: await Promise.all(parts.map((part) => part.html(form, res.locals, { viewer, place: given, visitId }))),
  }
  const title = res.locals.t(visitId ? 'visit.correct-title' : 'visit.title')
  showPage(house, req, res, { view: 'notebook/visit-form', title, tab: 'notebook', page, form })
}

async function placeTicked(house: House, viewer: SignedIn, form: FormState): Promise<Place | null> {
  const slug = form.values.business
  return typeof slug === 'string' && slug !== '' ? businessBySlug(house.db, viewer, slug) : null
}
