import type { Request, Response } from 'express'
import { type FavorLine, favorLines } from '../favors/between-rules.ts'
import type { FavorSeen } from '../favors/seeing-rules.ts'
import type { DateNear } from '../notebook/reminders/queries-dates-near.ts'
import type { WalkInCard } from '../notebook/queries-walk-in.ts'
import { dayIn } from '../web/clock.ts'
import { sayDayBy } from '../web/dates.ts'
import { type House, townOf } from '../web/house.ts'
import { isMessageKey, sayList } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { facesFor } from '../directory/face-rules.ts'
import { type OpenTag, openTag, openWords } from '../directory/hours/open-words.ts'
import { whenKept } from './kept-words.ts'
import { type ShownClosure, shownClosure } from './place-closures.ts'
import type { Doorstep, PlaceFace } from './place-queries.ts'
import { outlookOf } from './place-week.ts'

interface WalkInPage {
  slug: string
  name: string
  /** Where it goes on, and what it was: the reader's own page of either. */
  carriedOn: { slug: string; name: string } | null
  before: { slug: string; name: string }[]
  /** That it closed or changed hands, in a sentence: nobody is sent to a door that stays shut. */
  gone: string | null
  openTag: OpenTag | null
  openWords: string
  /** The closure that is going on or comes next. */
  closures: ShownClosure[]
  faces: PlaceFace[]
  approach: string[]
  approachWords: string | null
  /** The language the place's own words are in. */
  placeLanguage: 'en' | 'es'
  card: WalkInCard
  /** "Last time was Thursday, November 5, with Earl Presnell." */
  lastTime: string | null
  /** What they are glad to be asked about. */
  openers: { name: string; words: string; language: 'en' | 'es' }[]
  /** How many lines of each list the card has no room for on paper: the style sheet hides those after the first few. */
  leftOff: { askNext: number; favors: number; openers: number }
  /** Days of the people met here that come up. */
  dates: { name: string; label: string; day: string }[]
  /** Favors between the reader and the people of the place. */
  favors: FavorLine[]
}

/** Lines of a list on an index card, by the list's class in the style sheet. */
const ON_A_CARD = { few: 3, two: 2 }
const over = (lines: readonly unknown[], room: number): number => Math.max(0, lines.length - room)

/** Before you walk in: on the screen, and on an index card when it is printed. */
export function showWalkIn(
  house: House,
  req: Request,
  res: Response,
  place: Doorstep,
  own: { card: WalkInCard; dates: DateNear[]; favors: FavorSeen[] },
): void {
  const { card, favors } = own
  const { t, language, viewer } = res.locals
  const now = house.clock.now()
  const { zone } = townOf(house)
  const today = dayIn(zone, now)
  const reading = { t, language, zone, now }
  const approach = place.approach.split(' ').flatMap((code) => {
    const key = `approach.${code}`
    return isMessageKey(key) ? [t(key)] : []
  })
  const gone = place.standing === 'closed' ? t('place.gone') : place.standing === 'sold' ? t('place.sold') : null
  const faces = gone ? [] : facesFor(place.faces, viewer)
  const openers = faces.flatMap((face) => face.openers.map((opener) => ({ ...opener, name: face.name })))
  const page: WalkInPage = {
    slug: place.slug,
    name: place.name,
    carriedOn:
      place.standing === 'sold' && place.successorSlug && place.successorName && place.successorGone === null
        ? { slug: place.successorSlug, name: place.successorName }
        : null,
    before: place.carriesOn,
    gone,
    openTag: gone ? null : openTag(place.openState, t),
    openWords: openWords(place, reading),
    closures: place.closures.slice(0, 1).map((one) => shownClosure(one, outlookOf(place.outlook), viewer, reading)),
    faces,
    openers,
    leftOff: {
      askNext: over(card.askNext, ON_A_CARD.few),
      favors: over(favors, ON_A_CARD.two),
      openers: over(openers, ON_A_CARD.two),
    },
    approach: gone ? [] : approach,
    approachWords: gone ? null : place.approachWords,
    placeLanguage: place.aboutLanguage,
    card,
    lastTime: lastTime(res, card, today),
    dates: own.dates.map((date) => ({ name: date.name, label: date.label, day: whenKept(date, today, language) })),
    favors: favorLines(favors, { t, language }, today),
  }
  const title = `${t('walk-in.title')}: ${place.name}`
  showPage(house, req, res, { view: 'town/walk-in-card', title, tab: 'notebook', page })
}

function lastTime({ locals: { t, language } }: Response, card: WalkInCard, today: string): string | null {
  if (!card.lastVisit) return null
  const day = sayDayBy(card.lastVisit.day, today, language)
  const names = sayList(card.lastVisit.with, language)
  return names ? t('walk-in.last-with', { day, names }) : t('walk-in.last', { day })
}
