import type { Request, Response } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { Conflict } from '../../errors.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm, withError } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { isMessageKey } from '../../web/languages.ts'
import { once } from '../../web/once.ts'
import type { Street } from '../../web/registrar.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { contactHere } from '../contact-routes.ts'
import { joiningForm, otherForm } from './form.ts'
import { showJoining, showPartingRefused } from './page.ts'
import { tellApart } from './apart.ts'
import type { ContactMerged } from './handlers.ts'
import { mergeContacts } from './merging.ts'
import { undoContactMerge } from './undoing.ts'
import { ownContact } from '../queries-contacts.ts'
import { ownNotebook } from '../queries-notebook.ts'

const idIn = (req: Request): string => String(req.params.id)

/** Two pages that are one person's: looked at side by side, joined, and parted again. */
export function joiningRoutes(street: Street, house: House, handlers: readonly ContactMerged[]): void {
  const { db, clock, secret } = house

  street.signedIn('GET /notebook/contacts/:id/joining', async (req, res, viewer) => {
    const contact = await contactHere(house, req, res, viewer, '/joining')
    const other = typeof req.query.with === 'string' && req.query.with !== '' ? req.query.with : null
    if (contact) await showJoining(house, req, res, viewer, contact, other, freshForm())
  })

  street.signedIn('POST /notebook/contacts/:id/joining', (req, res, viewer) => join(house, req, res, viewer, handlers))

  street.signedIn('POST /notebook/contacts/:id/differences', async (req, res, viewer) => {
    const notebook = await ownNotebook(db, viewer)
    const one = await ownContact(db, notebook, idIn(req))
    const form = parseForm(otherForm, req.body)
    if (!form.ok) return showJoining(house, req, res, viewer, one, null, form.state)
    const other = await ownContact(db, notebook, form.value.with)
    await inTransaction(db, (trx) => tellApart(trx, one.id, other.id))
    say(res, secret, { key: 'joining.apart', values: { one: one.name, other: other.name } })
    res.redirect(303, `/notebook/contacts/${one.id}`)
  })

  street.signedIn('POST /notebook/joinings/:id/undoing', async (req, res, viewer) => {
    const notebook = await ownNotebook(db, viewer)
    try {
      const made = await inTransaction(db, (trx) => undoContactMerge(trx, notebook, idIn(req), clock.now()))
      const { name } = await ownContact(db, notebook, made.goneId)
      const link = { href: `/notebook/contacts/${made.goneId}`, key: 'joining.see-other' } as const
      say(res, secret, { key: 'joining.parted', values: { name }, link })
      res.redirect(303, `/notebook/contacts/${made.keptId}`)
    } catch (error) {
      await showPartingRefused(house, req, res, viewer, idIn(req), whyRefused(error))
    }
  })
}

async function join(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  handlers: readonly ContactMerged[],
): Promise<void> {
  const { db, clock } = house
  const notebook = await ownNotebook(db, viewer)
  const kept = await ownContact(db, notebook, idIn(req))
  const form = parseForm(joiningForm, req.body)
  if (!form.ok) return showJoining(house, req, res, viewer, kept, null, form.state)
  const { goneId } = form.value
  const now = clock.now()
  try {
    let undo = ''
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        undo = `/notebook/joinings/${await mergeContacts(trx, notebook, { keptId: kept.id, ...form.value }, now, handlers)}/undoing`
        return `/notebook/contacts/${kept.id}`
      }),
    )
    say(res, house.secret, { key: 'joining.done', ...(undo && { undo }) })
    res.redirect(303, location)
  } catch (error) {
    const state = withError(form.state, 'form', whyRefused(error))
    await showJoining(house, req, res, viewer, kept, goneId, state, 409)
  }
}

/** What stood in the way, as a sentence. @throws whatever else it was */
function whyRefused(error: unknown) {
  if (!(error instanceof Conflict) || !isMessageKey(error.message) || !error.message.startsWith('joining.')) throw error
  return error.message
}
