import type { Request, Response } from 'express'
import { accountCalled } from '../accounts/people-queries.ts'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { aboutIn } from './asked.ts'
import { readTarget, vouchForm, type VouchInput } from './form.ts'
import { answerVouch, type Subject, subjectOf, subjectsAt, vouchFor, withdrawVouch } from './queries-vouches.ts'
import { showVouches, showVouchForm } from './vouch-page.ts'

const idIn = (req: Request): string => String(req.params.id)

/** "Ask her about septic tanks": what one neighbor says of another, between the two unless they let it be said. */
export function vouchRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house
  const today = (): string => dayIn(townOf(house).zone, clock.now())

  street.signedIn('GET /who/vouches', (req, res, viewer) => showVouches(house, req, res, viewer))

  street.signedIn('GET /who/vouches/new', async (req, res, viewer) => {
    const { who, business, about } = req.query
    const subjects = await subjectsFor(house, viewer, who, business)
    const chosen = subjects.length === 1 ? (subjects[0]?.token ?? '') : ''
    const form = freshForm({ who: chosen, topic: aboutIn(about), namesMe: '1' })
    showVouchForm(house, req, res, { subjects, slug: aboutIn(business), form })
  })

  street.signedIn('POST /who/vouches', async (req, res, viewer) => {
    const form = parseForm(vouchForm, req.body)
    if (!form.ok) return askAgain(req, res, viewer, form.state)
    const found = await subjectIn(house, viewer, form.value)
    if (!found) return askAgain(req, res, viewer, withError(form.state, 'name', 'vouch.nobody'))
    if (found.accountId === viewer.accountId)
      return askAgain(req, res, viewer, withError(form.state, 'name', 'vouch.yourself'))
    const said = { language: res.locals.language, today: today() }
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now: clock.now() }, async () => {
        await vouchFor(trx, viewer.accountId, found, form.value, said)
        return '/who/vouches'
      }),
    )
    say(res, secret, { key: 'vouch.kept', values: { name: found.name, topic: form.value.topic } })
    res.redirect(303, location)
  })

  street.signedIn('POST /who/vouches/:id/consent', async (req, res, viewer) => {
    await inTransaction(db, (trx) => answerVouch(trx, viewer, idIn(req), { agreedOn: today() }))
    say(res, secret, { key: 'vouch.fine-kept', link: { href: '/who/offers', key: 'offer.title' } })
    res.redirect(303, '/who/vouches')
  })

  street.signedIn('POST /who/vouches/:id/refusal', async (req, res, viewer) => {
    await inTransaction(db, (trx) => answerVouch(trx, viewer, idIn(req), { declinedOn: today() }))
    say(res, secret, { key: 'vouch.refused' })
    res.redirect(303, '/who/vouches')
  })

  street.signedIn('POST /who/vouches/:id/withdrawal', async (req, res, viewer) => {
    await inTransaction(db, (trx) => withdrawVouch(trx, viewer, idIn(req)))
    say(res, secret, { key: 'vouch.withdrawn' })
    res.redirect(303, '/who/vouches')
  })

  async function askAgain(req: Request, res: Response, viewer: SignedIn, form: FormState): Promise<void> {
    const { who, business } = form.values
    const subjects = await subjectsFor(house, viewer, who, business)
    showVouchForm(house, req, res, { subjects, slug: aboutIn(business), form })
  }
}

/** Whom the form offers: the people of a business, the one who was named in the address, or nobody yet. */
async function subjectsFor(house: House, viewer: SignedIn, who: unknown, business: unknown): Promise<Subject[]> {
  const slug = aboutIn(business)
  if (slug !== '') return subjectsAt(house.db, viewer, slug)
  const target = readTarget(who)
  return target ? [await subjectOf(house.db, viewer, target)] : []
}

/** Who is meant: chosen, or typed by their name. Null for a name that nobody has, or nobody for this viewer. */
async function subjectIn(house: House, viewer: SignedIn, { who, name }: VouchInput): Promise<Subject | null> {
  if (who !== null) {
    const target = readTarget(who)
    if (!target) throw new NotFound('neighbor')
    return subjectOf(house.db, viewer, target)
  }
  const account = await accountCalled(house.db, name ?? '')
  if (!account || viewer.blocked.has(account)) return null
  return subjectOf(house.db, viewer, { account })
}
