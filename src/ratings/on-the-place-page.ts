import type { Response } from 'express'
import { LRUCache } from 'lru-cache'
import { newId } from '../db/ids.ts'
import { versionOf } from '../db/version.ts'
import { icon } from '../web/assets.ts'
import { formToken } from '../web/cross-site.ts'
import * as date from '../web/dates.ts'
import { formView, freshForm } from '../web/forms.ts'
import { answersFor, keepsPage } from '../directory/rules.ts'
import { dayIn, instantAt } from '../web/clock.ts'
import { type House, townOf } from '../web/house.ts'
import { translator } from '../web/languages.ts'
import { isSignedIn } from '../web/viewer.ts'
import { fillView } from '../web/views.ts'
import type { PlaceSection, PlaceShown } from '../web/place-section.ts'
import { ratingValues } from './page.ts'
import { mondayOf } from './publication.ts'
import { answerBefore, ownRating, type OwnRating, somebodyAnswersFor, standsBehind } from './queries.ts'
import { type PrivateWord, privateWordsAt } from './queries-private-words.ts'
import { seenBy, signedAbout, type SignedWords, tookOff } from './queries-signed.ts'

const MOST_PLACES = 2000

/** What the section shows; `own` only to the reader whose it is. */
interface OnThePlacePage {
  place: PlaceShown
  /** The neighbors' word, or that there is none yet: never to somebody who has answered. */
  word: string | null
  /** `begins` is how a line of what somebody would miss begins, in the language they went on in. */
  signed: (SignedWords & { begins: string; mine: boolean; mayAnswer: boolean; mayRemove: boolean })[]
  own: {
    rating: OwnRating | null
    /** What they answered before the place changed hands. */
    before: OwnRating['wouldGoBack'] | null
    /** A Monday has passed since, and it waits for others. */
    late: boolean
    /** After "mixed" or "no", where somebody would read it and none lies there yet. */
    mayWritePrivately: boolean
    /** A steward took words of theirs off this page. */
    tookOff: boolean
    behindCounter: boolean
    maySign: boolean
    mayMiss: boolean
    words: PrivateWord[]
    answersFor: boolean
    name: string
    keys: { rate: string; recommend: string; miss: string; takeBack: string }
  } | null
}

/** The neighbors' word on a business's page: what is signed, and the reader's own answer. */
export function wordOnThePlace(house: House): PlaceSection {
  const { db } = house
  const version = versionOf(db)
  const kept = new LRUCache<string, SignedWords[]>({ max: MOST_PLACES })

  async function signed(businessId: string): Promise<SignedWords[]> {
    const key = `${version.current} ${businessId}`
    const known = kept.get(key)
    if (known) return known
    const read = await signedAbout(db, businessId)
    kept.set(key, read)
    return read
  }

  return async (place, req, res) => {
    const { viewer, t, language } = res.locals
    const mayAnswer = keepsPage(viewer, place.id)
    const own = await ownPart(house, place, res)
    const page: OnThePlacePage = {
      place,
      word: place.word ?? (place.gone || own?.rating ? null : t('townword.none')),
      signed: seenBy(viewer, await signed(place.id)).map((one) => ({
        ...one,
        begins: translator(one.language)('signed.would-miss'),
        mine: one.accountId !== null && one.accountId === viewer.accountId,
        mayAnswer: mayAnswer && one.reply === null,
        mayRemove: viewer.role === 'steward',
      })),
      own,
    }
    const form = formView(freshForm(ratingValues(own?.rating ?? null)), () => formToken(house.secret, req), t)
    return fillView('ratings/on-the-place', { t, icon, date, language, viewer, form, page, path: req.path })
  }
}

async function ownPart(house: House, place: PlaceShown, res: Response): Promise<OnThePlacePage['own']> {
  const { db } = house
  const { viewer } = res.locals
  if (!isSignedIn(viewer)) return null
  const behindCounter = standsBehind(viewer, place.id)
  const rating = await ownRating(db, viewer.accountId, place.id)
  const words = await privateWordsAt(db, viewer, place.id)
  const { zone } = townOf(house)
  const today = dayIn(zone, house.clock.now())
  const wasUnhappy = rating !== null && rating.wouldGoBack !== 'yes' && !behindCounter && words.length === 0
  return {
    rating,
    before: place.gone && rating === null ? await answerBefore(db, viewer.accountId, place.id) : null,
    late: rating !== null && rating.ratedAt < instantAt(zone, mondayOf(today), '00:00'),
    mayWritePrivately: wasUnhappy && (await somebodyAnswersFor(db, viewer, place.id, today)),
    tookOff: await tookOff(db, viewer, place.id),
    behindCounter,
    maySign: !behindCounter && !place.gone,
    mayMiss: !behindCounter && !place.gone,
    words,
    answersFor: answersFor(viewer, place.id),
    name: viewer.name,
    keys: { rate: newId(), recommend: newId(), miss: newId(), takeBack: newId() },
  }
}
