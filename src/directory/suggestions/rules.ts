import { foldText } from '../../web/fold.ts'
import { DAY, later } from '../../web/clock.ts'
import {
  audienceOf,
  type BusinessFacts,
  type FactName,
  factNames,
  factFrom,
  type FieldAudience,
  narrower,
  textOf,
} from '../facts.ts'
import { companions } from '../merging.ts'

/** Who may see what is its owner's to say, a chalkboard is theirs to write, and how it stands has a page of its own. */
const notToSuggest: readonly FactName[] = [
  ...(['addressShown', 'phoneAudience', 'mailAudience', 'chalkboard', 'chalkboardOn'] as const),
  ...(['standing', 'standingSince', 'standingWhy', 'remembers', 'successorId'] as const),
]

export const suggestible = factNames.filter((name) => !notToSuggest.includes(name))

/** The name by which a form ticks what was said about the people to ask for: that is no field of an entry. */
export const PEOPLE = 'people'

/** One field as somebody had it before them, and as they say it is. */
export interface SuggestedField {
  field: FactName
  audience: FieldAudience
  before: string | null
  after: string | null
}

/**
 * What of a form is a suggestion: the fields that differ from what its writer had before them, each with those it says
 * one thing with.
 * @param now the facts as they stand: what became narrower meanwhile is suggested no wider
 */
export function suggestedFields(
  base: BusinessFacts,
  wanted: Partial<BusinessFacts>,
  names: readonly FactName[],
  now: BusinessFacts,
): SuggestedField[] {
  const all = { ...base, ...wanted }
  const differs = (name: FactName): boolean => textOf(name, all) !== textOf(name, base)
  return names
    .filter((name) => companions(name).some((one) => names.includes(one) && differs(one)))
    .map((field) => ({
      field,
      audience: narrower(audienceOf(field, base), audienceOf(field, now)),
      before: textOf(field, base),
      after: textOf(field, all),
    }))
}

/**
 * How a part of a suggestion meets the entry as it stands: it `fits` where nobody changed it meanwhile, is `there`
 * where somebody wrote the same, and where it was `changed` to something else a person has to look.
 */
export type PartState = 'fits' | 'there' | 'changed'

export interface Part<Field extends SuggestedField = SuggestedField> {
  /** The first of its fields, by which forms name it. */
  key: FactName
  fields: Field[]
  state: PartState
}

/** Fields that say one thing are one part, to be taken in together or not at all. */
export function partsOf<Field extends SuggestedField>(fields: readonly Field[], current: BusinessFacts): Part<Field>[] {
  const parts: Part<Field>[] = []
  for (const one of fields) {
    const key = companions(one.field)[0] ?? one.field
    const known = parts.find((part) => part.key === key)
    if (known) known.fields.push(one)
    else parts.push({ key, fields: [one], state: 'fits' })
  }
  return parts.map((part) => ({ ...part, state: stateOf(part.fields, current) }))
}

function stateOf(fields: readonly SuggestedField[], current: BusinessFacts): PartState {
  if (fields.every(({ field, after }) => textOf(field, current) === after)) return 'there'
  return fields.every(({ field, before }) => textOf(field, current) === before) ? 'fits' : 'changed'
}

/** The parts that were ticked, as facts. */
export const factsOfParts = (parts: readonly Part[], ticked: readonly string[]): Partial<BusinessFacts> =>
  Object.fromEntries(
    parts
      .filter(({ key }) => ticked.includes(key))
      .flatMap(({ fields }) => fields.map(({ field, after }) => [field, factFrom(field, after)])),
  )

/**
 * The revision that a decision is made on: what was shown to whoever decides, but nothing before the suggestion or
 * after today. What was changed later than that goes back to them.
 */
export const decidedOn = (suggestion: { baseRevision: number; revision: number }, shown: number): number =>
  Math.max(suggestion.baseRevision, Math.min(shown, suggestion.revision))

/** How long one neighbor's word that a place has closed waits for a second one. */
const A_WORD_HOLDS = 180 * DAY

/** Whether somebody's word that a place has closed still counts: it is not old, and nobody confirmed the hours since. */
export const stillCounts = (madeAt: string, confirmedAt: string | null, now: string): boolean =>
  madeAt > later(now, -A_WORD_HOLDS) && (confirmedAt === null || confirmedAt < madeAt)

const SUFFIXES = ['jr', 'sr', 'ii', 'iii', 'iv']

/**
 * Whether two names could be one family's. The town keeps no family trees: where a family name is shared, somebody else
 * is asked, and no harm is done.
 */
export function shareFamilyName(one: string, other: string): boolean {
  const theirs = familyNames(other)
  return familyNames(one).some((name) => theirs.includes(name))
}

const familyNames = (name: string): string[] =>
  foldText(name)
    .split(' ')
    .slice(1)
    .filter((word) => word.length > 1 && !SUFFIXES.includes(word))
