import type { Request, Response } from 'express'
import { categories } from '../directory/categories/categories.ts'
import { calledBy } from '../directory/face-rules.ts'
import { listAddress, noFilters } from '../directory/listing/filters.ts'
import { doorWords, type OpenTag, openTag, type Reading } from '../directory/hours/open-words.ts'
import { type House, townOf } from '../web/house.ts'
import { type Language, type MessageKey, sayList } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import type { Answer } from './answers.ts'
import { goesIn, type GoingIn } from './going-in-rules.ts'
import type { Topic } from './queries-topics.ts'
import type { Way } from './queries-ways.ts'
import type { AskableFace } from './queries-who.ts'

/** Words in the language they were written in; null where they are the page's own. */
export interface Words {
  words: string
  lang: Language | null
}

export interface DrawnAnswer {
  key: string
  name: string
  /** Where they stand behind a counter. */
  place: { name: string; href: string; tag: OpenTag | null } | null
  why: Words[]
  when: Words[]
  /** Just go in; whose name to say; and who walks along. */
  ways: Words[]
  opener: Words | null
  /** Red for the first on the page: there is one red thing to do. */
  introduction: { words: string; href: string; red: boolean } | null
  vouchHref: string | null
  /** Whether something of it is for neighbors alone: an offer, a vouch. */
  forNeighbors: boolean
}

interface WhoPage {
  about: string
  answers: DrawnAnswer[]
  examples: { words: string; href: string }[]
  /** What neighbors offered to be asked about, in their own words. */
  topics: (Words & { href: string })[]
  /** What is written down about it. */
  ways: Pick<Way, 'slug' | 'title' | 'language'>[]
  deskHref: string
  /** The same words asked of the directory: places where nobody has said whom to ask for are there too. */
  listHref: string
  desk: { title: MessageKey; lead: MessageKey }
  signInHref: string
  startHref: string | null
  nextHref: string | null
}

/** What the desk is for, after answers or without any. Nobody signed out is told that nobody knows: neighbors may. */
function deskWords(anyAnswers: boolean, signedIn: boolean): WhoPage['desk'] {
  if (anyAnswers) return { title: 'who.desk-also', lead: 'who.desk-also-lead' }
  return signedIn
    ? { title: 'who.desk-title', lead: 'who.desk-lead' }
    : { title: 'who.desk-title-out', lead: 'who.desk-lead-out' }
}

export const whoHref = (about: string): string => `/who?${new URLSearchParams({ about }).toString()}`

/** The next of a long list, whether people who answer or what neighbors offered. */
const onwards = (about: string, after: string): string =>
  `/who?${new URLSearchParams(about ? { about, after } : { after }).toString()}`

export interface WhoParts {
  about: string
  /** Where the page before ended; null on the first. */
  after: string | null
  answers: Answer[]
  topics: Topic[]
  ways: Way[]
  /** Where the next page goes on; null where this is all. */
  next: string | null
}

const MOST_WAYS = 3

export function showWho(house: House, req: Request, res: Response, parts: WhoParts): void {
  const { t, language, viewer } = res.locals
  const reading: Reading = { t, language, zone: townOf(house).zone, now: house.clock.now() }
  const answers = parts.answers.map((answer) => drawn(answer, parts.about, reading, viewer.accountId !== null))
  const first = answers.find(({ introduction }) => introduction !== null)?.introduction
  if (first) first.red = true
  const page: WhoPage = {
    about: parts.about,
    answers,
    examples: t('who.examples')
      .split('|')
      .map((words) => ({ words, href: whoHref(words) })),
    topics: parts.topics.map(({ topic, language: lang }) => ({ words: topic, lang, href: whoHref(topic) })),
    ways: parts.ways.slice(0, MOST_WAYS),
    listHref: listAddress({ ...noFilters, q: parts.about }),
    deskHref: `/who/questions/new?${new URLSearchParams({ about: parts.about }).toString()}`,
    desk: deskWords(answers.length > 0, viewer.accountId !== null),
    startHref: parts.after === null ? null : parts.about ? whoHref(parts.about) : '/who',
    nextHref: parts.next === null ? null : onwards(parts.about, parts.next),
    signInHref: `/sign-in?${new URLSearchParams({ next: parts.about ? whoHref(parts.about) : '/who' }).toString()}`,
  }
  showPage(house, req, res, {
    view: 'newcomers/who',
    title: parts.about ? t('who.title-about', { about: parts.about }) : t('who.title'),
    tab: 'new',
    keepUntil: Object.keys(req.query).length > 0 ? undefined : null,
    page,
  })
}

