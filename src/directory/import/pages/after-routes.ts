import type { Response } from 'express'
import { inTransaction } from '../../../db/transaction.ts'
import { Conflict, NotFound } from '../../../errors.ts'
import { dayIn } from '../../../web/clock.ts'
import { sayDay } from '../../../web/dates.ts'
import { say } from '../../../web/flash.ts'
import { freshForm, withError } from '../../../web/forms.ts'
import { type House, townOf } from '../../../web/house.ts'
import { isMessageKey } from '../../../web/languages.ts'
import type { Street } from '../../../web/registrar.ts'
import { sourceName } from '../../field-words.ts'
import type { HoursKeeper } from '../../hours/keeper.ts'
import { type KnownRun, runById } from '../runs.ts'
import { undoImport } from '../undoing.ts'
import { openDoorsLater } from './doors.ts'
import { placeForm } from './form.ts'
import { showImport } from './page.ts'
import { businessBySlug } from '../../queries.ts'
import { sayLooksClosed } from '../../suggestions/closing.ts'

/** After a list was brought in: what of it looks closed, and taking it back. */
export function importAfterRoutes(street: Street, house: House, hours: HoursKeeper): void {
  const { db, clock } = house

  street.signedIn('POST /stewards/imports/:id/doubts', async (req, res, viewer) => {
    const known = await runById(db, String(req.params.id))
    const slug = placeForm.parse(req.body).place
    if (!isDoubted(known, slug)) throw new NotFound('business')
    const { id, slug: current, name } = await businessBySlug(db, viewer, slug)
    const { standing } = await db
      .selectFrom('business')
      .select('standing')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (standing !== 'open') return res.redirect(303, `/directory/${current}`)
    const why = whyDoubted(house, res, known)
    const waits = await inTransaction(db, (trx) => sayLooksClosed(trx, viewer, id, why, clock.now()))
    const link = { href: `/suggestions/${waits}`, key: 'suggest.see' } as const
    say(res, house.secret, { key: 'import.doubt-filed', values: { name }, link })
    res.redirect(303, `/stewards/imports/${known.run.id}`)
  })

  street.signedIn('POST /stewards/imports/:id/undoing', async (req, res, viewer) => {
    const known = await runById(db, String(req.params.id))
    const { id, state } = known.run
    if (state === 'applied') {
      try {
        const by = { accountId: viewer.accountId, now: clock.now() }
        openDoorsLater(house, hours, await inTransaction(db, (trx) => undoImport(trx, id, by)))
        say(res, house.secret, { key: 'import.undone-said' })
      } catch (error) {
        if (!(error instanceof Conflict) || !isMessageKey(error.message)) throw error
        const form = withError(freshForm(), 'form', error.message)
        return showImport(house, req, res, known, form, 409)
      }
    }
    res.redirect(303, `/stewards/imports/${id}`)
  })
}

/** Only of a list that is in the directory: places that it left out, or says have closed. */
const isDoubted = ({ run, summary }: KnownRun, slug: string): boolean =>
  run.state === 'applied' && [...summary.missingOnes, ...summary.doubtedOnes].some((one) => one.slug === slug)

function whyDoubted(house: House, res: Response, { run }: KnownRun): string {
  const { t, language } = res.locals
  const day = sayDay(dayIn(townOf(house).zone, run.at), language, 'with-year')
  return t('import.doubt-why', { source: sourceName(run.source, t), day })
}
