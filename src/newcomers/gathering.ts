import type { Hit } from '../directory/search/rules.ts'
import type { AskableFace, Offer, Vouch } from './queries-who.ts'
import { crowdOf } from './rules.ts'
import { topicFit, type TopicQuestion } from './topic-rules.ts'

/** Somebody as a question finds them, before they are put in order. */
export interface Found {
  /** The account's id, or the face's where it has none: a face and its person's own offer are one. */
  key: string
  accountId: string | null
  name: string
  nameKey: string
  /** How well they answer, 0 to 1. */
  topic: number
  face: AskableFace | null
  offer: Offer | null
  /** The trade by which they answer, a category's id. */
  trade: string | null
  vouches: FitVouch[]
}

export interface FitVouch extends Vouch {
  topic: number
}

export function grouped<T, K>(list: readonly T[], by: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) {
    const group = groups.get(by(one))
    if (group) group.push(one)
    else groups.set(by(one), [one])
  }
  return groups
}

/** How well a business answers, by how the search found it: by name or person, its trade, a further one. Loose words are no answer. */
const fits: Readonly<Record<number, number>> = { 0: 0.9, 1: 0.9, 2: 0.9, 3: 0.9, 4: 0.9, 5: 0.95, 6: 0.7, 7: 0.6 }
const fitOf = ({ relevance }: Hit): number => fits[relevance] ?? 0

/** The businesses that the question names. */
export function businessesAbout(hits: readonly Hit[], most: number): Map<string, Hit> {
  const sure = hits.filter((hit) => fitOf(hit) > 0)
  return new Map(sure.slice(0, most).map((hit) => [hit.id, hit]))
}

/** Each vouch once, with how well it answers. @param rows one for every key of the question a vouch stands under */
export function fitVouches(rows: readonly Vouch[], question: TopicQuestion): FitVouch[] {
  const keys = new Map<string, string[]>()
  for (const { id, key } of rows) keys.set(id, [...(keys.get(id) ?? []), key])
  const once = new Map(rows.map((vouch) => [vouch.id, vouch]))
  return [...once.values()]
    .map((vouch) => ({ ...vouch, topic: topicFit(question, keys.get(vouch.id) ?? []) }))
    .filter(({ topic }) => topic > 0)
}

export const householdsOf = (vouches: readonly Vouch[]): number => new Set(vouches.map((one) => one.household)).size

/** Faces that a named neighbor, or three households, say to ask. Fewer and unnamed would point at one of them. */
function vouchedFaces(vouches: readonly FitVouch[]): string[] {
  const of = grouped(vouches, ({ faceId }) => faceId)
  const mayShow = (some: FitVouch[]): boolean =>
    some.some(({ namesMe }) => namesMe === 1) || crowdOf(householdsOf(some)) !== 'none'
  return [...of].flatMap(([faceId, some]) => (faceId && mayShow(some) ? [faceId] : []))
}

interface Gathered {
  faces: readonly AskableFace[]
  hits: ReadonlyMap<string, Hit>
  offers: readonly Offer[]
  vouches: readonly FitVouch[]
  question: TopicQuestion
}

/**
 * The people, each once. Residents are there by their own offer alone: a vouch for somebody who offered nothing is no
 * invitation to knock.
 */
export function gather({ faces, hits, offers, vouches, question }: Gathered): Found[] {
  const people = new Map<string, Found>()
  const vouched = new Set(vouchedFaces(vouches))
  const byTarget = grouped(vouches, ({ accountId, faceId }) => accountId ?? faceId ?? '')
  for (const offer of offers) {
    const topic = topicFit(question, offer.keys)
    const known = people.get(offer.accountId)
    if (topic === 0 || (known && known.topic >= topic)) continue
    const { accountId, name, nameKey } = offer
    people.set(accountId, { ...nobodyYet(accountId), accountId, name, nameKey, topic, offer })
  }
  for (const [face, hit] of chosenFaces(faces, hits, vouched)) {
    const key = face.accountId ?? face.id
    const known = people.get(key) ?? { ...nobodyYet(key), accountId: face.accountId }
    if (known.face && !vouched.has(face.id)) continue
    const trade = hit?.why.kind === 'trade' ? hit.why.category : known.trade
    const topic = Math.max(known.topic, hit ? fitOf(hit) : 0)
    people.set(key, { ...known, name: face.name, nameKey: face.nameKey, face, trade, topic })
  }
  return [...people.values()].map((one) => {
    const own = byTarget.get(one.key) ?? []
    return { ...one, vouches: own, topic: Math.max(one.topic, ...own.map(({ topic }) => topic)) }
  })
}

const nobodyYet = (key: string): Found => ({
  key,
  accountId: null,
  name: '',
  nameKey: '',
  topic: 0,
  face: null,
  offer: null,
  trade: null,
  vouches: [],
})

/** Of each business whom the question names, else the one its page names first; and whom neighbors say to ask. */
function chosenFaces(
  faces: readonly AskableFace[],
  hits: ReadonlyMap<string, Hit>,
  vouched: ReadonlySet<string>,
): [AskableFace, Hit | undefined][] {
  const chosen: [AskableFace, Hit | undefined][] = []
  for (const [placeId, some] of grouped(faces, ({ place }) => place.id)) {
    const hit = hits.get(placeId)
    const called = hit?.why.kind === 'person' ? hit.why.name : null
    const asked = hit ? (some.find(({ name }) => name === called) ?? some[0]) : undefined
    const said = some.filter((face) => vouched.has(face.id))
    for (const face of new Set(asked ? [asked, ...said] : said)) chosen.push([face, hit])
  }
  return chosen
}
