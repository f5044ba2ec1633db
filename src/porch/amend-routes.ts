import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { say } from '../web/flash.ts'
import { parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { showAmendForm } from './amend-page.ts'
import type { LookAtDoors } from './closures.ts'
import { amendForm } from './form.ts'
import { todayIn } from './page.ts'
import { amendClosure, closureToKeep } from './queries-amending.ts'
import { wrongWithDate } from './rules.ts'

const idIn = (req: Request): string => String(req.params.id)

/** A shop's days change, and whoever wrote the note may be the one who is away: any of its people keep it right. */
export function amendRoutes(street: Street, house: House, lookAtDoors: LookAtDoors): void {
  const { db, clock } = house

  street.signedIn('GET /porch/:id/edit', async (req, res, viewer) => {
    await showAmendForm(house, req, res, { viewer, post: await closureToKeep(db, viewer, idIn(req), todayIn(house)) })
  })

  street.signedIn('POST /porch/:id/edit', async (req, res, viewer) => {
    const today = todayIn(house)
    const post = await closureToKeep(db, viewer, idIn(req), today)
    const form = parseForm(amendForm, req.body)
    if (!form.ok) return showAmendForm(house, req, res, { viewer, post, form: form.state })
    const { words, language, first, day, seen } = form.value
    const wrong = wrongWithDate({ kind: 'closure', first, day, time: null, place: null }, today)
    if (wrong || day === null) {
      const state = withError(form.state, wrong?.field ?? 'day', wrong?.key ?? 'porch.when-closed')
      return showAmendForm(house, req, res, { viewer, post, form: state })
    }
    const amended = { words, language, closedFrom: first ?? today, closedThrough: day }
    const how = await inTransaction(db, (trx) =>
      amendClosure(trx, viewer, post, amended, { seen: seen ?? 0, now: clock.now() }),
    )
    if (how === 'stale') {
      const now = await closureToKeep(db, viewer, post.id, today)
      return showAmendForm(house, req, res, { viewer, post: now, form: form.state, stale: true })
    }
    if (post.business) await lookAtDoors([post.business.id])
    say(res, house.secret, { key: 'porch.amended' })
    res.redirect(303, `/porch/${post.id}`)
  })
}
