import type { Request } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { Conflict, NotFound } from '../errors.ts'
import { say } from '../web/flash.ts'
import { type FormState, freshForm, parseForm, withError } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { aboutIn, monthBegan } from './asked.ts'
import { agreementForm, introductionForm, readTarget } from './form.ts'
import { showIntroductionForm, showIntroductions } from './introduction-page.ts'
import { askToBeIntroduced, introduces, MONTH_FULL, moveOn, putAside } from './queries-introductions.ts'
import { type Subject, subjectOf } from './queries-vouches.ts'

const idIn = (req: Request): string => String(req.params.id)
const BACK = '/who/introductions'

/** Somebody you know brings you to somebody you don't. Each sees their own leg of it. */
export function introductionRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.signedIn('GET /who/introductions', (req, res, viewer) => showIntroductions(house, req, res, viewer))

  street.signedIn('GET /who/introductions/new', async (req, res, viewer) => {
    const between = await betweenIn(house, viewer, req.query)
    const form = freshForm({ topic: aboutIn(req.query.about) })
    showIntroductionForm(house, req, res, { ...between, form })
  })

  street.signedIn('POST /who/introductions', async (req, res, viewer) => {
    const { subject, introducer } = await betweenIn(house, viewer, req.body)
    const askAgain = (form: FormState): void => {
      showIntroductionForm(house, req, res, { subject, introducer, form })
    }
    const form = parseForm(introductionForm, req.body)
    if (!form.ok) {
      askAgain(form.state)
      return
    }
    const now = clock.now()
    // Whoever does not sign in here would never read it: the one between brings the two together.
    const reach = subject.accountId ? form.value.reach : null
    const asking = { ...form.value, reach, subject, introducerId: introducer.id, language: res.locals.language }
    try {
      await inTransaction(db, (trx) =>
        once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
          await askToBeIntroduced(trx, viewer.accountId, asking, { now, monthBegan: monthBegan(house) })
          return BACK
        }),
      )
    } catch (error) {
      if (!(error instanceof Conflict) || error.message !== MONTH_FULL) throw error
      askAgain(withError(form.state, 'form', 'introduction.month-full', { name: introducer.name }))
      return
    }
    say(res, secret, { key: 'introduction.asked', values: { name: introducer.name } })
    res.redirect(303, BACK)
  })

  legRoutes(street, house)
}

/** What each of the three can do about it, when it is theirs to do. */
function legRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  street.signedIn('POST /who/introductions/:id/agreement', async (req, res, viewer) => {
    const form = parseForm(agreementForm, req.body)
    if (!form.ok) return showIntroductions(house, req, res, viewer, { id: idIn(req), form: form.state })
    const said = { now: clock.now(), ...form.value }
    await inTransaction(db, (trx) => moveOn(trx, viewer, idIn(req), 'agree', said))
    say(res, secret, { key: 'introduction.agreed' })
    res.redirect(303, BACK)
  })

  street.signedIn('POST /who/introductions/:id/silence', async (req, res, viewer) => {
    await inTransaction(db, (trx) => putAside(trx, viewer, idIn(req)))
    say(res, secret, { key: 'introduction.put-aside' })
    res.redirect(303, BACK)
  })

  street.signedIn('POST /who/introductions/:id/making', async (req, res, viewer) => {
    await inTransaction(db, (trx) => moveOn(trx, viewer, idIn(req), 'make', { now: clock.now() }))
    say(res, secret, { key: 'introduction.made' })
    res.redirect(303, BACK)
  })

  street.signedIn('POST /who/introductions/:id/meeting', async (req, res, viewer) => {
    await inTransaction(db, (trx) => moveOn(trx, viewer, idIn(req), 'meet', { now: clock.now() }))
    const link = { href: '/notebook/visits/new', key: 'introduction.write-down' } as const
    say(res, secret, { key: 'introduction.met', link })
    res.redirect(303, BACK)
  })

  street.signedIn('POST /who/introductions/:id/withdrawal', async (req, res, viewer) => {
    await inTransaction(db, (trx) => moveOn(trx, viewer, idIn(req), 'take-back', { now: clock.now() }))
    say(res, secret, { key: 'introduction.taken-back' })
    res.redirect(303, BACK)
  })
}

/**
 * Whom the reader would meet, and through whom. The one must have let it be said that they introduce people to the
 * other. @throws NotFound for anything else, whatever the reason
 */
async function betweenIn(
  house: House,
  viewer: SignedIn,
  said: unknown,
): Promise<{ subject: Subject; introducer: { id: string; name: string } }> {
  const { to, through } = (said ?? {}) as Record<string, unknown>
  const target = readTarget(to)
  const by = readTarget(typeof through === 'string' ? `account-${through}` : null)
  if (!target || !by) throw new NotFound('introduction')
  const subject = await subjectOf(house.db, viewer, target)
  const { accountId, name } = await subjectOf(house.db, viewer, by)
  const people = new Set([viewer.accountId, accountId, subject.accountId ?? subject.faceId])
  if (!accountId || people.size < 3 || !(await introduces(house.db, accountId, subject)))
    throw new NotFound('introduction')
  return { subject, introducer: { id: accountId, name } }
}
