import type { Request } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { NotFound } from '../../errors.ts'
import { say } from '../../web/flash.ts'
import { parseForm } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import type { Street } from '../../web/registrar.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { tellingForm } from '../form.ts'
import { answerWentPast, sendWentPast, takeBackWentPast, type WentPastRead, wentPastFor } from './queries.ts'
import { showWentPast } from './page.ts'

const idIn = (req: Request): string => String(req.params.id)

/** Both went past: what a visitor wrote, what the people of the place say to it, and taking it back. */
export function wentPastRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.signedIn('GET /notebook/went-past/:id', async (req, res, viewer) => {
    showWentPast(house, req, res, await wentPastFor(db, viewer, idIn(req)))
  })

  street.signedIn('POST /notebook/went-past/:id/telling', async (req, res, viewer) => {
    const found = await ownWentPast(viewer, req)
    const form = parseForm(tellingForm, req.body)
    if (!form.ok) return showWentPast(house, req, res, found, form.state)
    await inTransaction(db, (trx) => sendWentPast(trx, found, form.value.audience, clock.now()))
    say(res, secret, { key: 'wentpast.sent', values: { place: found.place } })
    res.redirect(303, `/notebook/went-past/${found.id}`)
  })

  street.signedIn('POST /notebook/went-past/:id/removal', async (req, res, viewer) => {
    const found = await ownWentPast(viewer, req)
    await inTransaction(db, (trx) => takeBackWentPast(trx, { id: found.id }))
    say(res, secret, { key: 'wentpast.taken-back' })
    res.redirect(303, '/notebook/visits')
  })

  street.signedIn('POST /notebook/went-past/:id/agreement', async (req, res, viewer) => {
    const found = await answerable(viewer, req)
    await inTransaction(db, (trx) => answerWentPast(trx, found, 'yes'))
    say(res, secret, { key: 'wentpast.agreed', values: { name: found.writer } })
    res.redirect(303, `/notebook/went-past/${found.id}`)
  })

  street.signedIn('POST /notebook/went-past/:id/refusal', async (req, res, viewer) => {
    const found = await answerable(viewer, req)
    await inTransaction(db, (trx) => answerWentPast(trx, found, 'no'))
    say(res, secret, { key: 'wentpast.kept-between', values: { name: found.writer } })
    res.redirect(303, '/word')
  })

  async function ownWentPast(viewer: SignedIn, req: Request): Promise<WentPastRead> {
    const found = await wentPastFor(db, viewer, idIn(req))
    if (!found.mine) throw new NotFound('went past')
    return found
  }

  async function answerable(viewer: SignedIn, req: Request): Promise<WentPastRead> {
    const found = await wentPastFor(db, viewer, idIn(req))
    if (found.mine || !found.answers) throw new NotFound('went past')
    return found
  }
}
