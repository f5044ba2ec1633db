import type { Request, Response } from 'express'
import { newId } from '../db/ids.ts'
import { inTransaction } from '../db/transaction.ts'
import { holdNotebook } from '../notebook/queries-people.ts'
import { NotFound } from '../errors.ts'
import { say } from '../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { bookAt } from './book-at.ts'
import { mergeCorrections, readWas, type RegularFields } from './correction-rules.ts'
import { regularForm, rosterForm } from './form.ts'
import { asLeft, doneWith } from './half-written.ts'
import { askToRemove, showPaper, showRegularForm, showRegulars } from './page.ts'
import { asInput, fieldsOf, regularFields, wordsOf } from './regular-fields.ts'
import { type Book, openBook } from './queries-book.ts'
import { makePaper, paperToPrint } from './queries-paper.ts'
import {
  addRegular,
  correctRegular,
  joinCardPage,
  oneRegular,
  regularCalled,
  tearOutRegular,
} from './queries-regulars.ts'
import { settleVisits } from './queries-visits.ts'
import { keepRoster } from './queries-roster.ts'
import { showRoster } from './roster-page.ts'
import { MOST_LINES, readRoster } from './roster-rules.ts'

const idIn = (req: Request): string => String(req.params.id)

/** The people of a counter book: written down, put right, torn out, and the list of the first day. */
export function regularRoutes(street: Street, house: House): void {
  street.signedIn('GET /counter/:slug/regulars', async (req, res, viewer) => {
    await showRegulars(house, req, res, await bookAt(house, req, viewer))
  })

  street.signedIn('GET /counter/:slug/regulars/new', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const name = typeof req.query.name === 'string' ? req.query.name.slice(0, 120) : ''
    const left = await asLeft(house, req, res, 'regulars')
    showRegularForm(house, req, res, book, { form: left ?? freshForm({ name }), regular: null, left: left !== null })
  })

  street.signedIn('POST /counter/:slug/regulars', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const form = parseForm(regularForm, req.body)
    if (!form.ok) return showRegularForm(house, req, res, book, { form: form.state, regular: null })
    const now = house.clock.now()
    const at = `/counter/${book.business.slug}/regulars`
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: { ...req.body, at }, now }, async () => {
        const opened = await openBook(trx, book, book.business.businessId, now)
        await holdNotebook(trx, opened)
        // What was typed about them would be lost on a page that somebody else wrote.
        if (await regularCalled(trx, opened, form.value.name)) throw new NameTaken()
        await doneWith(trx, req, res, 'regulars')
        return `${at}/${await addRegular(trx, opened, form.value, now)}`
      }),
    ).catch(whenTaken)
    if (location === null) {
      const state = withError(form.state, 'name', 'counter.name-taken')
      return showRegularForm(house, req, res, book, { form: state, regular: null })
    }
    say(res, house.secret, { key: 'counter.written-down', values: { name: form.value.name } })
    res.redirect(303, location)
  })

  correctionRoutes(street, house)
  rosterRoutes(street, house)
  paperRoutes(street, house)
}

/** Somebody of this very name is in the book. Thrown, so that nothing of the second page is kept. */
class NameTaken extends Error {}

function whenTaken(error: unknown): null {
  if (error instanceof NameTaken) return null
  throw error
}

/** The card to print for somebody: that this page is kept, and the letters by which they read it. */
function paperRoutes(street: Street, house: House): void {
  street.signedIn('GET /counter/:slug/regulars/:id/paper', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const regular = await oneRegular(house.db, book, idIn(req))
    const mayRead = book.counter.readsOwnersNotes
    const now = house.clock.now()
    const letters = mayRead ? await paperToPrint(house.db, house.secret, book, regular.id, now) : null
    showPaper(house, req, res, book, { regular, letters })
  })

  street.signedIn('POST /counter/:slug/regulars/:id/paper', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const regular = await oneRegular(house.db, book, idIn(req))
    // Who may not read everything that is kept may not print the key to it.
    if (!book.counter.readsOwnersNotes) throw new NotFound('paper')
    await inTransaction(house.db, (trx) => makePaper(trx, house.secret, regular.id, house.clock.now()))
    res.redirect(303, `/counter/${book.business.slug}/regulars/${regular.id}/paper`)
  })
}

