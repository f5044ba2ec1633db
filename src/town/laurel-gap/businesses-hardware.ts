import { inEnglish } from './own-words.ts'
import type { TownBusiness } from './shapes.ts'

/** Two businesses under one roof, with one telephone. */
export const hardwareAndGreenhouse: readonly TownBusiness[] = [
  {
    slug: 'gap-hardware-and-feed',
    name: 'Gap Hardware & Feed',
    categories: ['hardware', 'feed-and-farm-supply'],
    about:
      'Parts, stovepipe, paint, keys cut, and feed on the level side. If it broke in this county we have likely seen the other half of it.',
    aboutLanguage: 'en',
    address: { number: '12', road: 'Main Street' },
    addressShown: 'full',
    lat: 36.42985,
    lon: -81.34905,
    phone: '336-555-0142',
    hours: { text: 'Mo-Fr 07:30-17:30; Sa 07:00-13:00; Su,PH off', understood: true },
    confirmed: { by: 'earl', daysAgo: 12 },
    approach: {
      codes: ['walk-in', 'bring-the-old-part'],
      ownWords: inEnglish('Slow before ten and after three. Saturday morning is a crowd, and a good one.'),
    },
    pays: ['cash', 'check', 'card', 'tab'],
    wheelchair: 'limited',
    comesToYou: false,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'From the old depot, walk up Depot Street with the tracks behind you.',
        'Turn right at the stoplight, the only one.',
        'Keep to the creek side, past the bench with no back.',
        'Green awning. One step in front; the feed side is level, ring the bell.',
        'Driving, park behind, off Creek Alley. Leave the front spots for people who can’t walk far.',
      ],
    },
    fillsIn: inEnglish(
      'If we’re shut and water is running where it shouldn’t, call Dwight Cook. He has a key to nothing and fixes it anyway.',
    ),
    makesMyDay: inEnglish('Come back and tell me whether it worked.'),
    chalkboard: inEnglish('Gasket rope is in, all four sizes.'),
    faces: [
      {
        name: 'Earl Presnell',
        role: inEnglish('Owner, at the front counter'),
        whenIn: inEnglish('Every day we’re open, except Tuesday after two'),
        line: inEnglish('Tell me what it’s doing before you tell me what you need.'),
        openers: [
          inEnglish('What the rain gauge said. I’ve kept it every morning since ’91.'),
          inEnglish('Beagles. Anybody’s beagles.'),
          inEnglish('What you’re fixing, and who broke it.'),
        ],
        account: 'earl',
        claim: 'owner',
      },
      {
        name: 'Tammy Yates',
        role: inEnglish('Clerk: keys, paint and the feed side'),
        whenIn: inEnglish('Monday to Friday till three'),
        line: inEnglish('I’m newer than the paint, so tell me your name. I’ll know it the second time.'),
        openers: [
          inEnglish('How my girl’s wrestling match went.'),
          inEnglish('The worst color anybody ever had me mix.'),
        ],
        account: 'tammy',
        claim: 'staff',
        sinceDaysAgo: 7,
      },
    ],
  },
  {
    slug: 'the-greenhouse-at-gap-hardware',
    name: 'The Greenhouse at Gap Hardware',
    categories: ['garden-center'],
    about:
      'Starts, seeds, herbs and hanging baskets, grown here at three thousand feet so they know what they’re in for.',
    aboutLanguage: 'en',
    address: { number: '12', road: 'Main Street' },
    addressShown: 'full',
    lat: 36.42966,
    lon: -81.34879,
    phone: '336-555-0142',
    hours: {
      text: 'Mar-Oct: Mo-Sa 09:00-17:00; Nov: Tu,Sa 09:00-15:00; Dec-Feb off "closed for the winter"',
      understood: true,
    },
    confirmed: { by: 'ben', daysAgo: 19 },
    approach: {
      codes: ['walk-in', 'come-around-back', 'text-ok'],
      ownWords: inEnglish('Bring a leaf of whatever ails, in a closed bag, please.'),
    },
    pays: ['cash', 'check', 'card', 'venmo', 'snap'],
    wheelchair: 'yes',
    comesToYou: false,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'Turn right at the stoplight, coming up Depot Street.',
        'Pass the hardware store and turn down Creek Alley, just after it.',
        'The glass roof behind the feed door is us. Gravel is packed and level.',
      ],
    },
    fillsIn: inEnglish(
      'If neither of us is back there, ask Tammy at the feed counter. She can sell you anything but advice.',
    ),
    makesMyDay: inEnglish('A picture of it in August. Ben keeps them on the wall.'),
    faces: [
      {
        name: 'Ben Cardwell',
        role: inEnglish('Seeds and starts'),
        whenIn: inEnglish('Mornings'),
        line: inEnglish('My husband does the talking. I do the seeds, and I’ll answer anything twice.'),
        openers: [
          inEnglish('Which apple I’d plant if I could plant one.'),
          inEnglish('The frost book: every first frost since we came.'),
        ],
        account: 'ben',
        claim: 'owner',
      },
      {
        name: 'Curtis Hale',
        role: inEnglish('Tomatoes, baskets and the furnace'),
        whenIn: inEnglish('Afternoons, and all day Saturday'),
        line: inEnglish('Ben is right about the seeds. I am right about everything else.'),
        openers: [
          inEnglish('Start me on tomatoes, but sit down first.'),
          inEnglish('Who called the last square dance, and how he lost count.'),
        ],
        account: 'curtis',
      },
    ],
  },
]
