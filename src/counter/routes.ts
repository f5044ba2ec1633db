import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { eraseNote, markAsked, ownNote } from '../notebook/queries-notes.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { parseForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { writtenAt } from '../web/written-at.ts'
import { bookAt } from './book-at.ts'
import { cardRoutes } from './card-routes.ts'
import { claimRoutes } from './claim-routes.ts'
import { deskClaimRoutes } from './desk-routes.ts'
import { handoverRoutes } from './handover-routes.ts'
import { lockRoutes } from './lock-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { askedForm, comeInForm, noteForm } from './form.ts'
import { doneWith } from './half-written.ts'
import { standsAt } from './half-written-rules.ts'
import { myPageRoutes } from './my-page-routes.ts'
import { askToRemove, showCounter } from './page.ts'
import { seeCorrection, writeNote } from './queries-notes.ts'
import { oneRegular } from './queries-regulars.ts'
import { comeIn, takeBackVisit, takeBackWhatFor } from './queries-visits.ts'
import { regularRoutes } from './regular-routes.ts'
import { tabletRoutes } from './tablet-routes.ts'

const idIn = (req: Request): string => String(req.params.id)

/** A business's notebook. Whatever is asked for is looked up through whoever stands behind its counter now. */
export function counterRoutes(street: Street, house: House): void {
  // Before the pages by id: "new" is nobody's.
  regularRoutes(street, house)
  lockRoutes(street, house)
  tabletRoutes(street, house)

  street.signedIn('GET /counter/:slug', async (req, res, viewer) => {
    await showCounter(house, req, res, await bookAt(house, req, viewer), { regularId: null })
  })

  street.signedIn('GET /counter/:slug/regulars/:id', async (req, res, viewer) => {
    await showCounter(house, req, res, await bookAt(house, req, viewer), { regularId: idIn(req) })
  })

  street.signedIn('POST /counter/:slug/half-written/removal', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const { form } = req.body as { form?: unknown }
    const page = typeof form === 'string' ? standsAt(form) : null
    if (typeof form === 'string') await inTransaction(house.db, (trx) => doneWith(trx, req, res, form))
    say(res, house.secret, { key: 'lock.let-go' })
    res.redirect(303, `/counter/${book.business.slug}${page === null ? '' : `/${page}`}`)
  })

  visitRoutes(street, house)
  noteRoutes(street, house)
  cardRoutes(street, house)
  myPageRoutes(street, house)
  peopleRoutes(street, house)
  claimRoutes(street, house)
  deskClaimRoutes(street, house)
  handoverRoutes(street, house)
}

function visitRoutes(street: Street, house: House): void {
  street.signedIn('POST /counter/:slug/regulars/:id/visits', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const regular = await oneRegular(house.db, book, idIn(req))
    const form = parseForm(comeInForm, req.body)
    const usual = form.ok && form.value.for === 'usual' ? regular.usual : null
    const now = house.clock.now()
    const visitedOn = dayIn(book.zone, writtenAt(req.body, now))
    const came = { regularId: regular.id, whatFor: usual, visitedOn, language: res.locals.language }
    const { id, did } = await inTransaction(house.db, (trx) => comeIn(trx, book, came, viewer, now))
    const kept = usual === null ? 'counter.came-in-kept' : 'counter.usual-kept'
    const undo = `/counter/${book.business.slug}/visits/${id}/${did === 'added' ? 'what-for/' : ''}removal`
    const values = { name: regular.name, usual: usual ?? '' }
    // What was there before the tap is not this tap's to take back.
    say(res, house.secret, did === 'nothing' ? { key: 'counter.was-down', values } : { key: kept, values, undo })
    res.redirect(303, `/counter/${book.business.slug}/regulars/${regular.id}#pn`)
  })

  street.signedIn('POST /counter/:slug/visits/:id/what-for/removal', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const regularId = await inTransaction(house.db, (trx) => takeBackWhatFor(trx, book, idIn(req)))
    say(res, house.secret, { key: 'counter.visit-back' })
    res.redirect(303, `/counter/${book.business.slug}${regularId ? `/regulars/${regularId}#pn` : ''}`)
  })

  street.signedIn('POST /counter/:slug/visits/:id/removal', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const regularId = await inTransaction(house.db, (trx) => takeBackVisit(trx, book, idIn(req), book.zone))
    say(res, house.secret, { key: 'counter.visit-back' })
    res.redirect(303, `/counter/${book.business.slug}${regularId ? `/regulars/${regularId}#pn` : ''}`)
  })
}

function noteRoutes(street: Street, house: House): void {
  street.signedIn('POST /counter/:slug/regulars/:id/notes', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const { id } = await oneRegular(house.db, book, idIn(req))
    const form = parseForm(noteForm, req.body)
    if (!form.ok) return showCounter(house, req, res, book, { regularId: id, form: form.state })
    const now = house.clock.now()
    const note = { ...form.value, language: res.locals.language }
    const at = `/counter/${book.business.slug}/regulars/${id}`
    const location = await inTransaction(house.db, async (trx) => {
      await doneWith(trx, req, res, `regulars/${id}/notes`)
      return once(trx, { author: viewer.accountId, body: { ...req.body, at }, now }, async () => {
        return `${at}#n-${await writeNote(trx, book, id, note, viewer, writtenAt(req.body, now))}`
      })
    })
    const undo = `/counter/${book.business.slug}/notes/${location.split('#n-')[1] ?? ''}/removal`
    say(res, house.secret, { key: 'note.kept', undo })
    res.redirect(303, `${at}#pn`)
  })

  street.signedIn('POST /counter/:slug/notes/:id/asked', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const { contactId } = await ownNote(house.db, book, idIn(req))
    const form = parseForm(askedForm, { ...req.query, ...(req.body as Record<string, unknown> | undefined) })
    const asked = form.ok && form.value.asked !== null ? form.value.asked === '1' : null
    const day = dayIn(book.zone, writtenAt(req.body, house.clock.now()))
    const marked = await inTransaction(house.db, (trx) => markAsked(trx, book, idIn(req), asked, day))
    say(res, house.secret, {
      key: marked ? 'counter.done' : 'counter.undone',
      undo: `${req.path}?asked=${marked ? '0' : '1'}`,
    })
    res.redirect(303, `/counter/${book.business.slug}${contactId ? `/regulars/${contactId}#pn` : ''}`)
  })

  street.signedIn('GET /counter/:slug/notes/:id/removal', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    askToRemove(house, req, res, book, { note: await ownNote(house.db, book, idIn(req)) })
  })

  street.signedIn('POST /counter/:slug/notes/:id/removal', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const note = await ownNote(house.db, book, idIn(req))
    await inTransaction(house.db, (trx) => eraseNote(trx, book, note.id))
    say(res, house.secret, { key: 'note.erased' })
    res.redirect(303, `/counter/${book.business.slug}${note.contactId ? `/regulars/${note.contactId}#pn` : ''}`)
  })

  street.signedIn('POST /counter/:slug/notes/:id/seen', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const note = await ownNote(house.db, book, idIn(req))
    await inTransaction(house.db, (trx) => seeCorrection(trx, book, note.id, house.clock.now()))
    res.redirect(303, `/counter/${book.business.slug}${note.contactId ? `/regulars/${note.contactId}#pn` : ''}`)
  })
}
