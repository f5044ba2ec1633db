import type { BusinessFacts } from '../../directory/records.ts'
import type { AccountKey, BusinessSlug } from './keys.ts'

interface TownSuggestion {
  readonly by: AccountKey
  readonly business: BusinessSlug
  readonly daysAgo: number
  readonly why: string
  readonly says: Partial<BusinessFacts>
}

/** What neighbors say is not right any more, and nobody has looked at yet: one for Earl, one for the desk. */
export const suggestions: readonly TownSuggestion[] = [
  {
    by: 'hoyt',
    business: 'gap-hardware-and-feed',
    daysAgo: 2,
    why: 'Earl let me out the side door at two on Saturday and said it’s been two since the leaves turned.',
    says: { hours: 'Mo-Fr 07:30-17:30; Sa 07:00-14:00; Su,PH off' },
  },
  {
    by: 'yvonne',
    business: 'joan-presnell-notary',
    daysAgo: 4,
    why: 'Joan stamped a deed for me at half past twelve on Friday. She stays till one now, and her niece put Venmo on her telephone.',
    says: { hours: 'Mo,We,Fr 09:00-13:00; Feb-Apr: Mo-Fr 09:00-15:00', pays: 'cash check venmo' },
  },
]
