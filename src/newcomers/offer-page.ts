import type { Request, Response } from 'express'
import type { FormState } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { type OwnOffer, ownOffers } from './queries-offers.ts'
import { MOST_A_MONTH } from './rules.ts'

interface OffersPage {
  offers: OwnOffer[]
  most: number
}

/** What the viewer offered, and the form for one more. */
export async function showOffers(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  form: FormState,
): Promise<void> {
  const page: OffersPage = { offers: await ownOffers(house.db, viewer), most: MOST_A_MONTH }
  showPage(house, req, res, { view: 'newcomers/offers', title: res.locals.t('offer.title'), tab: 'new', page, form })
}

export function showOfferForm(house: House, req: Request, res: Response, offer: OwnOffer, form: FormState): void {
  const page = { offer, most: MOST_A_MONTH }
  const title = res.locals.t('offer.edit-title')
  showPage(house, req, res, { view: 'newcomers/offer-edit', title, tab: 'new', page, form })
}

export function askToRemoveOffer(house: House, req: Request, res: Response, offer: OwnOffer): void {
  const title = res.locals.t('offer.remove-ask')
  showPage(house, req, res, { view: 'newcomers/offer-removal', title, tab: 'new', page: { offer } })
}

/** An offer as its form shows it. */
export const offerFields = ({ topic, whenAndWhere, opener, introducesPerMonth }: OwnOffer): Record<string, string> => ({
  topic,
  whenAndWhere: whenAndWhere ?? '',
  opener: opener ?? '',
  introducesPerMonth: introducesPerMonth === null ? '' : String(introducesPerMonth),
})
