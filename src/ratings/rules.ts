import type { WouldGoBack } from '../db/columns/ratings.ts'
import { NO_WORD_RANK } from '../directory/rules.ts'

/** `C`: the prior weighs as much as five households. */
export const PRIOR_WEIGHT = 5
/** What a town thinks of a place that nobody has said anything about. */
export const PRIOR_MEAN = 0.85
/** So many ratings make a mean worth using. */
const ENOUGH_FOR_A_MEAN = 20
/** An answer weighs half after three years. */
const HALF_LIFE_MONTHS = 36
const DAYS_A_MONTH = 365.25 / 12

/** `u` of the score. */
export const worth: Record<WouldGoBack, number> = { yes: 1, mixed: 0.5, no: 0 }

/** One answer as the score weighs it. */
export interface Weighed {
  /** Who lives together counts together; somebody on their own is a household of one. */
  household: string
  answer: WouldGoBack
  ageDays: number
  /** Kin, staff, rival: shown to who said it, and not counted. */
  interested: boolean
}

/** `w` of one answer, before its household is looked at: 1 today, 0.5 after 36 months, 0 with a conflict of interest. */
export const weightOf = ({ ageDays, interested }: Pick<Weighed, 'ageDays' | 'interested'>): number =>
  interested ? 0 : 0.5 ** (Math.max(0, ageDays) / DAYS_A_MONTH / HALF_LIFE_MONTHS)

/**
 * `S = (C·m + Σ w·u) / (C + Σ w)`, between 0 and 1: the mean of a Beta posterior whose prior is worth `C` answers of
 * mean `m` (the "Bayesian average"). With counts this small a Wilson lower bound (E. B. Wilson, 1927) mostly rewards
 * headcount, which is why it is not used. A household's weights are scaled down to 1 in sum.
 * @param m what is expected of such a place; see `expected`
 */
export function score(answers: readonly Weighed[], m: number): number {
  const sums = new Map<string, number>()
  for (const answer of answers) sums.set(answer.household, (sums.get(answer.household) ?? 0) + weightOf(answer))
  let [above, below] = [PRIOR_WEIGHT * m, PRIOR_WEIGHT]
  for (const answer of answers) {
    const weight = weightOf(answer) / Math.max(1, sums.get(answer.household) ?? 1)
    above += weight * worth[answer.answer]
    below += weight
  }
  return above / below
}

/** A sum of answers' worth, and how many they were. */
export interface Mean {
  sum: number
  ratings: number
}

/** `m` of the score: the trade's mean where it has 20 ratings, else the town's, else 0.85. */
export function expected(trade: Mean | undefined, town: Mean): number {
  const mean = [trade, town].find((one) => one !== undefined && one.ratings >= ENOUGH_FOR_A_MEAN)
  return mean ? mean.sum / mean.ratings : PRIOR_MEAN
}

export const words = ['nearly-everyone', 'most', 'some', 'few'] as const
export type Word = (typeof words)[number]

const ATLEAST: readonly (readonly [number, Word])[] = [
  [0.83, 'nearly-everyone'],
  [0.72, 'most'],
  [0.54, 'some'],
]

/** The word for a score: nearly everyone, most, some or few would go back. */
export const wordOf = (score: number): Word => ATLEAST.find(([least]) => score >= least)?.[1] ?? 'few'

/** The order by word: a place nobody has said enough about stands behind "some", before "few". The score is not in it. */
export const wordRanks: Record<Word | 'none', number> = {
  'nearly-everyone': 0,
  most: 1,
  some: 2,
  none: NO_WORD_RANK,
  few: 4,
}

export const BUCKETS = [25, 10, 5, 3] as const
export type Bucket = (typeof BUCKETS)[number]
/** "10 or more": never how many. Null below three. */
export const bucketOf = (households: number): Bucket | null => BUCKETS.find((least) => households >= least) ?? null
