import { LRUCache } from 'lru-cache'
import type { Db } from '../../db/tables.ts'
import { versionOf } from '../../db/version.ts'
import { type Candidate, candidatesOf, type Placed, placedOfTrade } from './candidates.ts'
import { byPlace } from './rules.ts'

/** What searches read of businesses, kept for one version of the town. */
export interface Kept {
  /** By their numbers, in that order; merged ones are left out. */
  candidates(numbers: number[]): Promise<Candidate[]>
  /** Numbers of the businesses of any of these trades, open ones first. @param limit of each trade's, and of all */
  ofTrades(trades: string[], limit: number): Promise<number[]>
}

const MOST_CANDIDATES = 12_000
const MOST_TRADES = 200

/** Everything is forgotten when the version changes, so that words taken off a page do not stay in memory either. */
export function keepPublic(db: Db): Kept {
  const version = versionOf(db)
  const candidates = new LRUCache<number, Candidate>({ max: MOST_CANDIDATES })
  const trades = new LRUCache<string, Placed[]>({ max: MOST_TRADES })
  let of = version.current

  /** @returns the version that what is read now belongs to */
  function turn(): number {
    if (of !== version.current) {
      candidates.clear()
      trades.clear()
      of = version.current
    }
    return of
  }

  async function placed(trade: string, limit: number): Promise<Placed[]> {
    const now = turn()
    const known = trades.get(trade)
    if (known) return known
    const fresh = await placedOfTrade(db, trade, limit)
    if (now === turn()) trades.set(trade, fresh)
    return fresh
  }

  return {
    async candidates(numbers) {
      const now = turn()
      const known = new Map<number, Candidate>()
      const missing: number[] = []
      for (const number of numbers) {
        const one = candidates.get(number)
        if (one) known.set(number, one)
        else missing.push(number)
      }
      for (const one of await candidatesOf(db, missing)) {
        known.set(one.number, one)
        if (now === turn()) candidates.set(one.number, one)
      }
      return numbers.flatMap((number) => known.get(number) ?? [])
    },

    async ofTrades(asked, limit) {
      const lists: Placed[][] = []
      for (const trade of asked) lists.push(await placed(trade, limit))
      const one = lists.length === 1 ? lists[0] : undefined
      const all = one ?? [...new Map(lists.flat().map((place) => [place.number, place])).values()].sort(byPlace)
      return all.slice(0, limit).map((place) => place.number)
    },
  }
}
