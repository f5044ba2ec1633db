import type { AccountKey, BusinessSlug } from './shapes.ts'

/** Somebody in a counter book, as the people behind that counter know them. */
export interface TownRegular {
  readonly name: string
  readonly usual?: string
  readonly birthday?: { readonly month: number; readonly day: number }
  /** Days before the first morning on which they came in; what for, where it was not the usual. */
  readonly cameIn?: readonly (number | readonly [number, string])[]
  /** So many times, so many days apart, the last time so long ago; always on a day the place was open. */
  readonly often?: { readonly every: number; readonly last: number; readonly times: number }
  readonly notes: readonly {
    readonly text: string
    readonly daysAgo: number
    readonly kind?: 'ask' | 'order'
    readonly ownersOnly?: true
  }[]
  /** Whose remember-me card they gave this counter, how many days ago. */
  readonly card?: {
    readonly account: AccountKey
    readonly daysAgo: number
    /** Their usual at this place, where the card says another. */
    readonly usual?: string
  }
  /** They put this note of theirs in their own words. */
  readonly corrected?: { readonly note: number; readonly words: string; readonly daysAgo: number }
}

/** One shop's counter book, and who of its people writes in it. */
export interface TownBook {
  readonly business: BusinessSlug
  readonly keeper: AccountKey
  readonly language: 'en' | 'es'
  readonly regulars: readonly TownRegular[]
}

export interface TownCard {
  readonly account: AccountKey
  readonly callMe: string
  readonly usual?: string
  readonly dontAsk?: string
  readonly language: 'en' | 'es'
}

/** The remember-me cards of Laurel Gap. */
export const cards: readonly TownCard[] = [
  {
    account: 'ruth',
    callMe: 'Ruth',
    usual: 'stove and chimney things; asks before she buys',
    dontAsk: 'when the house will be done',
    language: 'en',
  },
  { account: 'luis', callMe: 'Luis', usual: 'lime, and the long nails', language: 'es' },
  { account: 'dot', callMe: 'Dot', usual: 'oatmeal, no raisins', dontAsk: 'whether I’m driving again', language: 'en' },
  { account: 'dwight', callMe: 'Dwight', dontAsk: 'about the culvert', language: 'en' },
  { account: 'earl', callMe: 'Earl', dontAsk: 'what I’d take for the store', language: 'en' },
  {
    account: 'ana',
    callMe: 'Ana',
    usual: 'pan para dos, y despacito con el inglés',
    dontAsk: 'por el papá de Mateo',
    language: 'es',
  },
  { account: 'ines', callMe: 'Inés', usual: 'masa, dos libras', language: 'es' },
  { account: 'faye', callMe: 'Faye', dontAsk: 'how long Mother has got', language: 'en' },
  { account: 'grace', callMe: 'Grace, or Miss Yoon before ten', language: 'en' },
  { account: 'marisol', callMe: 'Marisol', usual: 'anything with ginger', language: 'en' },
  { account: 'dee', callMe: 'Dee', dontAsk: 'for library gossip', language: 'en' },
]

/** Told on the lock of the demonstration's tablet: `lock.told`. */
export const pins: readonly { readonly by: AccountKey; readonly business: BusinessSlug; readonly pin: string }[] = [
  { by: 'tammy', business: 'gap-hardware-and-feed', pin: '2580' },
  { by: 'earl', business: 'gap-hardware-and-feed', pin: '1947' },
]

