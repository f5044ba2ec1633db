import {
  type BusinessFacts,
  type FactName,
  factNames,
  type FieldAudience,
  narrower,
  audienceOf,
  textOf,
} from '../facts.ts'
import { companions } from '../merging.ts'
import type { SuggestedField } from '../suggestions/rules.ts'

/** Yesterday's chalkboard is wiped, and nobody puts it back. */
const notToPutBack: readonly FactName[] = ['chalkboard', 'chalkboardOn']
/** What these show more of is for somebody who reads all of it to say. */
const settings: readonly FactName[] = ['addressShown', 'phoneAudience', 'mailAudience']

export interface ChangeAfter {
  field: string
  audience: FieldAudience
  before: string | null
}

/**
 * How an entry stood right after an earlier revision, where that differs from today: each field with those it says one
 * thing with. What its reader may not read, or might not have read then, is not in it.
 * @param since everything that was changed after it, oldest first: the first change of a field says what it was
 */
export function stoodThen(
  since: readonly ChangeAfter[],
  current: BusinessFacts,
  { reads, hidden }: { reads: readonly FieldAudience[]; hidden: readonly FactName[] },
): SuggestedField[] {
  const first = new Map<string, ChangeAfter>()
  for (const change of since) if (!first.has(change.field)) first.set(change.field, change)
  const then = (name: FactName): string | null => {
    const change = first.get(name)
    return change ? change.before : textOf(name, current)
  }
  const audience = (name: FactName): FieldAudience =>
    narrower(audienceOf(name, current), first.get(name)?.audience ?? 'anybody')
  const isTheirs = (name: FactName): boolean =>
    reads.includes(audience(name)) && !hidden.includes(name) && !(hidden.length > 0 && settings.includes(name))
  const differs = (name: FactName): boolean => then(name) !== textOf(name, current)
  // That a place changed hands is more than words on its page: it is taken back where it was written down.
  const sale = current.standing === 'sold' || then('standing') === 'sold' ? companions('standing') : []
  return factNames
    .filter((name) => !notToPutBack.includes(name) && !sale.includes(name))
    .filter((name) => companions(name).some(differs) && companions(name).every(isTheirs))
    .map((field) => ({ field, audience: audience(field), before: textOf(field, current), after: then(field) }))
}
