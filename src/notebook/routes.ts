import type { Request, Response } from 'express'
import { keptTogether } from '../db/together.ts'
import { inTransaction } from '../db/transaction.ts'
import { newId } from '../db/ids.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { type FormState, parseForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { LetterPart } from '../web/letter-part.ts'
import { once, onceOrAgain } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { writtenAt } from '../web/written-at.ts'
import type { SignedIn } from '../web/viewer.ts'
import { contactRoutes } from './contact-routes.ts'
import type { ContactSection } from './rules-contact-section.ts'
import { visitForm } from './form.ts'
import { joiningRoutes } from './merges/routes.ts'
import type { ContactMerged } from './merges/handlers.ts'
import { noteRoutes } from './note-routes.ts'
import { askToRemove, showNotebook, showVisits } from './page.ts'
import { recordVisit } from './queries.ts'
import { recordSecond, saidOfVisit, standsAsWritten } from './queries-again.ts'
import { correctVisit, removeVisit } from './queries-corrections.ts'
import { followUpOfVisit, keepFollowUp } from './reminders/queries-follow-ups.ts'
import { openNotebook, ownNotebook } from './queries-notebook.ts'
import { datesRoutes } from './reminders/dates-routes.ts'
import { followUpRoutes } from './reminders/follow-up-routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { letterRoutes } from './letter/routes.ts'
import { reminderRoutes } from './reminders/routes.ts'
import type { VisitPart } from './rules-visit-part.ts'
import { ownVisit } from './queries-visits.ts'
import { isKept, keepWentPast } from './went-past/queries.ts'
import { type ReadVisit, readVisit, sayKept, sayThere } from './read-visit.ts'
import { blankVisitForm, correctionForm, showVisitForm } from './visit-form-page.ts'
import { wentPastRoutes } from './went-past/routes.ts'

const idIn = (req: Request): string => String(req.params.id)

/** What other rooms bring to the notebook. */
export interface NotebookGuests {
  /** Folds of the visit's form. */
  parts: readonly VisitPart[]
  /** What they know of somebody, on that page. */
  sections: readonly ContactSection[]
  /** What they do when two pages turn out to be one person's. */
  merged: readonly ContactMerged[]
  /** What they say in the letter. */
  letterParts: readonly LetterPart[]
}

/** A resident's own notebook. Whatever is asked for is looked up through it: somebody else's is not there. */
export function notebookRoutes(street: Street, house: House, guests: NotebookGuests): void {
  const { parts, sections, merged, letterParts } = guests
  visitRoutes(street, house, parts)
  contactRoutes(street, house, sections)
  joiningRoutes(street, house, merged)
  noteRoutes(street, house, sections)
  wentPastRoutes(street, house)
  reminderRoutes(street, house)
  followUpRoutes(street, house, sections)
  datesRoutes(street, house)
  letterRoutes(street, house, letterParts)
  calendarRoutes(street, house)
}

function visitRoutes(street: Street, house: House, parts: readonly VisitPart[]): void {
  street.signedIn('GET /notebook', (req, res, viewer) => showNotebook(house, req, res, viewer))
  street.signedIn('GET /notebook/visits', (req, res, viewer) => showVisits(house, req, res, viewer))

  street.signedIn('GET /notebook/visits/new', async (req, res, viewer) => {
    await showVisitForm(house, req, res, viewer, await blankVisitForm(house, req, viewer), parts)
  })

  street.signedIn('POST /notebook/visits', async (req, res, viewer) => {
    const read = await readOrAskAgain(house, req, res, viewer, null, parts)
    if (read) await keepVisit(house, req, res, viewer, read, parts)
  })

  street.signedIn('GET /notebook/visits/:id/edit', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const visit = await ownVisit(house.db, notebook, idIn(req))
    const followUp = await followUpOfVisit(house.db, notebook, visit.id)
    await showVisitForm(house, req, res, viewer, correctionForm(visit, followUp), parts)
  })

  street.signedIn('POST /notebook/visits/:id/edit', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    await ownVisit(house.db, notebook, idIn(req))
    const read = await readOrAskAgain(house, req, res, viewer, idIn(req), parts)
    if (!read) return
    const now = house.clock.now()
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        await correctVisit(trx, notebook, idIn(req), { ...read.visit, ...read.correction }, viewer, now)
        await keepFollowUp(trx, notebook, idIn(req), read.followUp, read.visit.language, now)
        const visit = { id: idIn(req), businessId: read.visit.businessId }
        for (const part of parts) await part.corrected?.(trx, visit, req.body, viewer, now)
        return read.seenAt(idIn(req))
      }),
    )
    sayKept(house, res, 'visit.corrected', read)
    res.redirect(303, location)
  })

  street.signedIn('POST /notebook/visits/:id/second', (req, res, viewer) => keepSecond(house, req, res, viewer))

  street.signedIn('GET /notebook/visits/:id/removal', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    askToRemove(house, req, res, { visit: await ownVisit(house.db, notebook, idIn(req)) })
  })

  street.signedIn('POST /notebook/visits/:id/removal', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const { id } = await ownVisit(house.db, notebook, idIn(req))
    await inTransaction(house.db, async (trx) => {
      for (const part of parts) await part.removed?.(trx, { id })
      await removeVisit(trx, notebook, id)
    })
    sayKept(house, res, 'visit.removed')
    res.redirect(303, '/notebook/visits')
  })
}

