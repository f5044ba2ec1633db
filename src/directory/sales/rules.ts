import { type BusinessFacts, type FactName, audienceOf, plainFacts, textOf } from '../facts.ts'

/** What of a place may stay when somebody else carries it on: ticked one by one, and only what it told its neighbors. */
export const stayingFacts = {
  trades: ['categories'],
  where: ['street', 'locality', 'region', 'postcode', 'addressShown', 'lat', 'lon', 'directions'],
  phone: ['phone', 'phoneAudience'],
  website: ['website'],
  hours: ['hours', 'hoursText'],
  approach: ['approach', 'approachWords'],
  customs: ['pays', 'paysWords', 'spoken', 'wheelchair', 'comesToYou'],
  about: ['about'],
} as const satisfies Record<string, readonly FactName[]>

export type Staying = keyof typeof stayingFacts
export const stayings = Object.keys(stayingFacts) as [Staying, ...Staying[]]

/** Ticked until the seller says otherwise. What somebody wrote about the place is theirs to hand over. */
export const staysAsARule: readonly Staying[] = stayings.filter((each) => each !== 'about' && each !== 'website')

/** Settings say nothing by themselves. */
const settings: readonly FactName[] = ['addressShown', 'phoneAudience', 'region', 'locality']

/**
 * A business as it begins under whoever carries it on: what is ticked, in so far as its neighbors could read it. What
 * only its owners read (a redacted address, a number they keep to themselves) is handed over by nobody's tick.
 */
export function successorFacts(sold: BusinessFacts, name: string, ticked: readonly Staying[]): BusinessFacts {
  const names = ticked.flatMap((each): readonly FactName[] => stayingFacts[each])
  const open = names.filter((fact) => audienceOf(fact, sold) !== 'owners')
  const taken = Object.fromEntries(open.map((fact) => [fact, sold[fact]]))
  const facts: BusinessFacts = { ...plainFacts, aboutLanguage: sold.aboutLanguage, ...taken, name }
  // A number that nobody reads has no audience to keep.
  return facts.phone === null ? { ...facts, phoneAudience: plainFacts.phoneAudience } : facts
}

/** Whether a place has something of this to leave. */
export function hasToLeave(sold: BusinessFacts, what: Staying): boolean {
  const left = successorFacts(sold, '', [what])
  const telling = stayingFacts[what].filter((fact: FactName) => what === 'where' || !settings.includes(fact))
  return telling.some((fact: FactName) => fact !== 'addressShown' && textOf(fact, left) !== textOf(fact, plainFacts))
}

export const TAKE_BACK_DAYS = 30
