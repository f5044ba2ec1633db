import type { Request, Response } from 'express'
import { accountCalled, addPerson, endRole, peopleOf, standsThere } from '../accounts/people-queries.ts'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { dayPlus } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { bookAt } from './book-at.ts'
import { personForm } from './form.ts'
import { showPeople } from './people-page.ts'
import type { Book } from './queries-book.ts'
import { sweepWords } from './queries-half-written.ts'
import { mayEnd, rolesToGive } from './rules.ts'

/** Whoever is to be put behind the counter stands there. Thrown, so that the form's key is not used up. */
class AlreadyThere extends Error {}

function whenThere(error: unknown): null {
  if (error instanceof AlreadyThere) return null
  throw error
}

/** Who is behind this counter: co-owners, and staff with an end date. Whose role ends reads nothing from then on. */
export function peopleRoutes(street: Street, house: House): void {
  async function open(req: Request, viewer: SignedIn): Promise<Book> {
    const book = await bookAt(house, req, viewer)
    if (rolesToGive(book.business).length === 0) throw new NotFound('people')
    return book
  }

  const show = async (req: Request, res: Response, book: Book, form: FormState): Promise<void> =>
    showPeople(house, req, res, book, { form, people: await peopleOf(house.db, book.business.businessId) })

  street.signedIn('GET /counter/:slug/people', async (req, res, viewer) => {
    const book = await open(req, viewer)
    await show(req, res, book, freshForm({ role: 'staff' }))
  })

  street.signedIn('POST /counter/:slug/people', async (req, res, viewer) => {
    const book = await open(req, viewer)
    const form = parseForm(personForm, req.body)
    if (!form.ok) return show(req, res, book, form.state)
    const { name, role, lastOn } = form.value
    const { today } = book.counter
    if (!rolesToGive(book.business).includes(role)) {
      return show(req, res, book, withError(form.state, 'role', 'form.choose'))
    }
    if (lastOn !== null && lastOn < today) {
      return show(req, res, book, withError(form.state, 'lastOn', 'behind.last-early'))
    }
    const accountId = await accountCalled(house.db, name)
    // People who blocked each other are not there to each other.
    if (!accountId || viewer.blocked.has(accountId)) {
      return show(req, res, book, withError(form.state, 'name', 'behind.nobody'))
    }
    const { businessId, slug } = book.business
    const untilOn = lastOn === null ? null : dayPlus(lastOn, 1)
    const person = { businessId, accountId, role, fromOn: today, untilOn, addedBy: viewer.accountId }
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: { ...req.body, slug }, now: house.clock.now() }, async () => {
        // Twice there, they would still be there when one of the two is ended.
        if (await standsThere(trx, businessId, accountId, today)) throw new AlreadyThere()
        await addPerson(trx, person)
        return `/counter/${slug}/people`
      }),
    ).catch(whenThere)
    if (location === null) return show(req, res, book, withError(form.state, 'name', 'behind.already'))
    const added = (await peopleOf(house.db, businessId)).find((one) => one.accountId === accountId)
    say(res, house.secret, { key: 'behind.added', values: { name: added?.name ?? name } })
    res.redirect(303, location)
  })

  street.signedIn('POST /counter/:slug/people/:id/end', async (req, res, viewer) => {
    const book = await bookAt(house, req, viewer)
    const id = String(req.params.id)
    const person = (await peopleOf(house.db, book.business.businessId)).find((one) => one.id === id)
    if (!person || !mayEnd(book.business, person.role, person.accountId === viewer.accountId)) {
      throw new NotFound('person')
    }
    await inTransaction(house.db, async (trx) => {
      await endRole(trx, book.business.businessId, id, book.counter.today)
      await sweepWords(trx, book.counter.today, house.clock.now())
    })
    say(res, house.secret, { key: 'behind.ended', values: { name: person.name } })
    const stays = person.accountId !== viewer.accountId
    res.redirect(303, stays ? `/counter/${book.business.slug}/people` : `/directory/${book.business.slug}`)
  })
}
