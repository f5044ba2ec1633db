import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import type { FormState } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { pending } from './claim-rules.ts'
import { claimsAtDesk, claimsToAnswer, codeToSay, listedPhone, type oneClaim, ownClaim } from './queries-claims.ts'

/**
 * "This is my place", as its reader stands to it: asking, waiting, in, or an owner who is asked about somebody else.
 * @param objected the claim an objection to which could not be kept
 */
export async function showClaim(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  place: { id: string; slug: string; name: string },
  form: FormState,
  objected: string | null = null,
): Promise<void> {
  const counter = viewer.counters.find((one) => one.businessId === place.id) ?? null
  const claim = await ownClaim(house.db, viewer, place.id)
  const isOwner = counter?.role === 'owner' && counter.waits !== true
  const others = isOwner ? await claimsToAnswer(house.db, viewer, place.id) : []
  const { zone } = townOf(house)
  const page = {
    place,
    counter,
    claim: claim && pending.includes(claim.state) ? claim : null,
    opener: counter && counter.role !== 'staff' && !counter.waits ? (claim?.likesToTalkAbout ?? null) : null,
    declined: claim?.state === 'declined' && counter === null,
    publicFrom: claim?.publicFrom && counter?.waits ? dayIn(zone, claim.publicFrom) : null,
    others: others.map((one) => ({
      ...one,
      claimant: viewer.blocked.has(one.accountId) ? null : one.claimant,
      until: dayIn(zone, one.publicFrom ?? one.askedAt),
    })),
    phone: await listedPhone(house.db, place.id),
    objected,
  }
  const title = res.locals.t('claim.title', { name: place.name })
  showPage(house, req, res, { view: 'counter/claim', title, tab: 'find', page, form })
}

/** The claims that wait for the desk. */
export async function showClaims(house: House, req: Request, res: Response): Promise<void> {
  const { zone } = townOf(house)
  const claims = await claimsAtDesk(house.db)
  const page = { claims: claims.map((claim) => ({ ...claim, asked: dayIn(zone, claim.askedAt) })) }
  showPage(house, req, res, { view: 'counter/desk-claims', title: res.locals.t('claim.desk-title'), tab: 'desk', page })
}

/** One claim at the desk: who asks to be what, and what may be done. Never what they like to talk about. */
export async function showDeskClaim(
  house: House,
  req: Request,
  res: Response,
  claim: Awaited<ReturnType<typeof oneClaim>>,
): Promise<void> {
  const letters = codeToSay(house.secret, claim, house.clock.now())
  const page = {
    claim,
    isOwn: claim.accountId === res.locals.viewer.accountId,
    asked: dayIn(townOf(house).zone, claim.askedAt),
    phone: await listedPhone(house.db, claim.businessId),
    letters: letters ? `${letters.slice(0, 4)} ${letters.slice(4)}` : null,
  }
  const title = res.locals.t('claim.desk-one', { name: claim.claimant })
  showPage(house, req, res, { view: 'counter/desk-claim', title, tab: 'desk', page })
}
