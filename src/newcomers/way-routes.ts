import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { Conflict } from '../errors.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import {
  allWays,
  changeWay,
  putBackWay,
  revisionAt,
  revisionsOf,
  takeDownWay,
  wayAt,
  writeWay,
} from './queries-ways.ts'
import { returnForm, wayForm, wayReasonForm } from './way-form.ts'
import { showWay, showWayForm, showWayHistory, showWayRemoval, showWays } from './way-page.ts'

const slugIn = (req: Request): string => String(req.params.slug)

/** Town ways: what everybody here knows and nobody tells, written down by residents, with its history. */
export function wayRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.open('GET /ways', async (req, res) => {
    showWays(house, req, res, await allWays(db, res.locals.viewer))
  })

  street.signedIn('GET /ways/new', (req, res) => {
    showWayForm(house, req, res, null, freshForm({ language: res.locals.language, title: req.query.title }))
  })

  street.signedIn('POST /ways', async (req, res, viewer) => {
    const form = parseForm(wayForm, req.body)
    if (!form.ok) return showWayForm(house, req, res, null, form.state)
    const now = clock.now()
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        return `/ways/${await writeWay(trx, viewer, form.value, now)}`
      }),
    )
    say(res, secret, { key: 'way.kept', values: { title: form.value.title } })
    res.redirect(303, location)
  })

  street.open('GET /ways/:slug', async (req, res) => {
    showWay(house, req, res, await wayAt(db, res.locals.viewer, slugIn(req)))
  })

  street.signedIn('GET /ways/:slug/edit', async (req, res, viewer) => {
    const { title, body, language, revision, slug } = await wayAt(db, viewer, slugIn(req))
    showWayForm(house, req, res, { slug, title }, freshForm({ title, body, language, revision }))
  })

  street.signedIn('POST /ways/:slug/edit', async (req, res, viewer) => {
    const way = await wayAt(db, viewer, slugIn(req))
    const form = parseForm(wayForm, req.body)
    if (!form.ok) return showWayForm(house, req, res, way, form.state)
    try {
      await inTransaction(db, (trx) => changeWay(trx, viewer, way, form.value, clock.now()))
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      const now = await wayAt(db, viewer, way.slug)
      return showWayForm(house, req, res, now, onTopOf(form.state, now.revision), now)
    }
    say(res, secret, { key: 'way.kept', values: { title: form.value.title } })
    res.redirect(303, `/ways/${way.slug}`)
  })

  historyRoutes(street, house)
  removalRoutes(street, house)
}

/** The words typed, to be kept over the version that is on the page now. */
const onTopOf = <State extends { values: Record<string, unknown> }>(state: State, revision: number): State => ({
  ...state,
  values: { ...state.values, revision },
})

function historyRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.open('GET /ways/:slug/history', async (req, res) => {
    const { viewer } = res.locals
    const way = await wayAt(db, viewer, slugIn(req))
    const asked = Number(req.query.after)
    const after = Number.isSafeInteger(asked) && asked > 0 ? asked : null
    showWayHistory(house, req, res, way, await revisionsOf(db, viewer, way, after))
  })

  street.signedIn('POST /ways/:slug/returns', async (req, res, viewer) => {
    const way = await wayAt(db, viewer, slugIn(req))
    const { revision } = returnForm.parse(req.body)
    const words = await revisionAt(db, way, revision)
    const why = res.locals.t('way.put-back-why', { revision })
    const input = { ...words, language: way.language, why, revision: way.revision }
    await inTransaction(db, (trx) => changeWay(trx, viewer, way, input, clock.now()))
    say(res, secret, { key: 'way.put-back-kept', values: { title: words.title } })
    res.redirect(303, `/ways/${way.slug}`)
  })
}

function removalRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.signedIn('GET /ways/:slug/removal', async (req, res, viewer) => {
    showWayRemoval(house, req, res, await wayAt(db, viewer, slugIn(req)), freshForm())
  })

  street.signedIn('POST /ways/:slug/removal', async (req, res, viewer) => {
    const way = await wayAt(db, viewer, slugIn(req))
    const form = parseForm(wayReasonForm, req.body)
    if (!form.ok) return showWayRemoval(house, req, res, way, form.state)
    await inTransaction(db, (trx) => takeDownWay(trx, viewer, way, form.value.reason, clock.now()))
    say(res, secret, { key: 'way.is-down', values: { title: way.title } })
    res.redirect(303, `/ways/${way.slug}`)
  })

  street.signedIn('POST /ways/:slug/restoration', async (req, res, viewer) => {
    const way = await wayAt(db, viewer, slugIn(req))
    const now = clock.now()
    await inTransaction(db, (trx) => putBackWay(trx, viewer, way, dayIn(townOf(house).zone, now), now))
    say(res, secret, { key: 'way.is-back', values: { title: way.title } })
    res.redirect(303, `/ways/${way.slug}`)
  })
}
