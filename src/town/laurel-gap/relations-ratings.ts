import type { WouldGoBack } from '../../db/columns/ratings.ts'
import { inEnglish, inSpanish } from './own-words.ts'
import type { AccountKey, BusinessSlug, OwnWords } from './shapes.ts'

/** What neighbors answered, unsigned, about one place. `daysAgo` is the latest of them; the others were before. */
export interface TownRatings {
  readonly business: BusinessSlug
  readonly daysAgo: number
  readonly said: Partial<Record<AccountKey, WouldGoBack>>
}

export interface TownSigned {
  readonly by: AccountKey
  readonly business: BusinessSlug
  readonly kind: 'recommendation' | 'would-miss'
  readonly words: OwnWords
  readonly daysAgo: number
  readonly toAnybody?: true
  readonly answer?: {
    readonly by: AccountKey
    readonly words: OwnWords
    readonly daysAgo: number
    readonly read?: true
  }
}

export interface TownPrivateWord {
  readonly from: AccountKey
  readonly to: BusinessSlug
  readonly words: string
  readonly daysAgo: number
  readonly answer?: { readonly by: AccountKey; readonly words: string; readonly daysAgo: number }
}

/** Who lives together, and each said so. */
export const households: readonly (readonly [AccountKey, AccountKey])[] = [
  ['ben', 'curtis'],
  ['ann', 'marcus'],
  ['amparo', 'luis'],
]

export const ratings: readonly TownRatings[] = [
  {
    business: 'gap-hardware-and-feed',
    daysAgo: 20,
    said: {
      dot: 'yes',
      dee: 'yes',
      wanda: 'yes',
      hoyt: 'yes',
      dwight: 'yes',
      lamar: 'yes',
      nell: 'yes',
      ray: 'yes',
      graciela: 'yes',
      camille: 'yes',
      vernon: 'mixed',
      faye: 'yes',
    },
  },
  {
    business: 'the-blue-door-cafe',
    daysAgo: 15,
    said: {
      earl: 'yes',
      dot: 'yes',
      luis: 'yes',
      marisol: 'yes',
      nate: 'mixed',
      opal: 'yes',
      ben: 'yes',
      curtis: 'no',
    },
  },
  { business: 'panaderia-la-vuelta', daysAgo: 12, said: { ana: 'yes', luis: 'yes', dee: 'yes', earl: 'mixed' } },
  {
    business: 'cook-well-and-pump',
    daysAgo: 33,
    said: { earl: 'yes', wanda: 'no', joyce: 'yes', russell: 'mixed', faye: 'yes', opal: 'yes' },
  },
  {
    business: 'whitfield-pharmacy',
    daysAgo: 9,
    said: { earl: 'yes', dot: 'yes', hoyt: 'yes', ann: 'yes', neal: 'yes' },
  },
  { business: 'reyes-line-and-fiber', daysAgo: 40, said: { nell: 'no', vernon: 'yes', camille: 'mixed' } },
  // Two households: one more, and there is a word on Monday.
  { business: 'fox-grape-farm-stand', daysAgo: 4, said: { earl: 'yes', dot: 'yes' } },
]

export const signed: readonly TownSigned[] = [
  {
    by: 'ruth',
    business: 'gap-hardware-and-feed',
    kind: 'recommendation',
    words: inEnglish('found the two-dollar washer, and wouldn’t sell me the whole valve.'),
    daysAgo: 12,
    toAnybody: true,
    answer: {
      by: 'earl',
      words: inEnglish('Bring the old part and it finds itself. Tell me how the tank does.'),
      daysAgo: 1,
    },
  },
  {
    by: 'vernon',
    business: 'gap-hardware-and-feed',
    kind: 'would-miss',
    words: inEnglish('drive to Boone for one hinge, and nobody there would ask about the gate.'),
    daysAgo: 50,
  },
  {
    by: 'ana',
    business: 'panaderia-la-vuelta',
    kind: 'recommendation',
    words: inSpanish('me guardaron el pan cuando se me hizo tarde en el puente.'),
    daysAgo: 8,
  },
  {
    by: 'dot',
    business: 'the-blue-door-cafe',
    kind: 'would-miss',
    words: inEnglish('learn to eat breakfast by myself again.'),
    daysAgo: 25,
    toAnybody: true,
  },
  {
    by: 'dee',
    business: 'second-chair-hair',
    kind: 'recommendation',
    words: inEnglish('he listens first and then he cuts.'),
    daysAgo: 19,
  },
  {
    by: 'camille',
    business: 'fox-grape-farm-stand',
    kind: 'recommendation',
    words: inEnglish('the pumpkins are honest and so is the scale.'),
    daysAgo: 28,
    toAnybody: true,
  },
]

export const privateWords: readonly TownPrivateWord[] = [
  {
    from: 'dot',
    to: 'gap-hardware-and-feed',
    words:
      'Earl, the stair treads I had cut came out a quarter inch short, all six. I can use four of them. Could we look at it together?',
    daysAgo: 2,
  },
  {
    from: 'ruth',
    to: 'cook-well-and-pump',
    words: 'You said Thursday and it was Saturday, and I carried water two days. I would rather have known.',
    daysAgo: 6,
    answer: {
      by: 'dwight',
      words:
        'You are right. The rig broke down on the ridge and I should have called. Next time I will, and Saturday’s visit is on us.',
      daysAgo: 3,
    },
  },
]
