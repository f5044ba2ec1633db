import type { Request, Response } from 'express'
import { calledBy } from '../directory/face-rules.ts'
import { dayIn } from '../web/clock.ts'
import { formToken } from '../web/cross-site.ts'
import { type FormState, formView, type FormView, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { qrCode, typedAddress } from '../web/qr.ts'
import type { SignedIn } from '../web/viewer.ts'
import { type Grant, grantsOf, ownCard, placesWithCounter } from './queries-cards.ts'
import { keptAboutMe, type KeptAboutMe, type PageAboutMe } from './queries-concerned.ts'

interface CardsPage {
  /** Two forms stand on the page; each has its own words and errors. */
  cardForm: FormView
  grantForm: FormView
  written: boolean
  grants: (Grant & { since: string })[]
  places: { name: string; slug: string }[]
}

/** One's own remember-me card, and the counters that hold it. @param failed which form could not be kept, with its words */
export async function showCards(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  failed?: { which: 'card' | 'grant'; form: FormState },
): Promise<void> {
  const card = await ownCard(house.db, viewer)
  const grants = await grantsOf(house.db, viewer)
  const { zone } = townOf(house)
  const today = dayIn(zone, house.clock.now())
  const held = new Set(grants.map((grant) => grant.businessId))
  const token = (): string => formToken(house.secret, req)
  const formOf = (which: 'card' | 'grant', values: Record<string, unknown>): FormView =>
    formView(failed?.which === which ? failed.form : freshForm(values), token, res.locals.t)
  const page: CardsPage = {
    cardForm: formOf('card', card ?? { callMe: calledBy(viewer.name) }),
    grantForm: formOf('grant', { business: req.query.to }),
    written: card !== null,
    grants: grants.map((grant) => ({ ...grant, since: dayIn(zone, grant.grantedAt) })),
    places: (await placesWithCounter(house.db, today)).filter((place) => !held.has(place.id)),
  }
  const title = res.locals.t('cards.title')
  const form = failed?.form ?? freshForm()
  showPage(house, req, res, { view: 'counter/cards', title, tab: 'account', page, form })
}

/** The card as its owner carries it: on the paper is what a counter would read, and where it is taken back. */
export function showCardOnPaper(
  house: House,
  req: Request,
  res: Response,
  card: NonNullable<Awaited<ReturnType<typeof ownCard>>>,
): void {
  const address = `${house.config.baseUrl}/account/cards`
  const page = { card, address: typedAddress(address), htmlQr: qrCode(address) }
  const title = res.locals.t('cards.mine')
  showPage(house, req, res, { view: 'counter/card-paper', title, tab: 'account', page })
}

interface AboutMePage extends KeptAboutMe {
  business: { name: string; slug: string }
  called: string
  today: string
  /** Where the forms of lines and visits go. */
  at: string
  /** Where erasing the usual or the birthday goes. */
  facts: string
  grantId: string | null
  /** The line whose correction could not be kept. */
  failedNote: string | null
}

/** Say it to my face: every word a shop keeps about its reader. */
export async function showAboutMe(
  house: House,
  req: Request,
  res: Response,
  about: PageAboutMe,
  failed?: { noteId: string; form: FormState },
): Promise<void> {
  const { zone } = townOf(house)
  const kept = await keptAboutMe(house.db, about, zone)
  const at = about.grantId ? '/account/cards' : '/my-page'
  const page: AboutMePage = {
    ...kept,
    business: about.business,
    called: kept.regular.card?.callMe ?? calledBy(kept.regular.name),
    today: about.book.counter.today,
    at,
    facts: about.grantId ? `${at}/${about.grantId}/facts` : `${at}/facts`,
    grantId: about.grantId,
    failedNote: failed?.noteId ?? null,
  }
  const title = res.locals.t('about-me.title', { name: about.business.name })
  const tab = about.grantId ? 'account' : null
  showPage(house, req, res, { view: 'counter/about-me', title, tab, page, form: failed?.form ?? freshForm() })
}

/** Asks once before a card is taken back, and whether the notes are to go with it. @param told they told it of days */
export function askToRevoke(house: House, req: Request, res: Response, grant: Grant, told: boolean): void {
  const title = res.locals.t('cards.revoke-title', { name: grant.name })
  showPage(house, req, res, {
    view: 'counter/revocation',
    title,
    tab: 'account',
    page: { grant, told },
    form: freshForm(),
  })
}

/** Where somebody without an account writes the letters of their paper. */
export function showPaperDoor(house: House, req: Request, res: Response, form: FormState): void {
  showPage(house, req, res, { view: 'counter/paper-door', title: res.locals.t('paper.title'), page: {}, form })
}
