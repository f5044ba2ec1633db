import type { Request } from 'express'
import type { Trx } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import { sayDayBy } from '../../web/dates.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { onceOrAgain } from '../../web/once.ts'
import type { Street } from '../../web/registrar.ts'
import { showContact } from '../contact-page.ts'
import type { ContactSection } from '../rules-contact-section.ts'
import { showFollowUp } from './follow-up-page.ts'
import { askToRemove } from '../page.ts'
import { ownContact } from '../queries-contacts.ts'
import { correctFollowUp, eraseFollowUp, ownFollowUp, writeFollowUp } from './queries-follow-ups.ts'
import { ownNotebook } from '../queries-notebook.ts'
import { followUpEditForm, followUpForm, followUpIn } from './form.ts'
import { todayAt } from './page.ts'

const idIn = (req: Request): string => String(req.params.id)
const idAt = (location: string): string => location.split('#f-')[1] ?? ''

/** Things to come back to: written on somebody's page, put right, taken off. */
export function followUpRoutes(street: Street, house: House, sections: readonly ContactSection[]): void {
  const { db, clock, secret } = house

  street.signedIn('POST /notebook/contacts/:id/follow-ups', async (req, res, viewer) => {
    const notebook = await ownNotebook(db, viewer)
    const contact = await ownContact(db, notebook, idIn(req))
    const contactId = contact.id
    const today = todayAt(house).day
    const form = parseForm(followUpForm, req.body)
    if (!form.ok) return showContact(house, req, res, viewer, contact, sections, form.state)
    const said = followUpIn(form.value, { from: today, today })
    if (said === null || 'wrong' in said)
      return showContact(house, req, res, viewer, contact, sections, { ...form.state, errors: said?.wrong ?? {} })
    const now = clock.now()
    const belongs = { contactId, visitId: null, language: res.locals.language }
    const stands = async (trx: Trx, at: string): Promise<boolean> => {
      const there = await ownFollowUp(trx, notebook, idAt(at)).catch(() => null)
      return there?.words === said.words && there.dueOn === said.dueOn
    }
    const { location } = await inTransaction(db, (trx) =>
      onceOrAgain(
        trx,
        { author: viewer.accountId, body: { ...(req.body as object), contactId }, now },
        (at) => stands(trx, at),
        async () => `/notebook/contacts/${contactId}#f-${await writeFollowUp(trx, notebook, said, belongs, now)}`,
      ),
    )
    const day = sayDayBy(said.dueOn, today, res.locals.language)
    say(res, secret, { key: 'followup.kept', values: { day }, undo: `/notebook/reminders/${idAt(location)}/removal` })
    res.redirect(303, location)
  })
  rightingRoutes(street, house)
}

/** One that is there: put right, taken off. */
function rightingRoutes(street: Street, house: House): void {
  const { db, secret } = house

  street.signedIn('GET /notebook/reminders/:id/edit', async (req, res, viewer) => {
    const found = await ownFollowUp(db, await ownNotebook(db, viewer), idIn(req))
    showFollowUp(
      house,
      req,
      res,
      found,
      freshForm({ followUp: found.words, followUpOn: found.putOffTo ?? found.dueOn }),
    )
  })

  street.signedIn('POST /notebook/reminders/:id/edit', async (req, res, viewer) => {
    const notebook = await ownNotebook(db, viewer)
    const found = await ownFollowUp(db, notebook, idIn(req))
    const form = parseForm(followUpEditForm, req.body)
    if (!form.ok) return showFollowUp(house, req, res, found, form.state)
    const when = { from: found.dueOn, today: todayAt(house).day, earliest: found.putOffTo ?? found.dueOn }
    const said = followUpIn({ ...form.value, followUpIn: null }, when)
    if (said === null || 'wrong' in said)
      return showFollowUp(house, req, res, found, { ...form.state, errors: said?.wrong ?? {} })
    await inTransaction(db, (trx) => correctFollowUp(trx, notebook, found.id, said))
    say(res, secret, { key: 'followup.corrected' })
    res.redirect(303, '/notebook/reminders')
  })

  street.signedIn('GET /notebook/reminders/:id/removal', async (req, res, viewer) => {
    askToRemove(house, req, res, { followUp: await ownFollowUp(db, await ownNotebook(db, viewer), idIn(req)) })
  })

  street.signedIn('POST /notebook/reminders/:id/removal', async (req, res, viewer) => {
    const notebook = await ownNotebook(db, viewer)
    const { contactId } = await ownFollowUp(db, notebook, idIn(req))
    await inTransaction(db, (trx) => eraseFollowUp(trx, notebook, idIn(req)))
    say(res, secret, { key: 'followup.erased' })
    res.redirect(303, contactId ? `/notebook/contacts/${contactId}` : '/notebook/reminders')
  })
}
