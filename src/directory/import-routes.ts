import type { Request, Response } from 'express'
import { Invalid } from '../errors.ts'
import { say } from '../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { isMessageKey } from '../web/languages.ts'
import { describeError } from '../web/log.ts'
import type { Street } from '../web/registrar.ts'
import { refuseNul } from '../web/security.ts'
import { sendText } from '../web/send-text.ts'
import type { SignedIn } from '../web/viewer.ts'
import { applyRun, latestRuns, previewFile, runById } from './import/runs.ts'
import { sampleList } from './import/sample.ts'
import { applicationForm, fileIn, importForm, receiveFile } from './import-form.ts'
import { showImport, showImports } from './import-page.ts'
import type { HoursKeeper } from './hours/keeper.ts'
import { refreshOpenState } from './open-state.ts'

/** Bringing in a list: a preview first, then everything or nothing. */
export function importRoutes(street: Street, house: House, hours: HoursKeeper): void {
  street.signedIn('GET /stewards/imports', async (req, res) => {
    showImports(house, req, res, await latestRuns(house.db), freshForm())
  })

  street.signedIn('POST /stewards/imports', receiveFile, refuseNul, async (req, res, viewer) => {
    const tried = await preview(house, hours, req, viewer)
    if (typeof tried === 'string') res.redirect(303, tried)
    else showImports(house, req, res, await latestRuns(house.db), tried.form, tried.status)
  })

  street.signedIn('GET /stewards/imports/sample.csv', (req, res) => {
    res.setHeader('content-disposition', 'attachment; filename="sample.csv"')
    sendText(req, res, 'text/csv; charset=utf-8', sampleList(res.locals.language))
  })

  street.signedIn('GET /stewards/imports/:id', async (req, res) => {
    await showImport(house, req, res, await runById(house.db, String(req.params.id)))
  })

  street.signedIn('POST /stewards/imports/:id/application', async (req, res, viewer) => {
    const known = await runById(house.db, String(req.params.id))
    const form = parseForm(applicationForm, { ...asPreviewed(known.run), ...(req.body as object) })
    if (!form.ok) return showImport(house, req, res, known, form.state)
    const applied = await applyRun(house, hours, known.run.id, { ...form.value, accountId: viewer.accountId })
    if (applied === null)
      return showImport(house, req, res, known, withError(form.state, 'form', 'import.file-gone'), 409)
    openDoorsLater(house, hours, applied.touched)
    sayDone(house, res, applied.summary)
    res.redirect(303, `/stewards/imports/${known.run.id}`)
  })
}

/** What a form does not say stays as the preview has it; what it empties is emptied. */
const asPreviewed = ({ licence, attribution }: { licence: string | null; attribution: string | null }): object => ({
  licence: licence ?? '',
  attribution: attribution ?? '',
})

/** @returns where the preview is, or the form with what is wrong */
async function preview(
  house: House,
  hours: HoursKeeper,
  req: Request,
  viewer: SignedIn,
): Promise<string | { form: FormState; status?: number }> {
  const form = parseForm(importForm, req.body)
  if (!form.ok) return { form: form.state }
  const { pasted, ...said } = form.value
  const file = fileIn(req.file, pasted)
  if (file === null) return { form: withError(form.state, 'file', 'import.nothing') }
  if (file === 'both') return { form: withError(form.state, 'file', 'import.both') }
  try {
    const body = req.body as Record<string, unknown>
    return await previewFile(house, hours, file, said, { accountId: viewer.accountId, body })
  } catch (error) {
    if (!(error instanceof Invalid) || !isMessageKey(error.say)) throw error
    const field = error.say === 'import.source-town' ? 'source' : req.file ? 'file' : 'pasted'
    return { form: withError(form.state, field, error.say, error.values), status: error.status === 413 ? 413 : 422 }
  }
}

/** Hours of thousands take a while to evaluate; the page does not wait, and what fails here the job does later. */
function openDoorsLater(house: House, hours: HoursKeeper, touched: readonly string[]): void {
  refreshOpenState(house, hours, touched).catch((error: unknown) => {
    house.log.warn({ job: 'open-state', error: describeError(error) })
  })
}

function sayDone(house: House, res: Response, summary: { new: number; changed: number; linked: number }): void {
  say(res, house.secret, {
    key: 'import.done',
    values: { new: summary.new, changed: summary.changed, linked: summary.linked },
    link: { href: '/directory', key: 'import.look' },
  })
}
