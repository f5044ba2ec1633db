import type { Request, Response } from 'express'
import { inTransaction } from '../db/transaction.ts'
import { keepsPage } from '../directory/rules.ts'
import { NotFound } from '../errors.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { type Parsed, parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { recommendationForm, removalForm, replyForm, wouldMissForm } from './form.ts'
import { showRemoval, showReplying, showSigning } from './page.ts'
import { placeToRate } from './queries.ts'
import {
  correctSigned,
  markReplyRead,
  ownSigned,
  removeSigned,
  reply,
  sign,
  type SignedAt,
  signedById,
  type SignedKind,
  withdrawSigned,
} from './queries-signed.ts'

const idIn = (req: Request): string => String(req.params.id)
const todayIn = (house: House): string => dayIn(townOf(house).zone, house.clock.now())
const onThePlace = (slug: string): string => `/directory/${slug}#signed`

/** Words with a name under them: they show at once, their owner answers once, a steward may take them off. */
export function signedRoutes(street: Street, house: House): void {
  const { db } = house
  street.signedIn('POST /directory/:slug/recommendations', (req, res, viewer) =>
    keepSigned(house, req, res, viewer, 'recommendation'),
  )
  street.signedIn('POST /directory/:slug/would-miss', (req, res, viewer) =>
    keepSigned(house, req, res, viewer, 'would-miss'),
  )

  street.signedIn('GET /recommendations/:id/edit', async (req, res, viewer) => {
    const of = await ownSigned(db, viewer, idIn(req))
    showSigning(house, req, res, { place: of.business, kind: of.kind, of })
  })

  street.signedIn('POST /recommendations/:id/edit', async (req, res, viewer) => {
    const of = await ownSigned(db, viewer, idIn(req))
    const form = readSigned(of.kind, req.body)
    if (!form.ok) return showSigning(house, req, res, { place: of.business, kind: of.kind, of, form: form.state })
    const words = { ...form.value, language: res.locals.language }
    await inTransaction(db, (trx) => correctSigned(trx, of, words, todayIn(house)))
    say(res, house.secret, { key: 'signed.kept' })
    res.redirect(303, onThePlace(of.business.slug))
  })

  street.signedIn('POST /recommendations/:id/withdrawal', async (req, res, viewer) => {
    const of = await ownSigned(db, viewer, idIn(req))
    await inTransaction(db, (trx) => withdrawSigned(trx, of.id))
    say(res, house.secret, { key: 'signed.withdrawn' })
    res.redirect(303, onThePlace(of.business.slug))
  })

  replyRoutes(street, house)
  removalRoutes(street, house)
}

function replyRoutes(street: Street, house: House): void {
  const { db } = house
  street.signedIn('GET /recommendations/:id/reply', async (req, res, viewer) => {
    showReplying(house, req, res, await toAnswer(house, viewer, idIn(req)))
  })

  street.signedIn('POST /recommendations/:id/reply', async (req, res, viewer) => {
    const to = await toAnswer(house, viewer, idIn(req))
    const form = parseForm(replyForm, req.body)
    if (!form.ok) return showReplying(house, req, res, to, form.state)
    const now = house.clock.now()
    const words = { ...form.value, language: res.locals.language }
    await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
        if (!(await reply(trx, to.id, viewer, words, todayIn(house)))) throw new NotFound('recommendation to answer')
        return onThePlace(to.business.slug)
      }),
    )
    say(res, house.secret, { key: 'reply.kept' })
    res.redirect(303, onThePlace(to.business.slug))
  })

  street.signedIn('POST /recommendations/:id/reply/read', async (req, res, viewer) => {
    const of = await ownSigned(db, viewer, idIn(req))
    await inTransaction(db, (trx) => markReplyRead(trx, of.id, house.clock.now()))
    res.redirect(303, '/word')
  })
}

function removalRoutes(street: Street, house: House): void {
  const { db } = house
  street.signedIn('GET /recommendations/:id/removal', async (req, res, viewer) => {
    showRemoval(house, req, res, await signedById(db, viewer, idIn(req)))
  })

  street.signedIn('POST /recommendations/:id/removal', async (req, res, viewer) => {
    const of = await signedById(db, viewer, idIn(req))
    const form = parseForm(removalForm, { what: 'words', ...(req.body as object) })
    if (!form.ok) return showRemoval(house, req, res, of, form.state)
    const what = of.reply ? form.value.what : 'words'
    await inTransaction(db, (trx) => removeSigned(trx, of, { ...form.value, what }, viewer, house.clock.now()))
    say(res, house.secret, { key: 'unsay.done' })
    res.redirect(303, onThePlace(of.business.slug))
  })
}

/** Signed words that this viewer may answer in public, as one who keeps the place's page. @throws NotFound */
async function toAnswer(house: House, viewer: SignedIn, id: string): Promise<SignedAt> {
  const to = await signedById(house.db, viewer, id)
  if (!keepsPage(viewer, to.business.id)) throw new NotFound('recommendation')
  return to
}

interface Signing {
  words: string
  audience: 'anybody' | 'neighbors'
}

/** Both kinds read alike; each has a field of its own, because the page shows both forms. */
function readSigned(kind: SignedKind, body: unknown): Parsed<Signing> {
  if (kind === 'recommendation') {
    const form = parseForm(recommendationForm, body)
    return form.ok ? { ...form, value: { words: form.value.words, audience: form.value.anybody } } : form
  }
  const form = parseForm(wouldMissForm, body)
  return form.ok ? { ...form, value: { words: form.value.miss, audience: form.value.anybody } } : form
}

async function keepSigned(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  kind: SignedKind,
): Promise<void> {
  const place = await placeToRate(house.db, viewer, String(req.params.slug))
  const form = readSigned(kind, req.body)
  const again = (state: typeof form.state) => showSigning(house, req, res, { place, kind, of: null, form: state })
  if (!form.ok) return again(form.state)
  const field = kind === 'recommendation' ? 'words' : 'miss'
  if (place.behindCounter) return again(withError(form.state, field, 'signed.own-place'))
  if (place.gone) return again(withError(form.state, field, 'rating.place-gone'))
  const now = house.clock.now()
  const by = { accountId: viewer.accountId, businessId: place.id, kind }
  const words = { ...form.value, language: res.locals.language }
  const location = await inTransaction(house.db, (trx) =>
    once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
      await sign(trx, by, words, todayIn(house))
      return onThePlace(place.slug)
    }),
  )
  say(res, house.secret, { key: 'signed.kept' })
  res.redirect(303, location)
}
