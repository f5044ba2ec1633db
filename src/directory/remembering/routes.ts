import type { Request } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { Conflict } from '../../errors.ts'
import { dayIn } from '../../web/clock.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm, withError } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import type { Street } from '../../web/registrar.ts'
import { entryToEdit, facesShown } from '../entry-queries.ts'
import { auditAtDesk } from '../suggestions/taking-in.ts'
import { rememberingForm } from './form.ts'
import { showRemembering } from './page.ts'
import { remember, takeBackDeath } from './queries.ts'

/** Somebody died: told by the people of the place, their family among them, or by the desk. */
export function rememberingRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.signedIn('GET /directory/:slug/remembering', async (req, res, viewer) => {
    const entry = await entryToEdit(db, viewer, slugIn(req))
    await showRemembering(house, req, res, entry, freshForm({ words: entry.facts.remembers }))
  })

  street.signedIn('POST /directory/:slug/remembering', async (req, res, viewer) => {
    const entry = await entryToEdit(db, viewer, slugIn(req))
    const form = parseForm(rememberingForm, req.body)
    if (!form.ok) return showRemembering(house, req, res, entry, form.state)
    const { who: faceId, diedOn, words, revision } = form.value
    const [now, today] = [clock.now(), dayIn(townOf(house).zone, clock.now())]
    if ((diedOn ?? '') > today)
      return showRemembering(house, req, res, entry, withError(form.state, 'diedOn', 'remembering.not-yet'))
    const nobody = faceId === null && words === null && entry.facts.remembers === null
    // Pressed twice: the first press has told it, and they are among the faces no more.
    const known = faceId === null || (await facesShown(db, viewer, entry.id)).some(({ id }) => id === faceId)
    if (nobody || !known)
      return showRemembering(house, req, res, entry, withError(form.state, 'who', 'remembering.who-else'))
    const by = { accountId: viewer.accountId, source: null, why: res.locals.t('remembering.why') }
    try {
      await inTransaction(db, async (trx) => {
        await remember(trx, entry.id, { faceId, diedOn: diedOn ?? today, words, revision }, by, now)
        await auditAtDesk(trx, viewer, entry.id, 'place-remembers', now)
      })
    } catch (error) {
      if (!(error instanceof Conflict) || error.message !== 'directory.changed-meanwhile') throw error
      const anew = await entryToEdit(db, viewer, slugIn(req))
      return showRemembering(house, req, res, anew, withError(form.state, 'form', 'remembering.changed'), 409)
    }
    say(res, secret, { key: 'remembering.done' })
    res.redirect(303, `/directory/${entry.slug}`)
  })

  street.signedIn('POST /directory/:slug/remembering/undoing', async (req, res, viewer) => {
    const entry = await entryToEdit(db, viewer, slugIn(req))
    const form = parseForm(rememberingForm, req.body)
    const faceId = form.ok ? (form.value.who ?? '') : ''
    const by = { accountId: viewer.accountId, source: null, why: res.locals.t('sold.why-back') }
    await inTransaction(db, (trx) => takeBackDeath(trx, entry.id, faceId, by, clock.now()))
    say(res, secret, { key: 'remembering.back-done' })
    res.redirect(303, `/directory/${entry.slug}/remembering`)
  })
}

const slugIn = (req: Request): string => String(req.params.slug)
