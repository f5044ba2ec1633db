import type { Request, Response } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { Conflict, NotFound } from '../errors.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { movedTo } from '../web/moved.ts'
import type { Street } from '../web/registrar.ts'
import { wasSent } from '../web/once.ts'
import type { SignedIn } from '../web/viewer.ts'
import { confirmHours } from './confirmations.ts'
import { reasonsAlike } from './duplicates/alike.ts'
import { type ComparedEntry, entriesLike } from './duplicates/queries.ts'
import { type BusinessFacts, plainFacts } from './facts.ts'
import { keepEdit, keepNewEntry } from './entry-keeping.ts'
import { type Entry, entryAt, entryToEdit } from './entry-queries.ts'
import { historyOf } from './history-queries.ts'
import type { HoursKeeper } from './hours/keeper.ts'
import { refreshOpenState } from './open/state.ts'
import { showEntryForm, showHistory } from './page.ts'
import { businessBySlug, slugByCode } from './queries.ts'
import { type EntryReading, readEntry } from './reading.ts'
import { entryValues } from './shown-entry.ts'
import { onTopOf } from './stale.ts'

/** Adding entries, fixing them, their history, and the codes on paper. The list and the business page are the town's. */
export function directoryRoutes(street: Street, house: House, hours: HoursKeeper): void {
  const { db, clock } = house

  addingRoutes(street, house, hours)

  street.signedIn('GET /directory/:slug/edit', async (req, res, viewer) => {
    const entry = await entryToEdit(db, viewer, slugIn(req))
    showEntryForm(house, req, res, {
      form: freshForm(entryValues(entry, res.locals.language, countryOf(house))),
      entry,
    })
  })

  street.signedIn('POST /directory/:slug/edit', async (req, res, viewer) => {
    const { language } = res.locals
    const entry = await entryToEdit(db, viewer, slugIn(req))
    const { facts: base } = await entryAt(db, entry, Number((req.body as { revision?: unknown }).revision) || 0)
    const reading = await readEntry({ house, hours, language }, req.body, base, entry.hidden)
    if (reading.kind !== 'ready') return showEntryForm(house, req, res, { ...reading, entry })
    try {
      const location = await keepEdit(db, { viewer, body: req.body, language, now: clock.now() }, entry, reading)
      if (reading.newHours) await refreshOpenState(house, hours, [entry.id])
      say(res, house.secret, { key: 'directory.saved', values: { name: reading.facts.name } })
      res.redirect(303, location)
    } catch (error) {
      if (!(error instanceof Conflict) || error.message !== 'directory.changed-meanwhile') throw error
      await showStale(house, req, res, viewer, entry, reading)
    }
  })

  street.open('GET /directory/:slug/history', async (req, res) => {
    const { viewer } = res.locals
    const business = await businessBySlug(db, viewer, slugIn(req))
    if (business.slug !== slugIn(req)) return movedTo(res, `/directory/${business.slug}/history`)
    const today = dayIn(townOf(house).zone, clock.now())
    showHistory(house, req, res, business, await historyOf(db, viewer, business.id, today, cursorIn(req)))
  })

  street.signedIn('POST /directory/:slug/confirmations', async (req, res, viewer) => {
    const business = await businessBySlug(db, viewer, slugIn(req))
    if (!business.hours && !business.hoursText) throw new NotFound('hours')
    const now = clock.now()
    await inTransaction(db, (trx) => confirmHours(trx, business.id, viewer, now))
    say(res, house.secret, { key: 'directory.confirmed', values: { name: business.name } })
    res.redirect(303, `/directory/${business.slug}`)
  })

  street.open('GET /b/:code', async (req, res) => {
    const slug = await slugByCode(db, String(req.params.code).toUpperCase())
    res.redirect(302, `/directory/${slug}`)
  })
}

/** A new entry; whoever writes one that looks like another is asked once whether it is that one. */
function addingRoutes(street: Street, house: House, hours: HoursKeeper): void {
  const { db, clock } = house

  street.signedIn('GET /directory/new', (req, res) => {
    const { name, state } = townOf(house)
    showEntryForm(house, req, res, {
      form: freshForm({ locality: name, region: state, name: req.query.name, trade1: req.query.trade }),
      entry: null,
    })
  })

  street.signedIn('POST /directory', async (req, res, viewer) => {
    const { language } = res.locals
    const reading = await readEntry({ house, hours, language }, req.body, null)
    if (reading.kind !== 'ready') return showEntryForm(house, req, res, { ...reading, entry: null })
    const alike = await looksLike(house, req, viewer, reading.facts)
    if (alike.length > 0) return showEntryForm(house, req, res, { form: reading.form, entry: null, alike })
    const location = await keepNewEntry(db, { viewer, body: req.body, language, now: clock.now() }, reading)
    await openTheDoor(house, hours, location)
    say(res, house.secret, { key: 'directory.added', values: { name: reading.facts.name } })
    res.redirect(303, location)
  })
}

const slugIn = (req: Request): string => String(req.params.slug)
const countryOf = (house: House): string => townOf(house).country.toUpperCase()

/** A bad cursor is the first page. */
function cursorIn(req: Request): number | null {
  const after = req.query.after
  return typeof after === 'string' && /^\d{1,9}$/.test(after) ? Number(after) : null
}

/** Entries that a new one looks like, unless its writer was asked already and says that it is another. */
async function looksLike(
  house: House,
  req: Request,
  viewer: SignedIn,
  facts: Partial<BusinessFacts>,
): Promise<ComparedEntry[]> {
  if ((req.body as { another?: unknown }).another === '1') return []
  // What this very form made looks most like it.
  if (await wasSent(house.db, viewer.accountId, req.body)) return []
  const wanted = { ...plainFacts, ...facts, owners: [] }
  const entries = await entriesLike(house.db, wanted, dayIn(townOf(house).zone, house.clock.now()))
  return entries.filter((entry) => reasonsAlike(entry, wanted).length > 0).slice(0, 5)
}

/** Works out whether a new entry is open, once it is kept. */
async function openTheDoor(house: House, hours: HoursKeeper, location: string): Promise<void> {
  const slug = location.slice('/directory/'.length)
  const row = await house.db.selectFrom('business').select('id').where('slug', '=', slug).executeTakeFirst()
  if (row) await refreshOpenState(house, hours, [row.id])
}

async function showStale(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  before: Entry,
  reading: Extract<EntryReading, { kind: 'ready' }>,
): Promise<void> {
  const entry = await entryToEdit(house.db, viewer, before.slug)
  const { form, input, facts } = reading
  const { form: onTop, changes } = await onTopOf(house.db, entry, viewer, {
    form,
    revision: input.revision,
    wanted: facts,
    language: res.locals.language,
    country: countryOf(house),
  })
  showEntryForm(house, req, res, { form: onTop, entry, stale: changes })
}
