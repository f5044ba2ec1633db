import type { Request } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm, withError } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import type { Street } from '../../web/registrar.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { refreshOpenState } from '../open/state.ts'
import { keepsPage } from '../rules.ts'
import { acceptanceForm, refusalForm } from './form.ts'
import { showSuggestion, showSuggestionsAtDesk } from './page.ts'
import { type Suggestion, suggestionFor } from './queries.ts'
import { factsOfParts, partsOf, PEOPLE } from './rules.ts'
import { takeIn, turnDown } from './taking-in.ts'

const idIn = (req: Request): string => String(req.params.id)

/** What becomes of a suggestion, part by part: the people of the place decide, or the desk. */
export function decisionRoutes(street: Street, house: House, hours: HoursKeeper): void {
  const { db, clock, secret } = house

  street.signedIn('GET /stewards/suggestions', (req, res, viewer) => showSuggestionsAtDesk(house, req, res, viewer))

  street.signedIn('POST /suggestions/:id/acceptance', async (req, res, viewer) => {
    const suggestion = await toDecide(house, viewer, idIn(req))
    if (suggestion.state !== 'open') return res.redirect(303, `/suggestions/${suggestion.id}`)
    const form = parseForm(acceptanceForm, req.body)
    if (!form.ok) return showSuggestion(house, hours, req, res, suggestion, { form: form.state })
    const { part: ticked, revision: shown, reason } = form.value
    const notes = suggestion.people !== null && ticked.includes(PEOPLE)
    const facts = factsOfParts(partsOf(suggestion.fields, suggestion.facts), ticked)
    if (!notes && Object.keys(facts).length === 0) {
      const state = withError(form.state, 'part', 'suggest.tick-one')
      return showSuggestion(house, hours, req, res, suggestion, { form: state })
    }
    try {
      const decision = { ticked, shown, reason }
      const taken = await inTransaction(db, (trx) => takeIn(trx, suggestion, decision, viewer, clock.now()))
      if ('hours' in taken || 'standing' in taken) await refreshOpenState(house, hours, [suggestion.businessId])
    } catch (error) {
      if (!(error instanceof Conflict) || error.message !== 'directory.changed-meanwhile') throw error
      const anew = await suggestionFor(db, viewer, suggestion.id)
      return showSuggestion(house, hours, req, res, anew, { form: freshForm(), stale: true })
    }
    say(res, secret, { key: notes ? 'suggest.people-noted' : 'suggest.taken', values: { place: suggestion.place } })
    res.redirect(303, `/directory/${suggestion.slug}${notes ? '/edit#people' : ''}`)
  })

  street.signedIn('POST /suggestions/:id/refusal', async (req, res, viewer) => {
    const suggestion = await toDecide(house, viewer, idIn(req))
    if (suggestion.state !== 'open') return res.redirect(303, `/suggestions/${suggestion.id}`)
    const form = parseForm(refusalForm, req.body)
    if (!form.ok) return showSuggestion(house, hours, req, res, suggestion, { form: form.state })
    await inTransaction(db, (trx) => turnDown(trx, suggestion, form.value.reason, viewer, clock.now()))
    say(res, secret, { key: 'suggest.declined', values: { place: suggestion.place } })
    res.redirect(303, keepsPage(viewer, suggestion.businessId) ? '/word' : '/stewards/suggestions')
  })
}

/**
 * A suggestion in the hands of somebody whose it is to decide: open, or settled by themselves a moment ago.
 * @throws NotFound for anybody else; Conflict where somebody else settled it
 */
async function toDecide(house: House, viewer: SignedIn, id: string): Promise<Suggestion> {
  const suggestion = await suggestionFor(house.db, viewer, id)
  if (!suggestion.decides) throw new NotFound('suggestion')
  const isOthers = suggestion.state !== 'open' && suggestion.settledBy !== viewer.accountId
  if (isOthers) throw new Conflict('suggest.moved-on')
  return suggestion
}
