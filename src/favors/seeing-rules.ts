import type { FavorState } from '../db/columns/favors.ts'
import type { Language } from '../db/columns/accounts.ts'
import { keepsPage } from '../directory/rules.ts'
import type { Viewer } from '../web/viewer.ts'
import { type Answer, answersOpen, type FavorAudience, type Kind, readableBy, type Side, standsBy } from './rules.ts'

/** Somebody in a favor as it is kept. All three are null once their name was taken off. */
export interface PartyRow {
  id: string
  favorId: string
  side: Side
  answer: Answer
  accountId: string | null
  businessId: string | null
  neighborName: string | null
  accountName: string | null
  businessName: string | null
  businessSlug: string | null
  ownWords: string | null
  ownLanguage: Language | null
  answeredAt: string | null
  audience: FavorAudience
  askedSteward: 0 | 1
}

export interface FavorRow {
  id: string
  kind: Kind
  words: string
  language: Language
  happenedOn: string
  state: FavorState
  recordedById: string | null
  recorderName: string | null
  passedOnFromId: string | null
  sameAsId: string | null
  createdAt: string
  updatedAt: string
}

/** A name to print, or that of somebody who left ("a former neighbor"). */
export type Name = { said: string; slug: string | null } | 'former'

export interface PersonSeen {
  id: string
  side: Side
  answer: Answer
  name: Name
  /** Has no account: a card can be printed for them. */
  isNeighbor: boolean
  ownWords: string | null
  ownLanguage: Language | null
}

/** A favor as one of its parties may see it. */
export interface FavorSeen extends Pick<
  FavorRow,
  'id' | 'kind' | 'words' | 'language' | 'happenedOn' | 'state' | 'createdAt' | 'updatedAt' | 'passedOnFromId'
> {
  isRecorder: boolean
  recorder: Name
  /** The viewer's own part; the one still to be answered, where there are several. */
  mine: PartyRow
  /** Everybody else whose name this viewer may read. */
  others: PersonSeen[]
  answers: Answer[]
  readableBy: FavorAudience
  mayShow: boolean
}

/** Businesses that a viewer answers for. */
export const answersFor = (viewer: Viewer): string[] =>
  viewer.counters.filter(({ role }) => role === 'owner' || role === 'manager').map((counter) => counter.businessId)

/**
 * Whether this party may let others read it. A business's word in public waits, as its page does, until nobody can
 * object to the claim of who speaks for it.
 */
export const mayShow = (viewer: Viewer, mine: Pick<PartyRow, 'businessId'>): boolean =>
  mine.businessId === null || keepsPage(viewer, mine.businessId)

/** The parties that are the viewer, or a business that the viewer answers for. */
export function ownParties(viewer: Viewer, parties: readonly PartyRow[]): PartyRow[] {
  const businesses = answersFor(viewer)
  return parties.filter(
    ({ accountId, businessId }) =>
      (accountId !== null && accountId === viewer.accountId) ||
      (businessId !== null && businesses.includes(businessId)),
  )
}

const isNamed = (party: PartyRow): boolean =>
  party.accountId !== null || party.businessId !== null || party.neighborName !== null

export function nameOf(party: PartyRow): Name {
  const said = party.accountName ?? party.businessName ?? party.neighborName ?? ''
  return said === '' ? 'former' : { said, slug: party.businessSlug }
}

export const recorderOf = (favor: FavorRow): Name =>
  favor.recorderName ? { said: favor.recorderName, slug: null } : 'former'

/**
 * What a viewer sees of a favor; null where it is not there for them. Who has not answered sees its words, its day and
 * who wrote it, and nobody else's name; whoever wrote it knows whom they named; the others see those who answered.
 * Between people who blocked each other neither is there.
 */
export function seenBy(viewer: Viewer, favor: FavorRow, parties: readonly PartyRow[]): FavorSeen | null {
  const own = ownParties(viewer, parties)
  const mine = own.find((party) => party.answer === 'waiting') ?? own[0]
  if (!mine) return null
  const isRecorder = favor.recordedById !== null && favor.recordedById === viewer.accountId
  if (!isRecorder && favor.recordedById !== null && viewer.blocked.has(favor.recordedById)) return null
  if (favor.state === 'withdrawn' && (isRecorder || mine.answer === 'waiting')) return null
  return {
    id: favor.id,
    kind: favor.kind,
    words: favor.words,
    language: favor.language,
    happenedOn: favor.happenedOn,
    state: favor.state,
    createdAt: favor.createdAt,
    updatedAt: favor.updatedAt,
    passedOnFromId: mine.answer === 'waiting' && !isRecorder ? null : favor.passedOnFromId,
    isRecorder,
    recorder: recorderOf(favor),
    mine,
    others: parties
      .filter((party) => !own.includes(party) && isNamed(party) && mayReadName(viewer, favor, party, mine, isRecorder))
      .map(personOf),
    answers: answersOpen(favor.kind, favor.state, mine.answer, isRecorder && mine.accountId === viewer.accountId),
    mayShow: mayShow(viewer, mine),
    readableBy: readableBy(
      favor.state,
      parties.map((party) => ({ answer: party.answer, audience: party.audience, isNamed: isNamed(party) })),
    ),
  }
}

function mayReadName(viewer: Viewer, favor: FavorRow, party: PartyRow, mine: PartyRow, isRecorder: boolean): boolean {
  if (party.accountId !== null && viewer.blocked.has(party.accountId)) return false
  if (isRecorder) return true
  const wroteIt = party.accountId !== null && party.accountId === favor.recordedById
  return wroteIt || (mine.answer !== 'waiting' && mine.answer !== 'no' && standsBy(party.answer))
}

const personOf = (party: PartyRow): PersonSeen => ({
  id: party.id,
  side: party.side,
  answer: party.answer,
  name: nameOf(party),
  isNeighbor: party.neighborName !== null,
  ownWords: party.ownWords,
  ownLanguage: party.ownLanguage,
})
