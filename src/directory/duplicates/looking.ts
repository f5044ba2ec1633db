import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Reason, reasonsAlike } from './alike.ts'
import { keysOf } from './keys.ts'
import { comparedEntries, entriesToKey, keyedEntries, suggestPairs } from './queries.ts'

/** Comparing so many takes some milliseconds; then others get their turn. */
const AT_ONCE = 250
/** A key that more entries share tells nothing: "Laurel Gap" stands in a hundred names. */
const MOST_OF_A_KEY = 24
/** More than a desk looks at in a year: a list that was brought in twice over is not put before it pair by pair. */
const MOST_PAIRS = 20_000

/**
 * Compares every entry with those it shares a key with, in pages, and writes down the pairs that look like one
 * business. Grows with the number of entries, not with its square; others get their turn after every page.
 * @returns how many pairs are waiting for the first time, or for other reasons than before
 */
export async function lookForDuplicates(db: Db, today: string): Promise<number> {
  const { ids, groups } = await sharedKeys(db, null)
  return suggestAlike(db, ids, pairsOf(groups, null), today)
}

/**
 * The same for entries that were just written, each against the whole directory: what an import brought is looked at
 * before anybody has left its page.
 */
export async function lookForDuplicatesOf(db: Db, written: readonly string[], today: string): Promise<number> {
  if (written.length === 0) return 0
  const keys = new Set<string>()
  for (let from = 0; from < written.length; from += AT_ONCE) {
    for (const entry of await keyedEntries(db, written.slice(from, from + AT_ONCE)))
      for (const key of keysOf(entry)) keys.add(key)
    await nextTurn()
  }
  const { ids, groups } = await sharedKeys(db, keys)
  const wanted = new Set(written)
  const isWritten = (at: number): boolean => wanted.has(ids[at] ?? '')
  return suggestAlike(db, ids, pairsOf(groups, isWritten), today)
}

async function suggestAlike(db: Db, ids: readonly string[], pairs: readonly Pair[], today: string): Promise<number> {
  let found = 0
  for (let from = 0; from < pairs.length; from += AT_ONCE) {
    const some = pairs.slice(from, from + AT_ONCE).map(([one, other]) => [ids[one] ?? '', ids[other] ?? ''] as const)
    const alike = await alikeAmong(db, some, today)
    if (alike.length > 0) found += await inTransaction(db, (trx) => suggestPairs(trx, alike))
    await nextTurn()
  }
  return found
}

type Pair = readonly [one: number, other: number]

/** Entries by number, and for every key that several share, whose it is. */
async function sharedKeys(db: Db, only: ReadonlySet<string> | null): Promise<{ ids: string[]; groups: number[][] }> {
  const ids: string[] = []
  const holders = new Map<string, number | number[]>()
  for (let after = ''; ;) {
    const entries = await entriesToKey(db, after, AT_ONCE)
    for (const entry of entries) {
      const at = ids.push(entry.id) - 1
      for (const key of keysOf(entry)) if (only?.has(key) ?? true) hold(holders, key, at)
    }
    const last = entries.at(-1)
    if (!last || entries.length < AT_ONCE) break
    after = last.id
    await nextTurn()
  }
  const groups = [...holders.values()].filter((held) => typeof held !== 'number')
  return { ids, groups: groups.filter((group) => group.length <= MOST_OF_A_KEY) }
}

/** Most keys are one entry's alone: only what several hold takes a list. One beyond the most says enough. */
function hold(holders: Map<string, number | number[]>, key: string, at: number): void {
  const held = holders.get(key)
  if (held === undefined) holders.set(key, at)
  else if (typeof held === 'number') holders.set(key, [held, at])
  else if (held.length <= MOST_OF_A_KEY) held.push(at)
}

/** Each pair once, the lower number first. @param isWritten of which one at least has to be true, if not null */
function pairsOf(groups: readonly number[][], isWritten: ((at: number) => boolean) | null): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const group of groups) {
    for (const [at, one] of group.entries()) {
      for (const other of group.slice(at + 1)) {
        const counts = isWritten === null || isWritten(one) || isWritten(other)
        if (counts && pairs.size < MOST_PAIRS) pairs.set(`${one} ${other}`, [one, other])
      }
    }
  }
  return [...pairs.values()]
}

async function alikeAmong(db: Db, pairs: readonly (readonly [string, string])[], today: string) {
  const entries = await comparedEntries(db, [...new Set(pairs.flat())], today)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return pairs.flatMap(([one, other]): { one: string; other: string; reasons: Reason[] }[] => {
    const [first, second] = [byId.get(one), byId.get(other)]
    const reasons = first && second ? reasonsAlike(first, second) : []
    return reasons.length > 0 ? [{ one, other, reasons }] : []
  })
}
