import { type BusinessFacts, type FactName, textOf } from './facts.ts'

/** Fields that say one thing together: of two people who change parts of it, one has to look again. */
const together: readonly (readonly FactName[])[] = [
  ['hours', 'hoursText'],
  ['lat', 'lon'],
  ['chalkboard', 'chalkboardOn'],
  ['standing', 'standingSince', 'standingWhy', 'successorId'],
]

/** A field and those it says one thing with, in their order: one part of a page. */
export const companions = (name: FactName): readonly FactName[] =>
  together.find((group) => group.includes(name)) ?? [name]

export interface Merge {
  /** What the writer changed against what they had before them, whether or not it can be kept. */
  mine: FactName[]
  /** What is to be written over the facts as they stand. */
  changes: Partial<BusinessFacts>
  /** What somebody else changed meanwhile to something else. */
  conflicts: FactName[]
}

/**
 * Three-way merging, field by field. A field that the writer left as they found it is not theirs, whatever became of
 * it; a field both changed to the same words is settled; one that only the writer changed is taken.
 * @param current the facts as they stand
 * @param found by field that others changed meanwhile, what the writer had before them
 */
export function mergeEdit(
  current: BusinessFacts,
  found: ReadonlyMap<string, string | null>,
  wanted: Partial<BusinessFacts>,
): Merge {
  const names = Object.keys(wanted) as FactName[]
  const all = { ...current, ...wanted }
  const base = (name: FactName): string | null => found.get(name) ?? (found.has(name) ? null : textOf(name, current))
  const mine = names.filter((name) => textOf(name, all) !== base(name))
  const differing = mine.filter((name) => textOf(name, all) !== textOf(name, current))
  const conflicts = differing.filter((name) => companions(name).some((other) => found.has(other)))
  const taken = differing.filter((name) => !conflicts.includes(name))
  return { mine, changes: Object.fromEntries(taken.map((name) => [name, all[name]])), conflicts }
}
