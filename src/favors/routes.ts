import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { parseForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { onceOrAgain } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { writtenAt } from '../web/written-at.ts'
import { answerRoutes } from './answer-routes.ts'
import { cardRoutes } from './card-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { favorForm } from './form.ts'
import { loanRoutes } from './loan-routes.ts'
import { blankFavorForm, showFavorForm } from './new-favor-page.ts'
import { askToTakeBack, showFavor, showThankYou } from './favor-page.ts'
import { showStove } from './page.ts'
import { favorFor, standsAsTold } from './queries.ts'
import { takeBackFavor } from './queries-answers.ts'
import { recordFavor } from './queries-recording.ts'
import { keptInstead } from './queries-twins.ts'
import { readFavor } from './read-favor.ts'
import { toldRoutes } from './told-routes.ts'
import { NotFound } from '../errors.ts'

const idIn = (req: Request): string => String(req.params.id)

/** Favors, thank-yous and loans. Whatever is asked for is looked up through the viewer: to others it is not there. */
export function favorRoutes(street: Street, house: House): void {
  street.signedIn('GET /favors', (req, res, viewer) => showStove(house, req, res, viewer))
  recordingRoutes(street, house)
  cardRoutes(street, house)
  loanRoutes(street, house)
  readingRoutes(street, house)
  answerRoutes(street, house)
  toldRoutes(street, house)
  deskRoutes(street, house)
}

function recordingRoutes(street: Street, house: House): void {
  street.signedIn('GET /favors/new', async (req, res, viewer) => {
    await showFavorForm(house, req, res, viewer, await blankFavorForm(house, req, viewer))
  })

  street.signedIn('POST /favors', async (req, res, viewer) => {
    const now = house.clock.now()
    const form = parseForm(favorForm, req.body)
    const { zone } = townOf(house)
    const days = { today: dayIn(zone, now), written: dayIn(zone, writtenAt(req.body, now)) }
    const reader = { ...days, language: res.locals.language }
    const read = await readFavor(house.db, viewer, form, reader)
    if (!read.ok) return showFavorForm(house, req, res, viewer, read.state, read.unsettled)
    const { location, again } = await inTransaction(house.db, (trx) =>
      onceOrAgain(
        trx,
        { author: viewer.accountId, body: req.body, now },
        (at) => standsAsTold(trx, viewer, at.slice('/favors/'.length), read.favor.words),
        async () => `/favors/${await recordFavor(trx, viewer, read.favor, now)}`,
      ),
    )
    const kept = { key: `favor.kept-${read.favor.kind}`, undo: `${location}/withdrawal` } as const
    say(res, house.secret, again ? { key: 'favor.there-already' } : kept)
    res.redirect(303, location)
  })
}

function readingRoutes(street: Street, house: House): void {
  street.signedIn('GET /favors/:id', async (req, res, viewer) => {
    const kept = await keptInstead(house.db, viewer, idIn(req))
    if (kept) return res.redirect(303, `/favors/${kept}`)
    await showFavor(house, req, res, viewer, await favorFor(house.db, viewer, idIn(req)))
  })

  street.signedIn('GET /favors/:id/thank-you', async (req, res, viewer) => {
    const favor = await favorFor(house.db, viewer, idIn(req))
    if (favor.kind !== 'thanks' || !favor.isRecorder) throw new NotFound('favor')
    showThankYou(house, req, res, viewer, favor)
  })

  street.signedIn('GET /favors/:id/withdrawal', async (req, res, viewer) => {
    const favor = await favorFor(house.db, viewer, idIn(req))
    if (!favor.isRecorder) throw new NotFound('favor')
    askToTakeBack(house, req, res, favor)
  })

  street.signedIn('POST /favors/:id/withdrawal', async (req, res, viewer) => {
    await inTransaction(house.db, (trx) => takeBackFavor(trx, viewer, idIn(req), house.clock.now()))
    say(res, house.secret, { key: 'favor.taken-back' })
    res.redirect(303, '/favors')
  })
}
