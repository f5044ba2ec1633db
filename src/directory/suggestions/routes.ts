import type { Request, Response } from 'express'
import type { Db } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import { NotFound } from '../../errors.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm, withError } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { once } from '../../web/once.ts'
import type { Street } from '../../web/registrar.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { type Entry, entryAt, entryFor, facesShown } from '../entry-queries.ts'
import type { BusinessFacts } from '../facts.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { showEntryForm } from '../page.ts'
import { businessBySlug } from '../queries.ts'
import { type EntryReading, readEntry } from '../reading.ts'
import { entryValues } from '../shown-entry.ts'
import { decisionRoutes } from './decision-routes.ts'
import { peopleForm } from './form.ts'
import { showSuggestion } from './page.ts'
import { makeSuggestion, ownWaiting, readOutcome, settle, suggestionFor } from './queries.ts'
import { suggestedFields, suggestible } from './rules.ts'
import { sayWhoseTurn } from './whose-turn.ts'

const idIn = (req: Request): string => String(req.params.id)

/** "Something here is not right?": a neighbor suggests, field by field; who keeps the page or the desk decides. */
export function suggestionRoutes(street: Street, house: House, hours: HoursKeeper): void {
  const { db, clock, secret } = house

  street.signedIn('GET /directory/:slug/suggestions/new', async (req, res, viewer) => {
    const found = await businessBySlug(db, viewer, String(req.params.slug))
    if (found.mayEdit) return res.redirect(303, `/directory/${found.slug}/edit`)
    const entry = await entryFor(db, viewer, found.id)
    const form = freshForm(entryValues(entry, res.locals.language, countryOf(house)))
    showEntryForm(house, req, res, { form, entry, ...(await beside(db, viewer, entry)) })
  })

  street.signedIn('POST /directory/:slug/suggestions', (req, res, viewer) => suggest(house, hours, req, res, viewer))

  street.signedIn('GET /suggestions/:id', async (req, res, viewer) => {
    await showSuggestion(house, hours, req, res, await suggestionFor(db, viewer, idIn(req)), { form: freshForm() })
  })

  street.signedIn('POST /suggestions/:id/withdrawal', async (req, res, viewer) => {
    const suggestion = await suggestionFor(db, viewer, idIn(req))
    if (!suggestion.isOwn) throw new NotFound('suggestion')
    if (suggestion.state === 'withdrawn') return res.redirect(303, `/directory/${suggestion.slug}`)
    const settled = { state: 'withdrawn' as const, by: viewer.accountId, reason: null }
    await inTransaction(db, (trx) => settle(trx, suggestion.id, settled, clock.now()))
    say(res, secret, { key: 'suggest.withdrawn', values: { place: suggestion.place } })
    res.redirect(303, `/directory/${suggestion.slug}`)
  })

  street.signedIn('POST /suggestions/:id/reading', async (req, res, viewer) => {
    await inTransaction(db, (trx) => readOutcome(trx, viewer, idIn(req), clock.now()))
    res.redirect(303, '/word')
  })

  decisionRoutes(street, house, hours)
}

async function suggest(house: House, hours: HoursKeeper, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const { db, clock } = house
  const found = await businessBySlug(db, viewer, String(req.params.slug))
  const entry = await entryFor(db, viewer, found.id)
  const shown = Number((req.body as { revision?: unknown }).revision) || entry.revision
  const { facts: base } = await entryAt(db, entry, shown)
  const { language } = res.locals
  const reading = await readEntry({ house, hours, language }, asAsked(req.body, entry), base, entry.hidden)
  const again = async (state: EntryReading): Promise<void> => {
    showEntryForm(house, req, res, { ...state, entry, ...(await beside(db, viewer, entry)) })
  }
  const said = parseForm(peopleForm, req.body)
  if (!said.ok)
    return again({
      kind: 'wrong',
      form: { ...reading.form, errors: { ...reading.form.errors, ...said.state.errors } },
      trades: [],
    })
  if (reading.kind !== 'ready') return again(reading)
  const { people } = said.value
  const names = suggestible.filter((name) => !entry.hidden.includes(name))
  const fields = suggestedFields(base, reading.facts, names, entry.facts)
  if (fields.length === 0 && people === null)
    return again({ kind: 'wrong', form: withError(reading.form, 'form', 'suggest.nothing'), trades: [] })
  const now = clock.now()
  const { revision, why } = reading.input
  const made = {
    businessId: entry.id,
    baseRevision: Math.min(revision || entry.revision, entry.revision),
    why,
    people,
    fields,
  }
  const location = await inTransaction(db, (trx) =>
    once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
      return `/suggestions/${await makeSuggestion(trx, viewer, made, now)}`
    }),
  )
  await sayWhoseTurn(house, res, viewer, entry.id, location)
  res.redirect(303, `/directory/${entry.slug}`)
}

/** What the form shows beside its fields: what of theirs waits already, and whom the page names. */
const beside = async (db: Db, viewer: SignedIn, entry: Entry) => ({
  suggests: await ownWaiting(db, viewer, entry.id),
  faces: await facesShown(db, viewer, entry.id),
})

const countryOf = (house: House): string => townOf(house).country.toUpperCase()

/** What a suggestion's form asks: who sees what stays its owner's, and what its writer does not read is not asked. */
function asAsked(body: unknown, { facts, hidden }: Entry): Record<string, unknown> {
  const asked = Object.entries((body ?? {}) as Record<string, unknown>).filter(([name]) => !name.startsWith('face'))
  const { addressShown, phoneAudience, mailAudience }: BusinessFacts = facts
  const unasked = Object.fromEntries(hidden.map((name) => [name, '']))
  return { ...Object.fromEntries(asked), addressShown, phoneAudience, mailAudience, ...unasked }
}
