import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language, MessageKey } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { type Entry, entryOf, readingOf, seenOn } from './page.ts'
import { partiesOf, type Telling, tellingsOf } from './queries.ts'
import { chainOf, joinedTellings, type Link, twinsOf } from './queries-twins.ts'
import { type Answer, isSetAside, nameGoes, type Side, standsBy } from './rules.ts'
import { type FavorSeen, nameOf, ownParties, recorderOf } from './seeing-rules.ts'
import { atTheStart, dayWords, type Reading, sayName, sayNames, whoWrote, writtenDay } from './sentences.ts'

interface Told {
  by: string
  words: string
  language: Language
}

interface FavorPage {
  entry: Entry
  kind: FavorSeen['kind']
  state: FavorSeen['state']
  /** Counts for nobody: there is nothing to show to others. */
  isSetAside: boolean
  isRecorder: boolean
  recorder: string
  wrote: string | null
  when: string
  /** Null where it was written down the same day. */
  written: string | null
  /** Ways it was told before, and how those told it whose favor was joined to this one. */
  before: Told[]
  also: Told[]
  /** What somebody had to say to a no. */
  replies: Told[]
  sides: { heading: MessageKey; people: PartyLine[] }[]
  answers: Answer[]
  /** A no takes their name off and is nobody's business. */
  noTakesNameOff: boolean
  telling: string | null
  /** What the other of the two told, and may be the same. */
  twins: { id: string; wrote: string; words: string; language: Language }[]
  chain: { words: string | null; language: Language; href: string | null; isThis: boolean }[]
  audience: string
  readableBy: FavorSeen['readableBy']
  mayShow: boolean
  mayStand: boolean
  asksSteward: boolean
  mayAskSteward: boolean
  mayPassOn: boolean
  hasThanks: boolean
}

interface PartyLine {
  name: string
  slug: string | null
  state: MessageKey | null
  cardFor: string | null
}

/** One favor, for one of its parties. @param form what was typed, where an answer could not be kept */
export async function showFavor(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  favor: FavorSeen,
  form: FormState | null = null,
): Promise<void> {
  const { t, language } = res.locals
  showPage(house, req, res, {
    view: 'favors/favor',
    title: t(favor.kind === 'thanks' ? 'favor.title-thanks' : 'favor.title'),
    tab: 'favors',
    page: await pageOf(house, readingOf(house, res), viewer, favor),
    form: form ?? freshForm({ words: favor.words, language }),
  })
}

async function pageOf(house: House, reading: Reading, viewer: SignedIn, favor: FavorSeen): Promise<FavorPage> {
  const { db } = house
  const { t } = reading
  const { state, mine, isRecorder } = favor
  const tellings = await tellingsOf(db, favor.id)
  const telling = tellings.at(-1)?.id ?? null
  const all = await partiesOf(db, [favor.id])
  const others = all.filter((one) => one.id !== mine.id)
  const [happened, writtenOn] = [dayWords(favor.happenedOn, reading), writtenDay(favor, reading)]
  const counts = state === 'confirmed' || state === 'thanked'
  const known = {
    before: tellings.slice(0, -1).map((one) => toldBy(one, favor, all, viewer, reading)),
    also: await alsoTold(house, viewer, favor, reading),
    sides: [sideOf(favor, 'gave', reading), sideOf(favor, 'received', reading)],
    chain: chainLines(await chainOf(db, viewer, favor), favor),
  }
  // Who has not answered sees text, day and who wrote it.
  const waits = mine.answer === 'waiting' && !isRecorder
  return {
    ...(waits ? { before: [], also: [], sides: [], chain: [] } : known),
    entry: entryOf(favor, reading, telling),
    kind: favor.kind,
    state,
    isSetAside: isSetAside(state),
    isRecorder,
    recorder: sayName(favor.recorder, t),
    wrote: whoWrote(favor, t),
    when: atTheStart(happened),
    written: writtenOn === happened ? null : writtenOn,
    replies: repliesOf(favor, reading),
    answers: favor.answers,
    noTakesNameOff: nameGoes('no', mine.side, others),
    telling,
    twins: await twinLines(house, viewer, favor, reading),
    audience: mine.audience,
    readableBy: favor.readableBy,
    mayShow: favor.mayShow,
    mayStand: isRecorder && state === 'declined',
    asksSteward: mine.askedSteward === 1,
    mayAskSteward: ['declined', 'disputed', 'withdrawn'].includes(state) || mine.askedSteward === 1,
    mayPassOn: mine.side === 'received' && counts && !waits,
    hasThanks: favor.kind === 'thanks' && isRecorder,
  }
}

async function alsoTold(house: House, viewer: SignedIn, favor: FavorSeen, { t }: Reading): Promise<Told[]> {
  const joined = await joinedTellings(house.db, viewer, favor.id)
  return joined.map((one) => ({ by: sayName(recorderOf(one), t), words: one.words, language: one.language }))
}

