import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { say } from '../web/flash.ts'
import { parseForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { answerForm, audienceForm, sameForm, stewardForm } from './form.ts'
import { showFavor } from './favor-page.ts'
import { favorFor } from './queries.ts'
import { agreeToAudience, answerFavor, askSteward, standByFavor } from './queries-answers.ts'
import { joinTwins } from './queries-twins.ts'

const idIn = (req: Request): string => String(req.params.id)

/** What the parties do with a favor, each for itself. */
export function answerRoutes(street: Street, house: House): void {
  // What a one-tap button answers stands in its address; a form with words sends it along.
  street.signedIn('POST /favors/:id/answers', async (req, res, viewer) => {
    const favor = await favorFor(house.db, viewer, idIn(req))
    const form = parseForm(answerForm, { ...req.query, ...(req.body as Record<string, unknown> | undefined) })
    if (!form.ok) return showFavor(house, req, res, viewer, favor, form.state)
    const { answer, of, words } = form.value
    const language = form.value.language ?? res.locals.language
    await inTransaction(house.db, (trx) =>
      answerFavor(trx, viewer, favor.id, { answer, of, words, language }, house.clock.now()),
    )
    const stillIn = await isStillIn(house, viewer, favor.id)
    say(res, house.secret, { key: stillIn ? 'favor.answered' : 'favor.name-off' })
    res.redirect(303, '/favors')
  })

  street.signedIn('POST /favors/:id/standing', async (req, res, viewer) => {
    await inTransaction(house.db, (trx) => standByFavor(trx, viewer, idIn(req), house.clock.now()))
    say(res, house.secret, { key: 'favor.stood' })
    res.redirect(303, `/favors/${idIn(req)}`)
  })

  street.signedIn('POST /favors/:id/audience', async (req, res, viewer) => {
    const favor = await favorFor(house.db, viewer, idIn(req))
    const form = parseForm(audienceForm, req.body)
    if (!form.ok) return showFavor(house, req, res, viewer, favor, form.state)
    await inTransaction(house.db, (trx) => agreeToAudience(trx, viewer, favor.id, form.value.audience))
    say(res, house.secret, { key: 'favor.audience-kept' })
    res.redirect(303, `/favors/${favor.id}`)
  })

  street.signedIn('POST /favors/:id/steward', async (req, res, viewer) => {
    const favor = await favorFor(house.db, viewer, idIn(req))
    const form = parseForm(stewardForm, req.body)
    const asked = form.ok && form.value.asked === '0' ? 0 : 1
    await inTransaction(house.db, (trx) => askSteward(trx, viewer, favor.id, asked))
    say(res, house.secret, { key: asked ? 'favor.steward-asked' : 'favor.steward-stopped' })
    res.redirect(303, `/favors/${favor.id}`)
  })

  street.signedIn('POST /favors/:id/same', async (req, res, viewer) => {
    const favor = await favorFor(house.db, viewer, idIn(req))
    const form = parseForm(sameForm, req.body)
    if (!form.ok) return showFavor(house, req, res, viewer, favor, form.state)
    const kept = await inTransaction(house.db, (trx) =>
      joinTwins(trx, viewer, favor.id, form.value.same, house.clock.now()),
    )
    say(res, house.secret, { key: 'favor.joined' })
    res.redirect(303, `/favors/${kept}`)
  })
}

async function isStillIn(house: House, viewer: Parameters<typeof favorFor>[1], id: string): Promise<boolean> {
  return favorFor(house.db, viewer, id).then(
    () => true,
    () => false,
  )
}