export function drawn(answer: Answer, about: string, reading: Reading, signedIn: boolean): DrawnAnswer {
  const { t } = reading
  const { face, offer, introducer } = answer
  const target = face ? `face-${face.id}` : `account-${answer.accountId ?? ''}`
  return {
    key: answer.key,
    name: answer.name,
    place: face && {
      name: face.place.name,
      href: `/directory/${face.place.slug}`,
      tag: openTag(face.place.openState, t),
    },
    why: whyWords(answer, reading),
    when: whenWords(answer, reading),
    ways: wayWords(answer, reading),
    opener: offer?.opener
      ? { words: offer.opener, lang: offer.language }
      : (face?.opener ?? null) && { words: face?.opener?.words ?? '', lang: face?.opener?.language ?? null },
    introduction: introducer && {
      words: t('who.ask-introduction', { name: calledBy(introducer.name) }),
      href: `/who/introductions/new?${new URLSearchParams({ to: target, through: introducer.accountId, about }).toString()}`,
      red: false,
    },
    forNeighbors: offer !== null || answer.named.length > 0 || answer.crowd !== 'none',
    vouchHref: signedIn ? `/who/vouches/new?${new URLSearchParams({ who: target, about }).toString()}` : null,
  }
}

const own = (words: string): Words => ({ words, lang: null })

/** Why them: what neighbors say with their name, what several say, their trade, their own offer. */
function whyWords({ named, crowd, trade, offer, face }: Answer, { t, language }: Reading): Words[] {
  const why: Words[] = []
  if (named.length > 0) {
    const names = sayList(
      named.map(({ name }) => name),
      language,
    )
    why.push(own(t(named.length > 1 ? 'who.why-named-two' : 'who.why-named', { names })))
  }
  if (crowd !== 'none') why.push(own(t(crowd === 'many' ? 'who.why-many' : 'who.why-several')))
  if (trade) why.push(own(t('who.why-trade', { trade: categories.get(trade)?.name[language] ?? trade })))
  if (offer) why.push(own(t('who.why-offer')), { words: `“${offer.topic}”`, lang: offer.language })
  if (why.length === 0) why.push(own(t('who.why-entry')))
  if (!offer && face?.line) why.push({ words: `“${face.line}”`, lang: face.language })
  return why
}

/** When and where to catch them: their own words first, then the door's hours. */
function whenWords({ offer, face }: Answer, reading: Reading): Words[] {
  const when: Words[] = []
  if (offer?.whenAndWhere) when.push({ words: offer.whenAndWhere, lang: offer.language })
  if (!face) return when
  if (face.whenIn) when.push({ words: `${face.whenIn}.`, lang: face.language })
  const { place } = face
  const door = [place.name, doorWords(place, reading)].filter((part) => part !== '').join(', ')
  when.push(own(place.placeShown ? `${withoutStop(door)}. ${place.placeShown}` : door))
  return when
}

/** "10:00 a. m." ends a sentence by itself. */
const withoutStop = (words: string): string => words.replace(/\.$/, '')

const goingIn = {
  open: 'who.go-in-open',
  opens: 'who.go-in-opens',
  away: 'list.away-go-in',
  unsure: 'who.go-in',
  call: 'who.call-first',
  appointment: 'who.by-appointment',
} as const satisfies Record<GoingIn, string>

/** The way there, in this order: just go in; a sentence to say; somebody who walks along. */
function wayWords({ name, face, offer, known, nameToSay, introducer }: Answer, reading: Reading): Words[] {
  const { t } = reading
  const ways: Words[] = []
  if (face) ways.push(own(goInWords(face, reading)))
  else if (offer) ways.push(own(t('who.just-ask', { name: calledBy(name) })))
  if (known) ways.push(own(t('who.you-know', { name: calledBy(name) })))
  else if (nameToSay) ways.push(own(t('who.say-who-sent', { name: calledBy(name), sender: calledBy(nameToSay.name) })))
  if (introducer && !known) ways.push(own(t('who.introduces', { name: introducer.name })))
  return ways
}

function goInWords({ place }: AskableFace, reading: Reading): string {
  const values = { place: place.name, when: withoutStop(doorWords(place, reading)) }
  return reading.t(goingIn[goesIn(place)], values)
}
