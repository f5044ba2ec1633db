import type { Request, Response } from 'express'
import { accountCalled } from '../../accounts/people-queries.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { dayIn } from '../../web/clock.ts'
import { say } from '../../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { isMessageKey, type MessageKey } from '../../web/languages.ts'
import { movedTo } from '../../web/moved.ts'
import { once } from '../../web/once.ts'
import type { Street } from '../../web/registrar.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { refreshOpenState } from '../open/state.ts'
import { businessBySlug, type FoundBusiness } from '../queries.ts'
import { maySell } from '../rules.ts'
import { auditAtDesk } from '../suggestions/taking-in.ts'
import { type SaleInput, saleForm } from './form.ts'
import type { BusinessSold } from './handlers.ts'
import { saleValues, showSale, showSold } from './page.ts'
import { mayTakeBack, type SaleOf, saleOf } from './queries.ts'
import { sellBusiness } from './selling.ts'
import { takeBackSale } from './taking-back.ts'

/** Somebody else carries a place on: written down by its owner or the desk, and taken back where it was a mistake. */
export function saleRoutes(street: Street, house: House, hours: HoursKeeper, handlers: readonly BusinessSold[]): void {
  const { db, clock, secret } = house
  const todayIs = (): string => dayIn(townOf(house).zone, clock.now())

  street.signedIn('GET /directory/:slug/sale', async (req, res, viewer) => {
    const { place, sale } = await placeIn(house, req, viewer)
    if (place.slug !== req.params.slug) return movedTo(res, `/directory/${place.slug}/sale`)
    if (sale) return showSold(house, req, res, viewer, sale, freshForm())
    await showSale(house, req, res, place, freshForm({ ...saleValues(place), since: todayIs() }))
  })

  street.signedIn('POST /directory/:slug/sale', async (req, res, viewer) => {
    const { place } = await placeIn(house, req, viewer)
    const form = parseForm(saleForm, req.body)
    if (!form.ok) return showSale(house, req, res, place, form.state)
    const buyerId = form.value.buyer === null ? null : await accountCalled(db, form.value.buyer)
    const wrong = whatIsWrong(form.value, buyerId, viewer, todayIs())
    if (wrong) return showSale(house, req, res, place, withError(form.state, ...wrong))
    try {
      const location = await inTransaction(db, (trx) =>
        once(trx, { author: viewer.accountId, body: { ...req.body, at: place.id }, now: clock.now() }, async () => {
          const { since, ...input } = form.value
          const sold = { ...input, soldId: place.id, since: since ?? todayIs(), buyerId }
          await sellBusiness(trx, sold, soldBy(house, res, viewer, place, input.name), handlers)
          await auditAtDesk(trx, viewer, place.id, 'place-sold', clock.now())
          return `/directory/${place.slug}`
        }),
      )
      await sayDone(place, res, form.value.buyer)
      res.redirect(303, location)
    } catch (error) {
      await showConflict(req, res, viewer, place, form.state, conflictIn(error))
    }
  })

  takingBackRoute(street, house, hours, handlers)

  async function sayDone({ id, name }: FoundBusiness, res: Response, buyer: string | null): Promise<void> {
    const sale = await saleOf(db, id)
    if (!sale) return
    await refreshOpenState(house, hours, [id, sale.successorId])
    const values = { name, buyer: sale.buyer ?? buyer ?? '' }
    const link = { href: `/directory/${sale.successorSlug}`, key: 'sold.see-new' } as const
    say(res, secret, { key: sale.buyerId ? 'sold.done-asked' : 'sold.done', values, link })
  }

  /** Two at once: the second reads how it stands, or sees the form again with what changed. */
  async function showConflict(
    req: Request,
    res: Response,
    viewer: SignedIn,
    place: FoundBusiness,
    form: FormState,
    key: MessageKey,
  ): Promise<void> {
    const sale = await saleOf(db, place.id)
    if (sale) return showSold(house, req, res, viewer, sale, withError(freshForm(), 'form', key), 409)
    await showSale(house, req, res, place, withError(form, 'form', key), 409)
  }
}

/** It was a mistake. */
function takingBackRoute(street: Street, house: House, hours: HoursKeeper, handlers: readonly BusinessSold[]): void {
  const { db, clock, secret } = house

  street.signedIn('POST /directory/:slug/sale/undoing', async (req, res, viewer) => {
    const { place, sale } = await placeIn(house, req, viewer)
    if (!sale) throw new NotFound('sale')
    const [now, today] = [clock.now(), dayIn(townOf(house).zone, clock.now())]
    const isSteward = viewer.role === 'steward'
    const deciding = { by: viewer.accountId, isSteward, why: res.locals.t('sold.why-back'), now, today }
    try {
      const { successorId } = await inTransaction(db, async (trx) => {
        const back = await takeBackSale(trx, place.id, deciding, handlers)
        await auditAtDesk(trx, viewer, place.id, 'sale-back', now)
        return back
      })
      await refreshOpenState(house, hours, [place.id, successorId])
      say(res, secret, { key: 'sold.back-done', values: { name: place.name } })
      res.redirect(303, `/directory/${place.slug}`)
    } catch (error) {
      const still = await saleOf(db, place.id)
      if (!still) throw error
      await showSold(house, req, res, viewer, still, withError(freshForm(), 'form', conflictIn(error)), 409)
    }
  })
}

/**
 * A place that the viewer may write down as sold, or the sale of one that they may take back.
 * @throws NotFound for everybody else
 */
async function placeIn(
  house: House,
  req: Request,
  viewer: SignedIn,
): Promise<{ place: FoundBusiness; sale: SaleOf | null }> {
  const place = await businessBySlug(house.db, viewer, String(req.params.slug))
  const { standing } = await house.db
    .selectFrom('business')
    .select('standing')
    .where('id', '=', place.id)
    .executeTakeFirstOrThrow()
  if (standing !== 'sold') {
    if (!maySell(viewer, place.id)) throw new NotFound('business')
    return { place, sale: null }
  }
  const sale = await saleOf(house.db, place.id)
  if (!sale || !(await mayTakeBack(house.db, viewer, sale))) throw new NotFound('business')
  return { place, sale }
}

function whatIsWrong(
  { since, buyer }: SaleInput,
  buyerId: string | null,
  viewer: SignedIn,
  today: string,
): [field: string, key: MessageKey] | null {
  if ((since ?? '') > today) return ['since', 'sold.not-yet']
  // People who blocked each other are not there to each other.
  if (buyer !== null && (buyerId === null || viewer.blocked.has(buyerId))) return ['buyer', 'behind.nobody']
  return buyerId === viewer.accountId ? ['buyer', 'sold.not-yourself'] : null
}

function soldBy(house: House, res: Response, viewer: SignedIn, { name }: FoundBusiness, successor: string) {
  const now = house.clock.now()
  const { t } = res.locals
  return {
    by: viewer.accountId,
    why: {
      sold: t('sold.why-sold', { name: successor }),
      successor: t('sold.why-successor', { name }),
      suggestion: t('sold.why-suggestion', { name }),
    },
    now,
    today: dayIn(townOf(house).zone, now),
  }
}

/** What stood in the way, as a message. @throws whatever else it was */
function conflictIn(error: unknown): MessageKey {
  if (!(error instanceof Conflict)) throw error
  if (error.message === 'directory.changed-meanwhile') return 'sold.changed'
  if (!isMessageKey(error.message)) throw error
  return error.message
}
