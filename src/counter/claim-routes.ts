import type { Request } from 'express'
import { countTry, takeBackTry } from '../accounts/attempt-queries.ts'
import { wasSold } from '../accounts/people-queries.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Db } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import { businessBySlug } from '../directory/queries.ts'
import { saleOf } from '../directory/sales/queries.ts'
import { dayIn, HOUR } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { freshForm, parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { movedTo } from '../web/moved.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { showClaim } from './claim-page.ts'
import { claimForm, objectionForm, paperForm } from './form.ts'
import {
  askClaim,
  type Claim,
  claimsToAnswer,
  codeFits,
  moveClaim,
  ownClaim,
  pendingClaim,
  seeClaim,
  showOpener,
} from './queries-claims.ts'

const doors = (accountId: string) => [{ name: `claim code of ${accountId}`, most: 10, seconds: HOUR }]

/** "This is my place": asked by who keeps it, opened by the desk, objected to by who was there before. */
export function claimRoutes(street: Street, house: House): void {
  const { db } = house
  const place = (req: Request, viewer: SignedIn) => businessBySlug(db, viewer, String(req.params.slug))
  const day = () => ({ zone: townOf(house).zone, today: dayIn(townOf(house).zone, house.clock.now()) })

  street.signedIn('GET /directory/:slug/claim', async (req, res, viewer) => {
    const found = await place(req, viewer)
    if (found.slug !== req.params.slug) return movedTo(res, `/directory/${found.slug}/claim`)
    if (await wasSold(db, found)) return res.redirect(302, await whereItGoesOn(db, found))
    await showClaim(house, req, res, viewer, found, freshForm())
  })

  street.signedIn('POST /directory/:slug/claim', async (req, res, viewer) => {
    const found = await place(req, viewer)
    if (await wasSold(db, found)) return res.redirect(303, await whereItGoesOn(db, found))
    const form = parseForm(claimForm, req.body)
    if (!form.ok) return showClaim(house, req, res, viewer, found, form.state)
    const now = house.clock.now()
    const at = `/directory/${found.slug}/claim`
    const location = await inTransaction(db, (trx) =>
      once(trx, { author: viewer.accountId, body: { ...req.body, at }, now }, async () => {
        await askClaim(trx, viewer, found.id, form.value, now)
        return at
      }),
    )
    res.redirect(303, location)
  })

  street.signedIn('POST /directory/:slug/claim/code', async (req, res, viewer) => {
    const found = await place(req, viewer)
    const claim = await pendingClaim(db, viewer, found.id)
    const form = parseForm(paperForm, req.body)
    if (!form.ok) return showClaim(house, req, res, viewer, found, form.state)
    const now = house.clock.now()
    await inTransaction(db, (trx) => countTry(trx, house.secret, doors(viewer.accountId), now))
    if (!(await codeFits(db, house.secret, claim, form.value.letters, now))) {
      return showClaim(house, req, res, viewer, found, withError(form.state, 'letters', 'claim.code-wrong'))
    }
    await inTransaction(db, async (trx) => {
      await takeBackTry(trx, house.secret, doors(viewer.accountId), now)
      await moveClaim(trx, claim, 'code', { by: null, ...day() })
    })
    say(res, house.secret, { key: 'claim.opened', values: { name: found.name } })
    res.redirect(303, `/counter/${found.slug}`)
  })

  street.signedIn('POST /directory/:slug/claim/withdrawal', async (req, res, viewer) => {
    const found = await place(req, viewer)
    const claim = await pendingClaim(db, viewer, found.id)
    await inTransaction(db, (trx) => moveClaim(trx, claim, 'withdrawal', { by: viewer.accountId, ...day() }))
    say(res, house.secret, { key: 'claim.withdrawn' })
    res.redirect(303, `/directory/${found.slug}`)
  })

  openerRoute(street, house)
  ownerRoutes(street, house, day)
}

/** What they like to talk about, shown to the town where they say so. */
function openerRoute(street: Street, house: House): void {
  const { db } = house

  street.signedIn('POST /directory/:slug/claim/opener', async (req, res, viewer) => {
    const found = await businessBySlug(db, viewer, String(req.params.slug))
    const claim = await ownClaim(db, viewer, found.id)
    if (!claim?.likesToTalkAbout || !found.mayEdit || viewer.counters.every((one) => one.businessId !== found.id)) {
      throw new NotFound('claim')
    }
    const [words, { language }, now] = [claim.likesToTalkAbout, res.locals, house.clock.now()]
    await inTransaction(db, (trx) => showOpener(trx, viewer, found.id, words, language, now))
    say(res, house.secret, { key: 'claim.opener-kept' })
    res.redirect(303, `/directory/${found.slug}`)
  })
}

/** Nobody claims a place that changed hands: whoever keeps it now claims the page that began then. */
async function whereItGoesOn(db: Db, { id, slug }: { id: string; slug: string }): Promise<string> {
  const sale = await saleOf(db, id)
  return sale ? `/directory/${sale.successorSlug}/claim` : `/directory/${slug}`
}

/** What an owner who was there before says to a claim. */
function ownerRoutes(street: Street, house: House, day: () => { zone: string; today: string }): void {
  const { db } = house

  /** @throws NotFound for anybody who is not an owner there */
  async function toAnswer(req: Request, viewer: SignedIn): Promise<Claim> {
    const owned = viewer.counters.find(
      ({ slug, role, waits }) => slug === req.params.slug && role === 'owner' && waits !== true,
    )
    const claims = owned ? await claimsToAnswer(db, viewer, owned.businessId) : []
    const claim = claims.find((one) => one.id === req.params.id)
    if (!claim) throw new NotFound('claim')
    return claim
  }

  street.signedIn('POST /directory/:slug/claims/:id/agreement', async (req, res, viewer) => {
    const claim = await toAnswer(req, viewer)
    await inTransaction(db, (trx) => moveClaim(trx, claim, 'agreement', { by: viewer.accountId, ...day() }))
    say(res, house.secret, { key: 'claim.agreed', values: { name: claim.claimant } })
    res.redirect(303, `/directory/${claim.slug}/claim`)
  })

  street.signedIn('POST /directory/:slug/claims/:id/objection', async (req, res, viewer) => {
    const claim = await toAnswer(req, viewer)
    const form = parseForm(objectionForm, req.body)
    if (!form.ok) {
      const found = await businessBySlug(db, viewer, claim.slug)
      return showClaim(house, req, res, viewer, found, form.state, claim.id)
    }
    const made = { by: viewer.accountId, words: form.value.words, ...day() }
    await inTransaction(db, (trx) => moveClaim(trx, claim, 'objection', made))
    say(res, house.secret, { key: 'claim.objected', values: { name: claim.claimant } })
    res.redirect(303, `/directory/${claim.slug}/claim#top`)
  })

  street.signedIn('POST /directory/:slug/claims/:id/seen', async (req, res, viewer) => {
    await inTransaction(db, (trx) => seeClaim(trx, viewer, String(req.params.id), house.clock.now()))
    res.redirect(303, '/word')
  })
}
