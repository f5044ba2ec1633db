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
  return parts.map(({ key, fields, state }, at) => {
    const [before, after, now] = said.slice(at * 3, at * 3 + 3) as [SaidInWords, SaidInWords, SaidInWords]
    return {
      key,
      label: partName(key, reader.t),
      audience: narrowestOf(fields),
      before,
      after: against(after, before),
      now: state === 'changed' ? against(now, before) : null,
      isThere: state === 'there',
    }
  })
}

/** Marks the lines of a week that another one does not have. */
function against(said: SaidInWords, other: SaidInWords): SaidInWords {
  const known = new Set(other.week.map(({ days, hours }) => `${days} ${hours}`))
  const week = said.week.map((line) => ({ ...line, differs: !known.has(`${line.days} ${line.hours}`) }))
  return { ...said, week: other.week.length > 0 ? week : said.week }
}

const order: readonly FieldAudience[] = ['owners', 'neighbors', 'anybody']
const narrowestOf = (fields: readonly SuggestedField[]): FieldAudience =>
  order.find((audience) => fields.some((field) => field.audience === audience)) ?? 'owners'