/** What Earl and Tammy keep under the front counter. */
export const hardwareBook: TownBook = {
  business: 'gap-hardware-and-feed',
  keeper: 'earl',
  language: 'en',
  regulars: [
    {
      name: 'Ruth Calloway',
      usual: 'stove things',
      cameIn: [
        [343, 'a washer'],
        [66, 'a hinge off a pie safe'],
        [12, 'stove gasket, two furring strips'],
      ],
      notes: [
        { text: 'Brings the old part every time. Let her tell you what it was doing first.', daysAgo: 66 },
        { text: 'whether the gasket held', daysAgo: 12, kind: 'ask' },
        { text: 'Has the long chimney brush. No hurry.', daysAgo: 12 },
        { text: 'Sold her mother that stove in 1986. Don’t sell her another.', daysAgo: 12, ownersOnly: true },
      ],
      card: { account: 'ruth', daysAgo: 11 },
      corrected: { note: 0, words: 'Brings the old part every time, and a guess. Hear the guess out.', daysAgo: 2 },
    },
    {
      name: 'Buddy Shoaf',
      usual: 'layer feed, three bags',
      cameIn: [64, 57, 50, 43, 35, 29, 22, 15, 8, 1],
      notes: [{ text: 'Back is bad. Load it for him and don’t make a thing of it.', daysAgo: 22 }],
    },
    {
      name: 'Clyde Dancy',
      usual: 'layer feed, every other Friday',
      cameIn: [130, 116, 102, 88, 74, 60, 46],
      notes: [{ text: 'how the new pullets are laying', daysAgo: 46, kind: 'ask' }],
    },
    {
      name: 'Luis Ortega',
      usual: 'lime and mortar',
      cameIn: [70, 49, 28, [7, 'a square-nose shovel']],
      notes: [
        { text: 'Lays the stone himself. Ask to see a picture, he has one.', daysAgo: 28 },
        { text: 'two masonry bits, half inch', daysAgo: 7, kind: 'order' },
      ],
      card: { account: 'luis', daysAgo: 28 },
    },
    {
      name: 'Rev. Ann Tate',
      usual: 'furnace filters for the church',
      birthday: { month: 11, day: 22 },
      cameIn: [150, 119, 90, 57, 29],
      notes: [{ text: 'Filters are 16 by 25, whatever the card on the furnace says.', daysAgo: 119 }],
    },
    {
      name: 'Hoyt Greer',
      usual: 'two-cycle oil',
      birthday: { month: 2, day: 29 },
      cameIn: [61, 47, 31, 18, 4],
      notes: [{ text: 'Finland', daysAgo: 18, kind: 'ask' }],
    },
    {
      name: 'Marisol Reyes',
      usual: 'outdoor staples and heat tape',
      cameIn: [85, 62, 33, 13],
      notes: [{ text: 'Takes the ladder talk well, and was right about the ladder.', daysAgo: 33 }],
    },
    {
      name: 'Nell Farthing',
      usual: 'hose clamps, by the handful',
      birthday: { month: 11, day: 30 },
      cameIn: [98, 70, 41, 11],
      notes: [{ text: 'a two-inch food-grade gasket', daysAgo: 11, kind: 'order' }],
    },
    {
      name: 'Vernon Stamper',
      usual: 'one of anything, and the paper',
      cameIn: [12, 11, 10, 8, 7, 5, 4, 3, 1],
      notes: [{ text: 'Comes for the talk. Save him the crossword.', daysAgo: 30 }],
    },
    {
      name: 'Camille Whitfield',
      usual: 'light bulbs, keys for the pharmacy',
      cameIn: [160, 104, 40],
      notes: [
        { text: 'The other half of the sawmill picture. Earl has it in the attic.', daysAgo: 21, ownersOnly: true },
      ],
    },
    {
      name: 'Coach Delgado',
      usual: 'field lime and chalk',
      cameIn: [118, 111, 104, 97, 90],
      notes: [{ text: 'how the girls’ wrestling is coming', daysAgo: 90, kind: 'ask' }],
    },
    {
      name: 'Joyce Owle',
      usual: 'mousetraps, the kind that doesn’t hurt',
      cameIn: [52, 20],
      notes: [],
    },
  ],
}

/** Asked at the desk, and waiting there for a handshake. */
export const claimsAsked: readonly {
  readonly business: BusinessSlug
  readonly by: AccountKey
  readonly as: 'owner' | 'manager' | 'family'
  readonly talk: string
  readonly evidence: string
  readonly daysAgo: number
}[] = [
  {
    business: 'the-greenhouse-at-gap-hardware',
    by: 'curtis',
    as: 'owner',
    talk: 'Square dances, and who called the wrong figure',
    evidence: 'Ben signed up and I was potting. Ask Dee, she bought her fern from me.',
    daysAgo: 3,
  },
]

/** Visits of somebody's own notebook that they let the counter know of. */
export const toldVisits: readonly {
  readonly by: AccountKey
  readonly business: BusinessSlug
  readonly daysAgo: number
}[] = [{ by: 'ruth', business: 'the-blue-door-cafe', daysAgo: 8 }]