const MOST_TWINS = 3

async function twinLines(
  house: House,
  viewer: SignedIn,
  favor: FavorSeen,
  reading: Reading,
): Promise<FavorPage['twins']> {
  const twins = await twinsOf(house.db, viewer, favor.id)
  return twins.slice(0, MOST_TWINS).map(({ id, isRecorder, recorder, happenedOn, words, language }) => {
    const said = { name: sayName(recorder, reading.t), day: dayWords(happenedOn, reading) }
    return { id, wrote: reading.t(isRecorder ? 'favor.twin-yours' : 'favor.twin-what', said), words, language }
  })
}

function sideOf(favor: FavorSeen, side: Side, { t }: Reading): FavorPage['sides'][number] {
  const people: PartyLine[] = favor.others
    .filter((one) => one.side === side)
    .map((one) => ({
      name: sayName(one.name, t),
      slug: one.name === 'former' ? null : one.name.slug,
      state: stateWords(one.answer),
      cardFor: favor.isRecorder && one.isNeighbor && one.answer === 'waiting' ? one.id : null,
    }))
  if (favor.mine.side === side) {
    people.unshift({
      name: favor.mine.businessName ?? t('favor.you'),
      slug: favor.mine.businessSlug,
      state: stateWords(favor.mine.answer),
      cardFor: null,
    })
  }
  return { heading: side === 'gave' ? 'favor.gave-side' : 'favor.received-side', people }
}

/** Only what is not yet, or no longer, everybody's word is said. */
function stateWords(answer: Answer): MessageKey | null {
  if (standsBy(answer)) return null
  return answer === 'waiting' ? 'favor.state-waiting' : 'favor.state-no'
}

function toldBy(
  telling: Telling,
  favor: FavorSeen,
  parties: Awaited<ReturnType<typeof partiesOf>>,
  viewer: SignedIn,
  reading: Reading,
): Told {
  const { t, zone } = reading
  const day = dayWords(dayIn(zone, telling.toldAt), reading)
  const party = parties.find((one) => one.id === telling.partyId)
  const { words, language } = telling
  if (party && ownParties(viewer, [party]).length > 0) return { by: t('favor.you-told', { day }), words, language }
  const known = party && favor.others.some((one) => one.id === party.id)
  return {
    by: t('favor.told-by', { name: known ? sayName(nameOf(party), t) : t('favor.somebody'), day }),
    words,
    language,
  }
}

/** What was said to a no, for its two: whoever said it and whoever wrote the favor. */
function repliesOf(favor: FavorSeen, { t }: Reading): Told[] {
  const replies: Told[] = []
  const { mine } = favor
  if (mine.ownWords) {
    replies.push({ by: t('favor.your-words'), words: mine.ownWords, language: mine.ownLanguage ?? favor.language })
  }
  if (!favor.isRecorder) return replies
  for (const { name, ownWords, ownLanguage } of favor.others) {
    if (!ownWords) continue
    const by = t('favor.own-words', { name: sayName(name, t) })
    replies.push({ by, words: ownWords, language: ownLanguage ?? favor.language })
  }
  return replies
}

function chainLines(chain: Link[], favor: FavorSeen): FavorPage['chain'] {
  return chain.map((link) => ({
    words: link?.words ?? null,
    language: link?.language ?? 'en',
    href: link && link.id !== favor.id ? `/favors/${link.id}` : null,
    isThis: link?.id === favor.id,
  }))
}

/** Asks once before words go for good. */
export function askToTakeBack(house: House, req: Request, res: Response, favor: FavorSeen): void {
  const reading = readingOf(house, res)
  const { t } = reading
  const page = { id: favor.id, words: favor.words, language: favor.language, seen: seenOn(favor, reading) }
  showPage(house, req, res, { view: 'favors/take-back', title: t('favor.take-back-title'), tab: 'favors', page })
}

/** A thank-you to print, fold and carry over. */
export function showThankYou(house: House, req: Request, res: Response, viewer: SignedIn, favor: FavorSeen): void {
  const reading = readingOf(house, res)
  const { t } = reading
  const givers = favor.others.filter((one) => one.side === 'gave').map((one) => one.name)
  const page = {
    id: favor.id,
    to: givers.length > 0 ? t('favor.thank-you-to', { names: sayNames(givers, reading) }) : null,
    from: t('favor.thank-you-from', { name: viewer.name }),
    seen: seenOn(favor, reading),
    held: t('seen.ours', { names: sayNames([...givers, { said: viewer.name, slug: null }], reading) }),
    words: favor.words,
    language: favor.language,
    // A card is kept: "Saturday" would say nothing next year.
    when: sayDay(favor.happenedOn, reading.language, 'with-year'),
    town: townOf(house).name,
  }
  showPage(house, req, res, { view: 'favors/thank-you', title: t('favor.thank-you'), tab: 'favors', page })
}
