import { type BusinessFacts, textOf } from '../facts.ts'
import { foldText } from '../../web/fold.ts'
import type { Entry, LastWord } from './import-queries.ts'
import type { Brought, BroughtFacts, BroughtName } from './listing-facts.ts'

/** Fields that say one thing together: half of somebody's address with half of a list's would be nobody's. */
export const groups: readonly (readonly BroughtName[])[] = [
  ['street', 'locality', 'region', 'postcode'],
  ['lat', 'lon'],
  ['hours', 'hoursText'],
  ...(['name', 'categories', 'about', 'phone', 'mail', 'website'] as const).map((name) => [name]),
  ...(['approachWords', 'pays', 'spoken', 'wheelchair'] as const).map((name) => [name]),
]

/** A field that stays as it is, because somebody else had the last word on it. */
export interface Left {
  field: BroughtName
  /** Null where nobody wrote down who said it. */
  lastWord: LastWord | null
}

interface Difference {
  changes: Partial<BusinessFacts>
  left: Left[]
}

/**
 * What a file speaks of at all. A table without a column of phones does not say that nobody has one; where some rows
 * have a phone, one that lost it says so.
 */
export function spokenOf(all: readonly Brought[]): Set<BroughtName> {
  const spoken = new Set<BroughtName>()
  for (const group of groups) {
    for (const name of group) {
      if (all.some(({ facts }) => textOf(name, facts) !== null)) spoken.add(name)
    }
  }
  for (const [one, other] of [['hours', 'hoursText'] as const, ['lat', 'lon'] as const]) {
    if (spoken.has(one) || spoken.has(other)) spoken.add(one).add(other)
  }
  // That a trade was not recognized is no news about the business.
  for (const never of ['name', 'categories', 'about', 'approachWords'] as const) spoken.delete(never)
  return spoken
}

/**
 * What a source's row changes about the entry it made or was matched to: only what the same source said last, and what
 * nobody said yet. A person's word stays.
 */
export function changesFrom(
  brought: BroughtFacts,
  entry: Entry,
  source: string,
  spoken: ReadonlySet<BroughtName>,
): Difference {
  const difference: Difference = { changes: {}, left: [] }
  for (const group of groups) {
    const differing = group.filter((name) => differs(name, brought, entry, spoken))
    if (differing.length === 0) continue
    const other = group.find((name) => !isOwn(name, entry, source))
    if (other === undefined) Object.assign(difference.changes, pick(differing, brought))
    else {
      const lastWord = entry.lastWords.get(other) ?? null
      difference.left.push(...differing.map((field) => ({ field, lastWord })))
    }
  }
  return difference
}

/** What a row adds to an entry that others made: only what is empty there, and only where the rest agrees. */
export function additionsTo(entry: Entry, brought: BroughtFacts): Partial<BusinessFacts> {
  const additions: Partial<BusinessFacts> = {}
  for (const group of groups) {
    const empty = group.filter((name) => textOf(name, entry.facts) === null && textOf(name, brought) !== null)
    const agrees = group.every(
      (name) => empty.includes(name) || textOf(name, brought) === null || sameWords(name, brought, entry),
    )
    const emptied = group.some((name) => entry.lastWords.has(name) && textOf(name, entry.facts) === null)
    const onlyOne = group[0] === 'hours' && group.some((name) => textOf(name, entry.facts) !== null)
    if (empty.length > 0 && agrees && !emptied && !onlyOne) Object.assign(additions, pick(empty, brought))
  }
  return additions
}

function differs(name: BroughtName, brought: BroughtFacts, entry: Entry, spoken: ReadonlySet<BroughtName>): boolean {
  const said = textOf(name, brought)
  return said !== textOf(name, entry.facts) && (said !== null || spoken.has(name))
}

/** The source's own word, or nobody's and empty. */
function isOwn(name: BroughtName, entry: Entry, source: string): boolean {
  const last = entry.lastWords.get(name)
  return last === undefined ? textOf(name, entry.facts) === null : last.source === source
}

const sameWords = (name: BroughtName, brought: BroughtFacts, entry: Entry): boolean =>
  foldText(textOf(name, brought) ?? '') === foldText(textOf(name, entry.facts) ?? '')

const pick = (names: readonly BroughtName[], facts: BroughtFacts): Partial<BusinessFacts> =>
  Object.fromEntries(names.map((name) => [name, facts[name]]))
