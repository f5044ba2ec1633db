/**
 * Who is named first, and through whom. A town of 2,000 has no ranking of people: this is an order of ways to somebody,
 * for one reader and one topic, and its numbers are shown to nobody. What it knows are vouches whose vouchers let their
 * names be said, and favors that both sides confirmed and every party lets neighbors see. Visits and notes are no part
 * of it, whoever's they are.
 */

/**
 * How close two people are, by so many things both of them let be known (named vouches either way, confirmed favors):
 * 0 for none, and each further one counts less than the one before. n / (n + 1): 1/2, 2/3, 3/4.
 */
export const tieOf = (known: number): number => known / (known + 1)

/** Nobody between: to walk up to somebody unknown is half of what being known once is. */
export const STRANGER = 0.25

/** Unsigned vouches show, and count, from three households up; how many, in words alone. */
export type Crowd = 'none' | 'several' | 'many'
export const SEVERAL = 3
export const MANY = 10

export function crowdOf(households: number): Crowd {
  if (households >= MANY) return 'many'
  return households >= SEVERAL ? 'several' : 'none'
}

/** What the town as a whole says stands in for a tie where nobody between is named. */
const CROWD_TIE: Readonly<Record<Crowd, number>> = { none: 0.5, several: 0.75, many: 1 }

/** Somebody between the reader and the person: their name may be said. */
export interface Between {
  accountId: string
  /** Ties between the reader and them, and between them and the person, as `tieOf` counts. */
  known: number
  knowsPerson: number
  /** Whether they bring people together, and what is left of their month, 0 to 1. */
  introduces: boolean
  spare: number
}

export interface Standing {
  /** How well the person answers the topic, 0 to 1. */
  topic: number
  /** Ties between the reader and the person themselves. */
  known: number
  crowd: Crowd
  between: readonly Between[]
}

/** tie × tie × topic × spare capacity along one way. A name that may only be said costs nobody's time. */
export function wayScore(topic: number, one: Between): number {
  const toThem = Math.max(STRANGER, tieOf(one.known))
  const spare = one.introduces && one.known === 0 ? one.spare : 1
  return toThem * tieOf(one.knowsPerson) * topic * spare
}

/** The best way there: through somebody, known oneself, or straight in with what the town says. */
export function score({ topic, known, crowd, between }: Standing): number {
  const straight = STRANGER * CROWD_TIE[crowd] * topic
  const oneself = tieOf(known) * topic
  return Math.max(straight, oneself, ...between.map((one) => wayScore(topic, one)))
}

/** What is left of an introducer's month. @param asked introductions asked of them this month, whatever became of them */
export const spareOf = (cap: number, asked: number): number => (cap <= 0 ? 0 : Math.max(0, (cap - asked) / cap))

/** Where somebody who introduces people never said how many a month. */
export const USUAL_CAP = 3
export const MOST_A_MONTH = 30

/** The ways beside walking in: whose name to say (only of somebody the reader knows), and whom to ask to introduce them. */
export interface Ways {
  nameToSay: string | null
  introducer: string | null
}

export function waysTo(standing: Pick<Standing, 'topic' | 'between'>): Ways {
  const best = (some: readonly Between[]): string | null =>
    some.toSorted((a, b) => wayScore(standing.topic, b) - wayScore(standing.topic, a) || byId(a, b))[0]?.accountId ??
    null
  const known = standing.between.filter((one) => one.known > 0)
  const free = standing.between.filter((one) => one.introduces && one.spare > 0)
  const freeAndKnown = free.filter((one) => one.known > 0)
  return { nameToSay: best(known), introducer: best(freeAndKnown.length > 0 ? freeAndKnown : free) }
}

const byId = (a: Between, b: Between): number => (a.accountId < b.accountId ? -1 : 1)

/** What an answer is put in order by; equals stand as a list of the town does, open doors first, then by name. */
export interface Placed {
  score: number
  openRank: number
  nameKey: string
  key: string
}

export function inOrder(a: Placed, b: Placed): number {
  const [one, other] = [Math.round(a.score * 1e6), Math.round(b.score * 1e6)]
  if (one !== other) return other - one
  if (a.openRank !== b.openRank) return a.openRank - b.openRank
  if (a.nameKey !== b.nameKey) return a.nameKey < b.nameKey ? -1 : 1
  return a.key < b.key ? -1 : 1
}