async function keepVisit(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  read: ReadVisit,
  parts: readonly VisitPart[],
): Promise<void> {
  const now = house.clock.now()
  const { visit: input, wentPast, followUp } = read
  const { location, again } = await keptTogether(house.db, async (trx) => {
    const notebook = await openNotebook(trx, viewer, now)
    const body = await saidOfVisit(trx, notebook, req.body as object, input.met, viewer)
    const also = { wentPast: isKept(input, wentPast), followUp: Boolean(followUp) }
    const stands = (at: string) => standsAsWritten(trx, notebook, idAt(at), input, also)
    const others = async (id: string): Promise<void> => {
      const visit = { id, businessId: input.businessId }
      for (const part of parts) await part.recorded(trx, visit, req.body, viewer, now)
    }
    const made = await onceOrAgain(trx, { author: viewer.accountId, body, now }, stands, async () => {
      const id = await recordVisit(trx, notebook, input, viewer, now)
      const by = { accountId: viewer.accountId, language: res.locals.language }
      await keepWentPast(trx, { id, businessId: input.businessId }, wentPast, by, now)
      if (followUp) await keepFollowUp(trx, notebook, id, followUp, by.language, now)
      await others(id)
      return read.seenAt(id)
    })
    // An answer that was taken back meanwhile is given again.
    if (made.again) await others(idAt(made.location))
    return made
  })
  if (again) sayThere(house, res, read, `/notebook/visits/${idAt(location)}/second?key=${newId()}`)
  else sayKept(house, res, 'visit.kept', read, `/notebook/visits/${idAt(location)}/removal`)
  res.redirect(303, location)
}

const idAt = (location: string): string => location.split('#v-')[1] ?? ''

/** A second visit that is like the first. It is a form without fields, so its address carries the key. */
async function keepSecond(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const now = house.clock.now()
  const first = idIn(req)
  const location = await inTransaction(house.db, async (trx) => {
    const notebook = await ownNotebook(trx, viewer)
    const visit = await ownVisit(trx, notebook, first)
    return once(trx, { author: viewer.accountId, body: { key: req.query.key, first }, now }, async () => {
      const id = await recordSecond(trx, notebook, visit, { ...viewer, language: res.locals.language }, now)
      return `/notebook/visits?at=${id}#v-${id}`
    })
  })
  say(res, house.secret, { key: 'visit.second-kept', undo: `/notebook/visits/${idAt(location)}/removal` })
  res.redirect(303, location)
}

/** The visit as the form says it; null where the form was shown again instead. @param id of the visit corrected */
async function readOrAskAgain(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  id: string | null,
  parts: readonly VisitPart[],
): Promise<ReadVisit | null> {
  const today = dayIn(townOf(house).zone, house.clock.now())
  const typed = parseForm(visitForm, req.body)
  const due = id ? await followUpOfVisit(house.db, await ownNotebook(house.db, viewer), id) : null
  const written = dayIn(townOf(house).zone, writtenAt(req.body, house.clock.now()))
  const read = await readVisit(house.db, typed, { today, written }, res.locals, due?.putOffTo ?? due?.dueOn)
  const visit = read.ok ? read.visit : { businessId: null }
  const wrong = Object.assign({}, ...parts.map((part) => part.wrong(req.body, visit))) as FormState['errors']
  if (read.ok && Object.keys(wrong).length === 0) return read
  const { state, perhaps } = read.ok ? { state: typed.state, perhaps: [] } : read
  const form = { ...state, errors: { ...wrong, ...state.errors } }
  await showVisitForm(house, req, res, viewer, { form, visitId: id, perhaps, given: null }, parts)
  return null
}
