import { textOf, type BusinessFacts, type FactName, type FieldAudience } from './facts.ts'
import { type DifferenceReader, partName, sayFacts, type SaidInWords } from './difference-words.ts'
import type { Part, SuggestedField } from './suggestions/rules.ts'

/** One part of an entry as a page shows it to whoever decides. */
export interface Difference {
  key: FactName
  label: string
  audience: FieldAudience
  before: SaidInWords
  after: SaidInWords
  /** What it says today, where that is neither of the two. */
  now: SaidInWords | null
  isThere: boolean
}

/** Parts before, after, and where somebody changed them meanwhile as they stand now. */
export async function differencesOf(
  reader: DifferenceReader,
  parts: readonly Part[],
  current: BusinessFacts,
): Promise<Difference[]> {
  const sides = parts.flatMap(({ key, fields }) => [
    { key, said: new Map(fields.map(({ field, before }) => [field, before])) },
    { key, said: new Map(fields.map(({ field, after }) => [field, after])) },
    { key, said: new Map(fields.map(({ field }) => [field, textOf(field, current)])) },
  ])
  const said = await sayFacts(reader, sides)
  const nothing: SaidInWords = { words: null, week: [] }
  return parts.map(({ key, fields, state }, at) => ({
    key,
    label: partName(key, reader.t),
    audience: narrowestOf(fields),
    before: said[at * 3] ?? nothing,
    after: said[at * 3 + 1] ?? nothing,
    now: state === 'changed' ? (said[at * 3 + 2] ?? nothing) : null,
    isThere: state === 'there',
  }))
}

const order: readonly FieldAudience[] = ['owners', 'neighbors', 'anybody']
const narrowestOf = (fields: readonly SuggestedField[]): FieldAudience =>
  order.find((audience) => fields.some((field) => field.audience === audience)) ?? 'owners'
