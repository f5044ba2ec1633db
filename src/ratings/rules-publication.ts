import type { WouldGoBack } from '../db/columns/ratings.ts'
import { type Bucket, bucketOf, score, type Word, wordOf } from './rules.ts'

/*
 * No vote can be worked out. A threshold on a sum cannot promise that: with three households, one of them the
 * observer, every split of the possible sums leaves somebody known, and each further Monday narrows what was left.
 * So new answers are tied into bundles of at least three households, and a bundle says one thing together:
 *
 *   yes    somebody says yes and nobody says no
 *   no     somebody says no and nobody says yes
 *   mixed  everything else
 *
 * It is said by person, not by household first: two who live together, or did, would read each other's answer from a
 * household's. Whoever is in a bundle, knows their own answer and learns what it says still finds two answers possible
 * for everybody else in it. (Own yes: a "yes" leaves the others yes or mixed; a "mixed" needs one no, which any of them
 * may have said. Own mixed: a "yes" leaves yes and mixed, a "no" no and mixed, a "mixed" all three. Own no: as own yes.)
 * An answer is in one bundle only, and everything published, the trades' means included, is made from what bundles say
 * and from who rated when. So no number of Mondays, changes, withdrawals, erasures, merges or conflicts of interest
 * adds anything: that is post-processing. What decides whether a bundle is tied never looks at an answer (Kenthapadi,
 * Mishra, Nissim: "Simulatable Auditing", PODS 2005: a refusal that looks at the data tells something about it).
 */

/** What several answers say together. */
export function together(answers: readonly WouldGoBack[]): WouldGoBack {
  const [yes, no] = [answers.includes('yes'), answers.includes('no')]
  if (yes && !no) return 'yes'
  return no && !yes ? 'no' : 'mixed'
}

export const LEAST_HOUSEHOLDS = 3
export const LEAST_NEW_RATERS = 2

/** One person's answer about one business, as Monday finds it. */
export interface Kept {
  id: string
  household: string
  answer: WouldGoBack
  stage: 'new' | 'waiting' | 'counted'
  /** What its bundle said; of somebody who changed their answer since, what their last one said. */
  countedAs: WouldGoBack | null
  ageDays: number
  interested: boolean
}

/** Answers that are counted from now on as what they say together. */
export interface Bundle {
  ids: string[]
  says: WouldGoBack
}

export interface Publication {
  bundles: Bundle[]
  /** Seen, and waiting for their bundle. */
  waiting: string[]
  /** Null: not enough households are counted. */
  word: Word | null
  bucket: Bucket | null
}

/**
 * What Monday publishes about one business: null, and nothing moves, before two raters are new since the last time, or
 * while there is no word and too few households for one.
 * @param answers every current answer given before this Monday
 * @param m what is expected of such a place
 * @param hasWord whether a word stands published, which may have to go
 */
export function mondaysWord(answers: readonly Kept[], m: number, hasWord: boolean): Publication | null {
  const counting = answers.filter((answer) => !answer.interested)
  const fresh = counting.filter((answer) => answer.stage === 'new')
  if (fresh.length < LEAST_NEW_RATERS) return null
  const open = counting.filter((answer) => answer.stage !== 'counted')
  const bundles = bundlesOf(open)
  const says = new Map(bundles.flatMap((bundle) => bundle.ids.map((id) => [id, bundle.says])))
  const counted = counting.flatMap((one) => {
    const answer = says.get(one.id) ?? one.countedAs
    return answer ? [{ ...one, answer }] : []
  })
  const enough = householdsIn(counted) >= LEAST_HOUSEHOLDS
  if (!enough && !hasWord) return null
  return {
    bundles,
    waiting: open.filter((one) => !says.has(one.id)).map((one) => one.id),
    word: enough ? wordOf(score(counted, m)) : null,
    bucket: enough ? bucketOf(householdsIn(counting)) : null,
  }
}

const householdsIn = (answers: readonly Pick<Kept, 'household'>[]): number =>
  new Set(answers.map((answer) => answer.household)).size

/** Bundles of three to five households; none below three. Who lands in which looks at no answer and no time. */
export function bundlesOf(open: readonly Pick<Kept, 'id' | 'household' | 'answer'>[]): Bundle[] {
  const homes = new Map<string, (typeof open)[number][]>()
  for (const answer of open) homes.set(answer.household, [...(homes.get(answer.household) ?? []), answer])
  const order = [...homes.keys()].sort()
  const many = Math.floor(order.length / LEAST_HOUSEHOLDS)
  return Array.from({ length: many }, (_, at) => {
    const inside = order.filter((_home, place) => place % many === at).flatMap((home) => homes.get(home) ?? [])
    return { ids: inside.map((one) => one.id), says: together(inside.map((one) => one.answer)) }
  })
}
