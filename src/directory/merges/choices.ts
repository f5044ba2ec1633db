import { type BusinessFacts, type FactName, plainFacts, textOf } from '../facts.ts'

/** Facts that are taken together or not at all: a number goes with who may read it, a point with its address. */
export const groups = {
  name: ['name'],
  trades: ['categories'],
  about: ['about', 'aboutLanguage'],
  where: ['street', 'locality', 'region', 'postcode', 'addressShown', 'lat', 'lon'],
  phone: ['phone', 'phoneAudience'],
  mail: ['mail', 'mailAudience'],
  website: ['website'],
  hours: ['hours', 'hoursText'],
  approach: ['approach', 'approachWords'],
  pays: ['pays', 'paysWords'],
  spoken: ['spoken'],
  wheelchair: ['wheelchair'],
  comesToYou: ['comesToYou'],
  directions: ['directions'],
  fillIn: ['fillIn'],
  makesMyDay: ['makesMyDay'],
  chalkboard: ['chalkboard', 'chalkboardOn'],
  standing: ['standing', 'standingSince', 'standingWhy', 'successorId'],
  remembers: ['remembers'],
} as const satisfies Record<string, readonly FactName[]>

export type Group = keyof typeof groups
export const groupNames = Object.keys(groups) as Group[]

/** What a group is worth asking about: its settings alone say nothing. */
const settings: readonly FactName[] = [
  ...(['aboutLanguage', 'addressShown', 'phoneAudience', 'mailAudience', 'chalkboardOn'] as const),
  ...(['locality', 'region', 'standingSince', 'standingWhy', 'successorId'] as const),
]

export const tellingFacts = (group: Group): FactName[] =>
  groups[group].filter((name: FactName) => !settings.includes(name))

const saysNothing = (group: Group, facts: BusinessFacts): boolean =>
  tellingFacts(group).every((name) => textOf(name, facts) === textOf(name, plainFacts))

const saysTheSame = (group: Group, one: BusinessFacts, other: BusinessFacts): boolean =>
  groups[group].every((name: FactName) => textOf(name, one) === textOf(name, other))

export interface Question {
  group: Group
  /** What is taken where nobody says otherwise: of the one that stays, else of the other. */
  take: 'kept' | 'gone'
}

/**
 * The groups in which two entries differ, with what is taken unless somebody says otherwise.
 * @param shut groups of the one that goes which must not come along
 */
export function questions(kept: BusinessFacts, gone: BusinessFacts, shut: readonly Group[]): Question[] {
  return groupNames.flatMap((group): Question[] => {
    if (shut.includes(group) || saysNothing(group, gone) || saysTheSame(group, kept, gone)) return []
    return [{ group, take: saysNothing(group, kept) ? 'gone' : 'kept' }]
  })
}

/** What the one that stays takes from the other. */
export function takenFacts(gone: BusinessFacts, taken: readonly Group[]): Partial<BusinessFacts> {
  const names = taken.flatMap((group): readonly FactName[] => groups[group])
  return Object.fromEntries(names.map((name) => [name, gone[name]]))
}

/**
 * What goes back to how it was before a merge: the groups that the merge changed and nobody touched since.
 */
export function givenBack(before: BusinessFacts, after: BusinessFacts, now: BusinessFacts): Group[] {
  return groupNames.filter((group) => !saysTheSame(group, before, after) && saysTheSame(group, after, now))
}
