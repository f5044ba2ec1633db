import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { doorsOfNote, type LookAtDoors } from './closures.ts'
import { showReportForm, showReports, showTakeDown } from './desk-page.ts'
import { reasonForm, reportForm } from './form.ts'
import { todayIn } from './page.ts'
import { hasReported, keepReported, openReport, removeReported, removeThing, reportThing } from './queries-reports.ts'
import { type Thing, thingFor } from './queries-things.ts'

/** Telling the stewards about something, and what they do about it. */
export function deskRoutes(street: Street, house: House, lookAtDoors: LookAtDoors): void {
  reportRoutes(street, house)
  takeDownRoutes(street, house, lookAtDoors)
  settlingRoutes(street, house, lookAtDoors)
}

const idIn = (req: Request): string => String(req.params.id)

function reportRoutes(street: Street, house: House): void {
  street.signedIn('GET /porch/:id/report', async (req, res, viewer) => {
    const thing = await othersThing(house, viewer, idIn(req))
    showReportForm(house, req, res, thing, { there: await hasReported(house.db, viewer, thing.id) })
  })

  street.signedIn('POST /porch/:id/report', async (req, res, viewer) => {
    const thing = await othersThing(house, viewer, idIn(req))
    const form = parseForm(reportForm, req.body)
    if (!form.ok) return showReportForm(house, req, res, thing, { form: form.state })
    const { safety, words } = form.value
    const now = house.clock.now()
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: { ...req.body, thing: thing.id }, now }, async () => {
        await reportThing(trx, viewer, thing, { words, safety: safety === 1 ? 1 : 0 }, now)
        return thing.href
      }),
    )
    say(res, house.secret, { key: 'report.kept' })
    res.redirect(303, location)
  })
}

/** Somebody else's words that stand on the porch. @throws NotFound */
async function othersThing(house: House, viewer: SignedIn, id: string): Promise<Thing> {
  const thing = await thingFor(house.db, viewer, id, todayIn(house))
  if (thing.accountId === viewer.accountId) throw new NotFound('word on the porch')
  return thing
}

function takeDownRoutes(street: Street, house: House, lookAtDoors: LookAtDoors): void {
  street.signedIn('GET /stewards/porch/:id/removal', async (req, res, viewer) => {
    showTakeDown(house, req, res, await othersThing(house, viewer, idIn(req)), freshForm())
  })

  street.signedIn('POST /stewards/porch/:id/removal', async (req, res, viewer) => {
    const thing = await othersThing(house, viewer, idIn(req))
    const form = parseForm(reasonForm, req.body)
    if (!form.ok) return showTakeDown(house, req, res, thing, form.state)
    const removing = { thing, reason: form.value.reason }
    await inTransaction(house.db, (trx) => removeThing(trx, viewer, removing, house.clock.now()))
    await lookAtDoors(await doorsOfNote(house.db, thing.id))
    say(res, house.secret, { key: 'report.removed' })
    res.redirect(303, '/porch')
  })
}

function settlingRoutes(street: Street, house: House, lookAtDoors: LookAtDoors): void {
  street.signedIn('GET /stewards/reports', (req, res, viewer) => showReports(house, req, res, viewer))

  street.signedIn('POST /stewards/reports/:id/removal', async (req, res, viewer) => {
    const report = await openReport(house.db, viewer, idIn(req))
    const form = parseForm(reasonForm, req.body)
    if (!form.ok) return showReports(house, req, res, viewer, { id: report.id, state: form.state })
    const removing = { thing: { kind: report.subjectKind, id: report.subjectId }, reason: form.value.reason }
    const came = await inTransaction(house.db, (trx) => removeReported(trx, viewer, removing, house.clock.now()))
    await lookAtDoors(await doorsOfNote(house.db, report.subjectId))
    say(res, house.secret, { key: came ? 'report.removed' : 'report.was-gone' })
    res.redirect(303, '/stewards/reports')
  })

  street.signedIn('POST /stewards/reports/:id/keeping', async (req, res, viewer) => {
    const { subjectId } = await openReport(house.db, viewer, idIn(req))
    await inTransaction(house.db, (trx) => keepReported(trx, viewer, subjectId, house.clock.now()))
    say(res, house.secret, { key: 'report.kept-standing' })
    res.redirect(303, '/stewards/reports')
  })
}
