import type { Request, Response } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { dayIn } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { type FormState, freshForm, parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { writeAudit } from './audit-queries.ts'
import { showSheet } from './desk-page.ts'
import { personForm } from './form.ts'
import {
  accountCalled,
  addPerson,
  endRole,
  keepsABook,
  peopleOf,
  type Place,
  placeCalled,
  placesNamed,
  standsThere,
  wasSold,
} from './people-queries.ts'

class AlreadyThere extends Error {}

function whenThere(error: unknown): null {
  if (error instanceof AlreadyThere) return null
  throw error
}

/** Who stands behind which counter. The role opens its book, and shuts it again, from the day it says. */
export function peopleRoutes(street: Street, house: House): void {
  const todayIn = (): string => dayIn(townOf(house).zone, house.clock.now())

  street.signedIn('GET /stewards/people', async (req, res) => {
    const name = typeof req.query.name === 'string' ? req.query.name.slice(0, 200) : ''
    const page = { name, places: await placesNamed(house.db, name) }
    showSheet(house, req, res, { view: 'desk-places', title: 'desk.people', page })
  })

  street.signedIn('GET /stewards/people/:slug', async (req, res) => {
    const place = await placeCalled(house.db, String(req.params.slug))
    await showPeople(house, req, res, place, freshForm({ fromOn: todayIn() }))
  })

  street.signedIn('POST /stewards/people/:slug', async (req, res, viewer) => {
    const place = await placeCalled(house.db, String(req.params.slug))
    const form = parseForm(personForm, req.body)
    if (!form.ok) return showPeople(house, req, res, place, form.state)
    const { name, ...role } = form.value
    const accountId = await accountCalled(house.db, name)
    if (!accountId) return showPeople(house, req, res, place, withError(form.state, 'name', 'people.nobody'))
    if (await wasSold(house.db, place))
      return showPeople(house, req, res, place, withError(form.state, 'name', 'sold.no-people'))
    // Stewards never read what a counter keeps: nobody at the desk opens a book to themselves.
    if (accountId === viewer.accountId && (await keepsABook(house.db, place.id)))
      return showPeople(house, req, res, place, withError(form.state, 'name', 'people.not-yourself'))
    const now = house.clock.now()
    const person = { ...role, businessId: place.id, accountId, addedBy: viewer.accountId }
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        // Twice there, they would still be there when one of the two is ended.
        if (await standsThere(trx, place.id, accountId, todayIn())) throw new AlreadyThere()
        await addPerson(trx, person)
        await writeAudit(trx, { ...actAt(place, viewer.accountId), verb: `person-${role.role}`, detail: name }, now)
        return `/stewards/people/${place.slug}`
      }),
    ).catch(whenThere)
    if (location === null)
      return showPeople(house, req, res, place, withError(form.state, 'name', 'people.there-already'))
    res.redirect(303, location)
  })

  street.signedIn('POST /stewards/people/:slug/:id/end', async (req, res, viewer) => {
    const place = await placeCalled(house.db, String(req.params.slug))
    await inTransaction(house.db, async (trx) => {
      const detail = await endRole(trx, place.id, String(req.params.id), todayIn())
      await writeAudit(trx, { ...actAt(place, viewer.accountId), verb: 'person-ended', detail }, house.clock.now())
    })
    res.redirect(303, `/stewards/people/${place.slug}`)
  })
}

const actAt = (place: Place, by: string) => ({ by, subjectKind: 'business', subjectId: place.id }) as const

async function showPeople(house: House, req: Request, res: Response, place: Place, form: FormState): Promise<void> {
  const { language } = res.locals
  const today = dayIn(townOf(house).zone, house.clock.now())
  const people = await peopleOf(house.db, place.id)
  const page = {
    place,
    people: people.map(({ fromOn, untilOn, ...person }) => ({
      ...person,
      from: sayDay(fromOn, language, 'with-year'),
      until: untilOn && sayDay(untilOn, language, 'with-year'),
      isOver: untilOn !== null && untilOn <= today,
    })),
  }
  showSheet(house, req, res, { view: 'desk-people', title: 'desk.people', page, form })
}
