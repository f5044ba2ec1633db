import type { Request, Response } from 'express'
import type { z } from 'zod'
import { Invalid } from '../../../errors.ts'
import { say } from '../../../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../../../web/forms.ts'
import { dayIn } from '../../../web/clock.ts'
import { lookForDuplicatesOf } from '../../duplicates/looking.ts'
import { type House, townOf } from '../../../web/house.ts'
import { isMessageKey, type MessageKey } from '../../../web/languages.ts'
import type { Street } from '../../../web/registrar.ts'
import { refuseNul } from '../../../web/security.ts'
import { sendText } from '../../../web/send-text.ts'
import type { SignedIn } from '../../../web/viewer.ts'
import { previewAnew, previewFile } from '../previews.ts'
import { applyRun, type KnownRun, latestRuns, runById } from '../runs.ts'
import { sampleList } from '../sample.ts'
import { applicationForm, choicesOf, choseAnew, fileIn, importForm, receiveFile } from './form.ts'
import { showImport, showImports } from './page.ts'
import type { HoursKeeper } from '../../hours/keeper.ts'
import { importAfterRoutes } from './after-routes.ts'
import { openDoorsLater } from './doors.ts'

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

  importAfterRoutes(street, house, hours)

  street.signedIn('GET /stewards/imports/sample.csv', (req, res) => {
    res.setHeader('content-disposition', 'attachment; filename="sample.csv"')
    sendText(req, res, 'text/csv; charset=utf-8', sampleList(res.locals.language))
  })

  street.signedIn('GET /stewards/imports/:id', async (req, res) => {
    await showImport(house, req, res, await runById(house.db, String(req.params.id)))
  })

  street.signedIn('POST /stewards/imports/:id/columns', async (req, res, viewer) => {
    const known = await runById(house.db, String(req.params.id))
    const form = parseForm(applicationForm, { ...asPreviewed(known.run), ...(req.body as object) })
    if (!form.ok) return showImport(house, req, res, known, form.state, 422)
    await lookAnew(house, hours, req, res, known, form, viewer)
  })

  street.signedIn('POST /stewards/imports/:id/application', async (req, res, viewer) => {
    const known = await runById(house.db, String(req.params.id))
    const form = parseForm(applicationForm, { ...asPreviewed(known.run), ...(req.body as object) })
    if (!form.ok) return showImport(house, req, res, known, form.state)
    if (known.run.state === 'undone') return res.redirect(303, `/stewards/imports/${known.run.id}`)
    if (mustLookFirst(known, req.body)) return lookAnew(house, hours, req, res, known, form, viewer)
    const applied = await applyRun(house, hours, known.run.id, { ...form.value, accountId: viewer.accountId })
    if (applied === null)
      return showImport(house, req, res, known, withError(form.state, 'form', 'import.file-gone'), 409)
    openDoorsLater(house, hours, applied.touched)
    await lookForDuplicatesOf(house.db, applied.touched, dayIn(townOf(house).zone, house.clock.now()))
    sayDone(house, res, applied.summary)
    res.redirect(303, `/stewards/imports/${known.run.id}`)
  })
}

/** Columns that were said to be something else since the preview, or none of names yet: then nobody knows what would come. */
function mustLookFirst({ run, asked }: KnownRun, body: unknown): boolean {
  if (run.state !== 'previewed' || asked === null) return false
  const chosen = choicesOf(body, asked)
  return !chosen.ok || choseAnew(asked, chosen.choices) || asked.columns.every(({ is }) => is !== 'name')
}

/** The preview anew, with the columns as the form says they are. */
async function lookAnew(
  house: House,
  hours: HoursKeeper,
  req: Request,
  res: Response,
  known: KnownRun,
  form: { value: z.output<typeof applicationForm>; state: FormState },
  { accountId }: SignedIn,
): Promise<void> {
  const { run, asked } = known
  const at = `/stewards/imports/${run.id}`
  if (run.state !== 'previewed') return res.redirect(303, at)
  const again = (field: string, key: MessageKey, status: number): Promise<void> =>
    showImport(house, req, res, known, withError(form.state, field, key), status)
  if (asked === null) return again('form', 'import.file-gone', 409)
  const chosen = choicesOf(req.body, asked)
  if (!chosen.ok) return again(chosen.field, 'form.choose', 422)
  try {
    const done = await previewAnew(house, hours, { ...known, asked }, chosen.choices, { ...form.value, accountId })
    if (!done) return await again('form', 'import.file-gone', 409)
  } catch (error) {
    if (!(error instanceof Invalid) || !isMessageKey(error.say)) throw error
    const state = withError(form.state, 'form', error.say, error.values)
    return showImport(house, req, res, known, state, error.status === 413 ? 413 : 422)
  }
  say(res, house.secret, { key: 'import.looked-anew' })
  res.redirect(303, at)
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

function sayDone(house: House, res: Response, summary: { new: number; changed: number; linked: number }): void {
  say(res, house.secret, {
    key: 'import.done',
    values: { new: summary.new, changed: summary.changed, linked: summary.linked },
    link: { href: '/directory', key: 'import.look' },
  })
}
