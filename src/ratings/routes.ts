import type { Request, Response } from 'express'
import type { Trx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { openNotebook } from '../notebook/queries-notebook.ts'
import { recordVisit } from '../notebook/queries.ts'
import { dayIn } from '../web/clock.ts'
import { say } from '../web/flash.ts'
import { parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { once } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import type { SignedIn } from '../web/viewer.ts'
import { type RatingInput, ratingForm } from './form.ts'
import { showLog, showRate } from './page.ts'
import { privateWordRoutes } from './private-word-routes.ts'
import {
  ownRating,
  placeToRate,
  rate,
  type RatedPlace,
  somebodyAnswersFor,
  takeRatingBack,
  visitThatDay,
} from './queries.ts'
import { restAll } from './queries-private-words.ts'
import { removals } from './queries-signed.ts'
import { signedRoutes } from './signed-routes.ts'

const LOG_PAGE = 50
const ID = /^[0-9a-f-]{36}$/

/** The neighbors' word: what each says unsigned, what they sign, and a word in private first. */
export function ratingRoutes(street: Street, house: House): void {
  const { db } = house
  street.signedIn('GET /directory/:slug/rating', async (req, res, viewer) => {
    const place = await placeToRate(db, viewer, String(req.params.slug))
    showRate(house, req, res, { place, own: await ownRating(db, viewer.accountId, place.id) })
  })

  street.signedIn('POST /directory/:slug/rating', (req, res, viewer) => keepRating(house, req, res, viewer))

  street.signedIn('POST /directory/:slug/rating/withdrawal', async (req, res, viewer) => {
    const place = await placeToRate(db, viewer, String(req.params.slug))
    await inTransaction(db, (trx) => takeRatingBack(trx, viewer.accountId, place.id))
    say(res, house.secret, { key: 'rating.taken-back' })
    res.redirect(303, `/directory/${place.slug}#word`)
  })

  street.open('GET /log', async (req, res) => {
    const { after } = req.query
    showLog(house, req, res, await removals(db, typeof after === 'string' && ID.test(after) ? after : null, LOG_PAGE))
  })

  signedRoutes(street, house)
  privateWordRoutes(street, house)
}

/** Keeps an answer from the page itself; after "mixed" or "no" it leads to the question whether a private word is better. */
async function keepRating(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const { db } = house
  const place = await placeToRate(db, viewer, String(req.params.slug))
  const form = parseForm(ratingForm, req.body)
  const again = async (state: typeof form.state) =>
    showRate(house, req, res, { place, own: await ownRating(db, viewer.accountId, place.id), form: state })
  if (!form.ok) return again(form.state)
  if (place.gone) return again(withError(form.state, 'wouldGoBack', 'rating.place-gone'))
  const { answers, wasThere } = form.value
  const now = house.clock.now()
  const today = dayIn(townOf(house).zone, now)
  const asksFirst =
    answers.wouldGoBack !== 'yes' && !place.behindCounter && (await somebodyAnswersFor(db, viewer, place.id, today))
  const location = await inTransaction(db, (trx) =>
    once(trx, { author: viewer.accountId, body: req.body, now }, async () => {
      const visitId = await visitOf(trx, viewer, place, { ...visitAt(place, today, res), wasThere }, now)
      await rate(trx, { accountId: viewer.accountId, place, answers, visitId }, now)
      await restAll(trx, viewer.accountId, place.id, now)
      return asksFirst ? `/directory/${place.slug}/private-word` : `/directory/${place.slug}#word`
    }),
  )
  say(res, house.secret, { key: isApart(place, answers) ? 'rating.kept-apart' : 'rating.kept' })
  res.redirect(303, location)
}

/** Whoever answers was there that day unless they say otherwise; whoever only changes their answer need not have been. */
async function visitOf(
  trx: Trx,
  viewer: SignedIn,
  place: RatedPlace,
  { wasThere, ...visit }: ReturnType<typeof visitAt> & { wasThere: boolean },
  now: string,
): Promise<string | null> {
  const own = await ownRating(trx, viewer.accountId, place.id)
  if (own) return own.visitId
  const notebook = await openNotebook(trx, viewer, now)
  const there = await visitThatDay(trx, notebook.id, place.id, visit.visitedOn)
  return there ?? (wasThere ? recordVisit(trx, notebook, visit, viewer, now) : null)
}

const isApart = (place: RatedPlace, answers: RatingInput): boolean => place.behindCounter || answers.conflict !== null

/** Who rates was there: a visit of that day, with nothing told of it. */
const visitAt = (place: RatedPlace, today: string, res: Response) => ({
  businessId: place.id,
  place: null,
  visitedOn: today,
  kind: 'visit' as const,
  whatFor: null,
  met: [],
  smallTalk: null,
  askNext: null,
  language: res.locals.language,
})
