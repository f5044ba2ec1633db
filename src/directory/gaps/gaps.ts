import { categories, type Category, type Group, groups } from '../categories/catalog.ts'
import { needs } from './needs.ts'

/** Under one heading: what nobody does, and what somebody does, each named by its category. */
export interface GapsUnder {
  group: Group
  missing: Category[]
  there: Category[]
}

/**
 * What the town lacks of what a town like it needs, in the order of the headings.
 * @param done the categories that somebody is in whose door is not shut for good
 */
export function gapsOf(done: ReadonlySet<string>): GapsUnder[] {
  return groups.map((group) => {
    const under = needs.filter(([named]) => categories.get(named)?.group === group.id)
    const named = (wanted: typeof under): Category[] => wanted.flatMap(([id]) => categories.get(id) ?? [])
    const isMet = (need: readonly string[]): boolean => need.some((id) => done.has(id))
    return { group, missing: named(under.filter((need) => !isMet(need))), there: named(under.filter(isMet)) }
  })
}