function correctionRoutes(street: Street, house: House): void {
  street.signedIn('GET /counter/:slug/regulars/:id/edit', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const regular = await oneRegular(house.db, book, idIn(req))
    const left = await asLeft(house, req, res, `regulars/${regular.id}/edit`)
    const form = left ?? freshForm(regularFields(regular))
    showRegularForm(house, req, res, book, { form, regular, left: left !== null })
  })

  street.signedIn('POST /counter/:slug/regulars/:id/edit', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const regular = await oneRegular(house.db, book, idIn(req))
    const form = parseForm(regularForm, req.body)
    if (!form.ok) return showRegularForm(house, req, res, book, { form: form.state, regular })
    const namesake = await regularCalled(house.db, book, form.value.name)
    if (namesake && namesake !== regular.id && form.value.name !== regular.name) {
      const state = withError(form.state, 'name', 'counter.name-taken')
      return showRegularForm(house, req, res, book, { form: state, regular })
    }
    const was = readWas((req.body as { was?: unknown }).was)
    const mine = { ...fieldsOf(form.value), ...(was && !('usual' in (req.body as object)) && { usual: was.usual }) }
    const both = await inTransaction(house.db, async (trx) => {
      await holdNotebook(trx, book)
      const now = regularFields(await oneRegular(trx, book, regular.id))
      const { fields, clashing } = mergeCorrections(was ?? now, mine, now)
      if (clashing.length > 0) return { clashing, now }
      await correctRegular(trx, book, regular.id, asInput(fields), house.clock.now())
      await doneWith(trx, req, res, `regulars/${regular.id}/edit`)
      return { clashing, now }
    })
    if (both.clashing.length > 0) return showBoth(house, req, res, book, { id: regular.id, state: form.state, ...both })
    say(res, house.secret, { key: 'counter.put-right', values: { name: form.value.name } })
    res.redirect(303, `/counter/${book.business.slug}/regulars/${regular.id}`)
  })

  street.signedIn('POST /counter/:slug/regulars/:id/joining', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const { id, name } = await oneRegular(house.db, book, idIn(req))
    // From now on the person reads all of it: only who reads all of it may say so.
    if (!book.counter.readsOwnersNotes) throw new NotFound('regular')
    await inTransaction(house.db, async (trx) => {
      await joinCardPage(trx, book, id)
      await settleVisits(trx, book, id, townOf(house).zone)
    })
    say(res, house.secret, { key: 'counter.joined', values: { name } })
    res.redirect(303, `/counter/${book.business.slug}/regulars/${id}`)
  })

  street.signedIn('GET /counter/:slug/regulars/:id/removal', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const regular = await oneRegular(house.db, book, idIn(req))
    mayTearOut(book)
    askToRemove(house, req, res, book, { regular })
  })

  street.signedIn('POST /counter/:slug/regulars/:id/removal', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const { id, name } = await oneRegular(house.db, book, idIn(req))
    mayTearOut(book)
    await inTransaction(house.db, (trx) => tearOutRegular(trx, book, id))
    say(res, house.secret, { key: 'contact.torn-out', values: { name } })
    res.redirect(303, `/counter/${book.business.slug}`)
  })
}

/** Both put the same line right: the clerk sees what stands there by now beside their own words, and decides. */
async function showBoth(
  house: House,
  req: Request,
  res: Response,
  book: Book,
  both: { id: string; state: FormState; clashing: (keyof RegularFields)[]; now: RegularFields },
): Promise<void> {
  const { t, language } = res.locals
  const theirs = (name: keyof RegularFields): string => wordsOf(name, both.now, t, language)
  const state = both.clashing.reduce(
    (form, name) => withError(form, name, 'counter.both-put-right', { theirs: theirs(name) }),
    both.state,
  )
  const regular = await oneRegular(house.db, book, both.id)
  showRegularForm(house, req, res, book, { form: { ...state, key: newId() }, regular, status: 409 })
}

/** Who may not read every line on a page may not burn it. @throws NotFound */
function mayTearOut(book: Book): void {
  if (!book.counter.readsOwnersNotes) throw new NotFound('regular')
}

function rosterRoutes(street: Street, house: House): void {
  street.signedIn('GET /counter/:slug/list', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const left = await asLeft(house, req, res, 'list')
    showRoster(house, req, res, book, { form: left ?? freshForm(), lines: null, left: left !== null })
  })

  street.signedIn('POST /counter/:slug/list', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const form = parseForm(rosterForm, req.body)
    if (!form.ok) return showRoster(house, req, res, book, { form: form.state, lines: null })
    const lines = readRoster(form.value.list ?? '', book.counter.today)
    if (lines.length === 0 || lines.length > MOST_LINES) {
      const state =
        lines.length === 0
          ? withError(form.state, 'list', 'form.empty')
          : withError(form.state, 'list', 'counter.list-most', { most: MOST_LINES })
      return showRoster(house, req, res, book, { form: state, lines: null })
    }
    if (form.value.step !== 'keep') return showRoster(house, req, res, book, { form: form.state, lines })
    const now = house.clock.now()
    const read = lines.flatMap((line) => (line.ok ? [line.line] : []))
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        const opened = await openBook(trx, book, book.business.businessId, now)
        await keepRoster(trx, opened, read, { ...viewer, language: res.locals.language }, now)
        await doneWith(trx, req, res, 'list')
        return `/counter/${book.business.slug}/regulars`
      }),
    )
    say(res, house.secret, { key: 'counter.list-kept' })
    res.redirect(303, location)
  })
}
