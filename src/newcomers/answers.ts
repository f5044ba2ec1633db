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

/**
 * Who is there to ask, best first. To somebody signed out only what is for anybody: faces, by their trades.
 * @param monthBegan the instant from which this month's introductions count
 */
export async function whoToTalkTo(
  db: Db,
  search: Search,
  viewer: Viewer,
  about: string,
  monthBegan: string,
): Promise<Answer[]> {
  const hits = businessesAbout((await search.find(about)).hits, MOST_BUSINESSES)
  if (isSignedIn(viewer)) return askNeighbors(db, viewer, about, hits, monthBegan)
  const faces = await askableFaces(db, viewer, { faces: [], businesses: [...hits.keys()] })
  const found = gather({ faces, hits, offers: [], vouches: [], question: readTopic(about) })
  return weigh(found, { ties: new Map(), reader: null, capacity: null }).slice(0, MOST_ANSWERS)
}

async function askNeighbors(
  db: Db,
  viewer: SignedIn,
  about: string,
  hits: ReturnType<typeof businessesAbout>,
  monthBegan: string,
): Promise<Answer[]> {
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
  const best = found.filter(({ key }) => weighed.has(key))
  const introducers = best.flatMap((one) => one.vouches.filter((vouch) => vouch.introduces === 1))
  const capacity = await capacities(db, [...new Set(introducers.map(({ voucherId }) => voucherId))], monthBegan)
  return weigh(best, { ...reading, capacity }).slice(0, MOST_ANSWERS)
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
