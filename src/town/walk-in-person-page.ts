import type { Request, Response } from 'express'
import { type FavorLine, favorLines } from '../favors/between-rules.ts'
import type { OpenAsk } from '../notebook/queries-notes.ts'
import type { VisitEntry } from '../notebook/queries-visits.ts'
import { dayIn } from '../web/clock.ts'
import { sayDayBy } from '../web/dates.ts'
import { type House, townOf } from '../web/house.ts'
import { isMessageKey, type Language, type Translate } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { type OpenTag, openTag, openWords } from '../directory/hours/open-words.ts'
import { whenKept } from './kept-words.ts'
import { type ShownClosure, shownClosure } from './place-closures.ts'
import { outlookOf } from './place-week.ts'
import type { PersonCard } from './person-card.ts'

interface Where {
  slug: string
  name: string
  gone: boolean
  openTag: OpenTag | null
  openWords: string
  closures: ShownClosure[]
  role: string | null
  whenIn: string | null
  language: Language
  approach: string[]
  approachWords: string | null
  placeLanguage: Language
}

interface PersonPage {
  contact: PersonCard['contact']
  where: Where | null
  /** "Last time was Thursday, November 5, at Gap Hardware & Feed." */
  lastTime: string | null
  /** What was said then. */
  lastWords: { body: string; language: Language }[]
  lastFor: string | null
  /** The visits before that one, each in a line. */
  earlier: { id: string; said: string; words: { body: string; language: Language } | null }[]
  asks: OpenAsk[]
  dates: { label: string; day: string }[]
  favors: FavorLine[]
  talk: { words: string; language: Language | null }[]
  /** Family and animals: whom to ask after. */
  theirs: { label: string | null; value: string }[]
  leftOff: { asks: number; favors: number; talk: number }
}

const ON_A_CARD = { few: 3, two: 2 }
const over = (lines: readonly unknown[], room: number): number => Math.max(0, lines.length - room)

/** Before you meet somebody: on the screen, and on an index card when it is printed. */
export function showPersonCard(house: House, req: Request, res: Response, card: PersonCard): void {
  const { t, language } = res.locals
  const today = dayIn(townOf(house).zone, house.clock.now())
  const [last, ...before] = card.visits.filter(({ kind }) => kind === 'visit')
  const favors = favorLines(card.favors, { t, language }, today)
  const talk = gladOf(card)
  const about = (visit: VisitEntry) =>
    visit.notes.filter(({ askNext, contactId }) => askNext === 0 && (contactId ?? card.contact.id) === card.contact.id)
  const page: PersonPage = {
    contact: card.contact,
    where: whereOf(house, res, card),
    lastTime: last ? saidOf(last, today, { t, language }, 'long') : null,
    lastWords: last ? about(last) : [],
    lastFor: last?.whatFor ?? null,
    earlier: before.map((visit) => ({
      id: visit.id,
      said: saidOf(visit, today, { t, language }, 'medium'),
      words: about(visit)[0] ?? null,
    })),
    asks: card.asks,
    dates: card.dates.map((date) => ({ label: date.label, day: whenKept(date, today, language) })),
    favors,
    talk,
    theirs: card.contact.facts.filter(({ kind }) => kind === 'family' || kind === 'animal'),
    leftOff: {
      asks: over(card.asks, ON_A_CARD.few),
      favors: over(favors, ON_A_CARD.two),
      talk: over(talk, ON_A_CARD.two),
    },
  }
  const title = `${t('walk-in.person-title')}: ${card.contact.name}`
  showPage(house, req, res, { view: 'town/walk-in-person', title, tab: 'notebook', page })
}

interface Reading {
  t: Translate
  language: Language
}

function saidOf(visit: VisitEntry, today: string, { t, language }: Reading, style: 'long' | 'medium'): string {
  const day = sayDayBy(visit.visitedOn, today, language, style)
  const place = visit.business?.name ?? visit.place
  if (style === 'medium') return place ? t('walk-in.before-at', { day, place }) : day
  return place ? t('walk-in.last-at', { day, place }) : t('walk-in.last', { day })
}

/** What they chose to show, what they offered to be asked, and what the keeper found out. */
function gladOf({ face, offered, contact }: PersonCard): PersonPage['talk'] {
  return [
    ...(face?.openers ?? []),
    ...offered.map(({ topic, opener, language }) => ({ words: opener ?? topic, language })),
    ...contact.facts.filter(({ kind }) => kind === 'topic').map(({ value }) => ({ words: value, language: null })),
  ]
}

function whereOf(house: House, res: Response, card: PersonCard): Where | null {
  const { place, face } = card
  if (place === null) return null
  const { t, language, viewer } = res.locals
  const reading = { t, language, zone: townOf(house).zone, now: house.clock.now() }
  const gone = place.standing === 'closed' || place.standing === 'sold'
  const approach = place.approach.split(' ').flatMap((code) => {
    const key = `approach.${code}`
    return isMessageKey(key) ? [t(key)] : []
  })
  return {
    slug: place.slug,
    name: place.name,
    gone,
    openTag: gone ? null : openTag(place.openState, t),
    openWords: openWords(place, reading),
    closures: place.closures.slice(0, 1).map((one) => shownClosure(one, outlookOf(place.outlook), viewer, reading)),
    role: face.role,
    whenIn: face.whenIn,
    language: face.language,
    approach: gone ? [] : approach,
    approachWords: gone ? null : place.approachWords,
    placeLanguage: place.aboutLanguage,
  }
}
