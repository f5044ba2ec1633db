import type { Request, Response } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { dayIn } from '../../web/clock.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm, withError } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import type { Street } from '../../web/registrar.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { refreshOpenState } from '../open/state.ts'
import { businessBySlug, type FoundBusiness } from '../queries.ts'
import { closingForm, reopeningForm } from './form.ts'
import { type Said, sayClosed, sayOpen } from './closing.ts'
import { showClosing } from './closing-page.ts'
import { sayWhoseTurn } from './whose-turn.ts'

/** "Closed for good": its owner says so, or two neighbors who are nothing to each other; and back. */
export function closingRoutes(street: Street, house: House, hours: HoursKeeper): void {
  const { db, clock } = house
  const place = (req: Request, viewer: SignedIn) => businessBySlug(db, viewer, String(req.params.slug))

  street.signedIn('GET /directory/:slug/closing', async (req, res, viewer) => {
    const found = await place(req, viewer)
    await showClosing(house, req, res, viewer, found, freshForm({ revision: found.revision }))
  })

  street.signedIn('POST /directory/:slug/closing', async (req, res, viewer) => {
    const found = await place(req, viewer)
    if (!(await stands(found, ['open', 'moved']))) return res.redirect(303, `/directory/${found.slug}`)
    const form = parseForm(closingForm, req.body)
    if (!form.ok) return showClosing(house, req, res, viewer, found, form.state)
    if ((form.value.since ?? '') > dayIn(townOf(house).zone, clock.now()))
      return showClosing(house, req, res, viewer, found, withError(form.state, 'since', 'closing.not-yet'))
    const said = await inTransaction(db, (trx) => sayClosed(trx, viewer, found.id, form.value, clock.now()))
    await answer(res, viewer, found, said, 'closing.closed')
  })

  street.signedIn('POST /directory/:slug/reopening', async (req, res, viewer) => {
    const found = await place(req, viewer)
    if (!(await stands(found, ['closed']))) return res.redirect(303, `/directory/${found.slug}`)
    const form = parseForm(reopeningForm, req.body)
    if (!form.ok) return showClosing(house, req, res, viewer, found, form.state)
    const said = await inTransaction(db, (trx) => sayOpen(trx, viewer, found.id, form.value, clock.now()))
    await answer(res, viewer, found, said, 'closing.reopened')
  })

  const stands = async ({ id }: FoundBusiness, as: readonly string[]): Promise<boolean> => {
    const row = await db.selectFrom('business').select('standing').where('id', '=', id).executeTakeFirst()
    return as.includes(row?.standing ?? '')
  }

  async function answer(
    res: Response,
    viewer: SignedIn,
    { id, slug, name }: FoundBusiness,
    said: Said,
    key: 'closing.closed' | 'closing.reopened',
  ): Promise<void> {
    if (said.kind === 'stands') {
      await refreshOpenState(house, hours, [id])
      say(res, house.secret, { key, values: { name } })
    } else if (key === 'closing.reopened') await sayWhoseTurn(house, res, viewer, id, `/suggestions/${said.id}`)
    else say(res, house.secret, { key: 'closing.waits', link: { href: `/suggestions/${said.id}`, key: 'suggest.see' } })
    res.redirect(303, `/directory/${slug}`)
  }
}
