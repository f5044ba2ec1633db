import type { Request } from 'express'
import type { Trx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { type FormState, parseForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { localPath } from '../web/local-path.ts'
import { onceOrAgain } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { writtenAt } from '../web/written-at.ts'
import { showContact } from './contact-page.ts'
import type { ContactSection } from './rules-contact-section.ts'
import { askedForm, noteForm } from './form.ts'
import { askToRemove, showAnswer } from './page.ts'
import { putWords } from './queries.ts'
import { ownContact } from './queries-contacts.ts'
import { ownNotebook } from './queries-notebook.ts'
import { eraseNote, lineOf, markAsked, ownNote } from './queries-notes.ts'

const idIn = (req: Request): string => String(req.params.id)
const idAt = (location: string): string => location.split('#n-')[1] ?? ''

/** Lines of the notebook: written down, marked as asked, erased. */
export function noteRoutes(street: Street, house: House, sections: readonly ContactSection[]): void {
  street.signedIn('POST /notebook/contacts/:id/notes', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const contact = await ownContact(house.db, notebook, idIn(req))
    const contactId = contact.id
    const form = parseForm(noteForm, req.body)
    if (!form.ok) return showContact(house, req, res, viewer, contact, sections, form.state)
    const now = house.clock.now()
    const words = [{ contactId, businessId: null, ...form.value }]
    const belongs = { visitId: null, language: res.locals.language }
    const said = { ...(req.body as object), contactId }
    const stands = async (trx: Trx, at: string) => (await lineOf(trx, notebook, idAt(at))) === form.value.body
    const { location, again } = await inTransaction(house.db, (trx) =>
      onceOrAgain(
        trx,
        { author: viewer.accountId, body: said, now },
        (at) => stands(trx, at),
        async () => {
          const [id] = await putWords(trx, notebook, belongs, words, viewer, writtenAt(req.body, now))
          return `/notebook/contacts/${contactId}#n-${id ?? ''}`
        },
      ),
    )
    const undo = `/notebook/notes/${idAt(location)}/removal`
    say(res, house.secret, again ? { key: 'note.there-already' } : { key: 'note.kept', undo })
    res.redirect(303, location)
  })

  street.signedIn('POST /notebook/notes/:id/asked', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const { asked, answer, back, unread } = askedIn(req)
    if (unread) return showAnswer(house, req, res, await ownNote(house.db, notebook, idIn(req)), unread, back)
    const today = dayIn(townOf(house).zone, writtenAt(req.body, house.clock.now()))
    const marked = await inTransaction(house.db, (trx) => markAsked(trx, notebook, idIn(req), asked, today, answer))
    say(res, house.secret, { key: marked ? 'asknext.asked' : 'asknext.again', undo: undoing(req, marked, back) })
    res.redirect(303, back)
  })

  street.signedIn('GET /notebook/notes/:id/removal', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    askToRemove(house, req, res, { note: await ownNote(house.db, notebook, idIn(req)) })
  })

  street.signedIn('POST /notebook/notes/:id/removal', async (req, res, viewer) => {
    const notebook = await ownNotebook(house.db, viewer)
    const note = await ownNote(house.db, notebook, idIn(req))
    await inTransaction(house.db, (trx) => eraseNote(trx, notebook, note.id))
    say(res, house.secret, { key: 'note.erased' })
    res.redirect(303, note.contactId ? `/notebook/contacts/${note.contactId}` : '/notebook/visits')
  })
}

interface Asked {
  asked: boolean | null
  answer: string | null
  back: string
  /** The form, where what they said cannot be kept as it is. */
  unread?: FormState
}

/** What cannot be read turns the mark round and goes back to the notebook; an answer is never lost. */
function askedIn(req: Request): Asked {
  const typed = { ...req.query, ...(req.body as Record<string, unknown> | undefined) }
  const form = parseForm(askedForm, typed)
  if (form.ok) {
    const { asked, answer, back } = form.value
    return { asked: asked === null ? null : asked === '1', answer, back: localPath(back) ?? '/notebook' }
  }
  const back = (typeof typed.back === 'string' && localPath(typed.back)) || '/notebook'
  return { asked: null, answer: null, back, ...(form.state.errors.answer && { unread: form.state }) }
}

/** An undo is a form without fields, so its address says what it undoes: pressed twice it still undoes once. */
const undoing = (req: Request, marked: boolean, back: string): string =>
  `${req.path}?${new URLSearchParams({ asked: marked ? '0' : '1', back }).toString()}`
