import type { Db } from '../db/tables.ts'
import type { Search } from '../directory/search/search.ts'
import { isSignedIn, type SignedIn, type Viewer } from '../web/viewer.ts'
import { businessesAbout, fitVouches, type Found, gather, grouped, householdsOf } from './gathering.ts'
import {
  type AskableFace,
  askableFaces,
  capacities,
  facesVouchedFor,
  type Offer,
  offersAbout,
  vouchesAbout,
} from './queries-who.ts'
import { type Ties, tiesOf } from './queries-ties.ts'
import { type Between, type Crowd, crowdOf, inOrder, score, spareOf, USUAL_CAP, waysTo } from './rules.ts'
import { keysOfOffers, keysOfVouches, readTopic } from './topic-rules.ts'

export interface Person {
  accountId: string
  name: string
}

/** Somebody to talk to, why, and the ways there. */
export interface Answer {
  key: string
  accountId: string | null
  name: string
  face: AskableFace | null
  offer: Offer | null
  trade: string | null
  crowd: Crowd
  /** Neighbors who let it be said that they vouch. */
  named: Person[]
  /** Whether something ties the reader and them already. */
  known: boolean
  /** Somebody the reader knows, whose name they may say. */
  nameToSay: Person | null
  /** Who agreed to bring people together, and still can this month. */
  introducer: Person | null
}

type Capacity = Awaited<ReturnType<typeof capacities>>

const MOST_BUSINESSES = 8
const MOST_WEIGHED = 24
const MOST_ANSWERS = 12
const MOST_NAMED = 2

/** What is asked, and from where on. */
export interface Asked {
  about: string
  /** The key of the last answer of the page before; null for the first page. */
  after: string | null
  /** The instant from which this month's introductions count. */
  monthBegan: string
}

/** A page of answers, and the key with which to ask for the next. */
export interface Answers {
  answers: Answer[]
  next: string | null
}

/** Who is there to ask, best first. To somebody signed out only what is for anybody: faces, by their trades. */
export async function whoToTalkTo(db: Db, search: Search, viewer: Viewer, asked: Asked): Promise<Answers> {
  const { about, after } = asked
  const hits = businessesAbout((await search.find(about)).hits, MOST_BUSINESSES)
  if (isSignedIn(viewer)) return askNeighbors(db, viewer, asked, hits)
  const faces = await askableFaces(db, viewer, { faces: [], businesses: [...hits.keys()] })
  const found = gather({ faces, hits, offers: [], vouches: [], question: readTopic(about) })
  return pageOf(weigh(found, { ties: new Map(), reader: null, capacity: null }), after)
}

/** Somebody who is not there any more, or never was, begins anew. */
function pageOf(all: Answer[], after: string | null): Answers {
  const from = after === null ? 0 : all.findIndex(({ key }) => key === after) + 1
  const answers = all.slice(from, from + MOST_ANSWERS)
  return { answers, next: all.length > from + MOST_ANSWERS ? (answers.at(-1)?.key ?? null) : null }
}

async function askNeighbors(
  db: Db,
  viewer: SignedIn,
  { about, after, monthBegan }: Asked,
  hits: ReturnType<typeof businessesAbout>,
): Promise<Answers> {
  const question = readTopic(about)
  const keys = keysOfVouches(question)
  const ties = await tiesOf(db, viewer.accountId)
  const offers = await offersAbout(db, viewer, keysOfOffers(question))
  const vouched = await facesVouchedFor(db, keys, [...ties.keys()])
  const faces = await askableFaces(db, viewer, { faces: vouched, businesses: [...hits.keys()] })
  const of = {
    faces: faces.map(({ id }) => id),
    accounts: [...offers.map(({ accountId }) => accountId), ...faces.flatMap(({ accountId }) => accountId ?? [])],
  }
  const vouches = fitVouches(await vouchesAbout(db, viewer, keys, of), question)
  const found = gather({ faces, hits, offers, vouches, question })
  const reading = { ties, reader: viewer.accountId, capacity: null }
  const weighed = new Set(
    weigh(found, reading)
      .slice(0, MOST_WEIGHED)
      .map(({ key }) => key),
  )
  const [best, others] = [found.filter(({ key }) => weighed.has(key)), found.filter(({ key }) => !weighed.has(key))]
  // Whose month is full decides among the best; the others' are looked up only for whoever reads on.
  const introducers = (after === null ? best : found).flatMap((one) =>
    one.vouches.filter(({ introduces }) => introduces),
  )
  const capacity = await capacities(db, [...new Set(introducers.map(({ voucherId }) => voucherId))], monthBegan)
  return pageOf([...weigh(best, { ...reading, capacity }), ...weigh(others, { ...reading, capacity })], after)
}

interface Reading {
  ties: Ties
  /** Null for somebody signed out. */
  reader: string | null
  /** Null before anybody's month was looked up: then everybody's is as good as free. */
  capacity: Capacity | null
}

function weigh(found: readonly Found[], reading: Reading): Answer[] {
  return found
    .map((one) => {
      const between = betweenOf(one, reading)
      const known = one.accountId ? (reading.ties.get(one.accountId) ?? 0) : 0
      const crowd = crowdOf(householdsOf(one.vouches))
      const standing = { topic: one.topic, known, crowd, between }
      const placed = { score: score(standing), openRank: one.face?.place.openRank ?? 2, ...keysOf(one) }
      return { placed, answer: answerOf(one, standing) }
    })
    .sort((a, b) => inOrder(a.placed, b.placed))
    .map(({ answer }) => answer)
}

const keysOf = ({ key, nameKey }: Found) => ({ key, nameKey })

/** Named vouchers of one person; what several vouches of one of them say counts together. */
function betweenOf(one: Found, { ties, reader, capacity }: Reading): Between[] {
  const named = one.vouches.filter(({ namesMe, voucherId }) => namesMe === 1 && voucherId !== reader)
  return [...grouped(named, ({ voucherId }) => voucherId)].map(([accountId, some]) => {
    const month = capacity?.get(accountId)
    return {
      accountId,
      known: ties.get(accountId) ?? 0,
      knowsPerson: some.length,
      introduces: some.some(({ introduces }) => introduces === 1),
      spare: capacity ? spareOf(month?.cap ?? USUAL_CAP, month?.asked ?? 0) : 1,
    }
  })
}

function answerOf(one: Found, standing: { topic: number; known: number; crowd: Crowd; between: Between[] }): Answer {
  const names = new Map(one.vouches.map(({ voucherId, voucherName }) => [voucherId, voucherName]))
  const person = (accountId: string | null): Person | null =>
    accountId === null ? null : { accountId, name: names.get(accountId) ?? '' }
  const ways = waysTo(standing)
  const { key, accountId, name, face, offer, trade } = one
  const named = standing.between.toSorted((a, b) => b.known - a.known || (a.accountId < b.accountId ? -1 : 1))
  return {
    key,
    accountId,
    name,
    face,
    offer,
    trade,
    crowd: standing.crowd,
    named: named.slice(0, MOST_NAMED).flatMap((between) => person(between.accountId) ?? []),
    known: standing.known > 0,
    nameToSay: person(ways.nameToSay),
    introducer: person(ways.introducer),
  }
}
