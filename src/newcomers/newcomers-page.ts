import type { Request, Response } from 'express'
import { theDesk } from '../accounts/steward-queries.ts'
import { categories } from '../directory/categories/categories.ts'
import { type OpenTag, openTag, type OpenTimes, openWords, type Reading } from '../directory/hours/open-words.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { whoHref, type Words } from './page.ts'
import { type Door, doorsOf, placesForFirstNeeds } from './queries-first.ts'
import { hosts } from './queries-hosts.ts'
import { onePerNeed, type Wanted } from './queries-people-to-meet.ts'
import { allWays } from './queries-ways.ts'
import { type AskableFace, askableFaces } from './queries-who.ts'
import { readFirst } from './way-rules.ts'

interface FirstPerson {
  /** Null where nobody has said whom to ask for: one asks whoever is there. */
  name: string | null
  icon: string
  place: { name: string; href: string; tag: OpenTag | null }
  when: string
  need: string
  opener: Words | null
}

interface NewcomersPage {
  /** Whose door is open at this minute. */
  now: FirstPerson[]
  /** The others, whoever opens next first; then those whose hours nobody knows, or who like a call. */
  later: FirstPerson[]
  /** Whom to ask while there is nobody to send a newcomer to. */
  desk: string
  hosts: Awaited<ReturnType<typeof hosts>>
  examples: { words: string; href: string }[]
  ways: { slug: string; title: string; language: Language }[]
}

const SOME_WAYS = 6

/** Who to go and see first, for somebody who knows nobody: one for each need, open doors before closed ones. */
export async function showNewcomers(house: House, req: Request, res: Response): Promise<void> {
  const { t, language, viewer } = res.locals
  const reading: Reading = { t, language, zone: townOf(house).zone, now: house.clock.now() }
  const places = await placesForFirstNeeds(house.db)
  const wanted = onePerNeed(places)
  const faces = await askableFaces(house.db, viewer, { faces: [], businesses: [...wanted.keys()] })
  const met = firstOfEach(faces)
  const faceless = [...wanted.keys()].filter((id) => !met.some(({ place }) => place.id === id))
  const first = [
    ...met.map((face) => ({ door: face.place, drawn: drawn(face, wanted.get(face.place.id) ?? null, reading) })),
    ...(await doorsOf(house.db, faceless)).map((door) => {
      return { door, drawn: doorDrawn(door, wanted.get(door.id) ?? null, reading) }
    }),
  ]
  const [open, shut] = [first.filter(({ door }) => isOpen(door)), first.filter(({ door }) => !isOpen(door))]
  const page: NewcomersPage = {
    now: open.map(({ drawn }) => drawn),
    later: shut.toSorted((a, b) => whoOpensNext(a.door, b.door)).map(({ drawn }) => drawn),
    desk: first.length > 0 ? '' : await theDesk(house.db, res.locals),
    hosts: viewer.accountId === null ? [] : await hosts(house.db, viewer),
    examples: t('who.examples')
      .split('|')
      .map((words) => ({ words, href: whoHref(words) })),
    ways: readFirst(
      (await allWays(house.db, viewer)).filter(({ isDown }) => !isDown),
      language,
    ).slice(0, SOME_WAYS),
  }
  showPage(house, req, res, { view: 'newcomers/newcomers', title: t('newcomers.title'), tab: 'new', page })
}

const isOpen = ({ openState }: OpenTimes): boolean => openState === 'open'

/** Doors whose next hour is known come before those of which nobody can say. */
function whoOpensNext(a: OpenTimes, b: OpenTimes): number {
  const [one, other] = [opensAgain(a), opensAgain(b)]
  return one === other ? 0 : one < other ? -1 : 1
}

const NOBODY_KNOWS = '9999'
const opensAgain = ({ openState, opensAt }: OpenTimes): string =>
  openState === 'closed' && opensAt !== null ? opensAt : NOBODY_KNOWS

function firstOfEach(faces: readonly AskableFace[]): AskableFace[] {
  const once = new Map<string, AskableFace>()
  for (const face of faces) if (!once.has(face.place.id)) once.set(face.place.id, face)
  return [...once.values()]
}

function drawn({ name, place, opener }: AskableFace, wanted: Wanted | null, reading: Reading): FirstPerson {
  const { t } = reading
  return {
    name,
    icon: categories.get(wanted?.category ?? '')?.icon ?? 'store',
    place: { name: place.name, href: `/directory/${place.slug}`, tag: openTag(place.openState, t) },
    when: openWords(place, reading),
    need: wanted ? t(`newcomers.need-${wanted.need}`) : '',
    opener: opener && { words: opener.words, lang: opener.language },
  }
}

/** A place where nobody has said whom to ask for is still a door to go in at. */
function doorDrawn(door: Door, wanted: Wanted | null, reading: Reading): FirstPerson {
  const { t } = reading
  return {
    name: null,
    icon: categories.get(wanted?.category ?? '')?.icon ?? 'store',
    place: { name: door.name, href: `/directory/${door.slug}`, tag: openTag(door.openState, t) },
    when: openWords(door, reading),
    need: wanted ? t(`newcomers.need-${wanted.need}`) : '',
    opener: null,
  }
}
