import { anasNotebook } from './relations-ana.ts'
import { ruthsNotebook } from './relations-ruth.ts'
import type { TownNotebook } from './shapes.ts'

const dotsNotebook: TownNotebook = {
  keeper: 'dot',
  language: 'en',
  contacts: [
    {
      key: 'ana',
      name: 'Ana Quiroga',
      pointer: { account: 'ana' },
      howMet: 'Library, first of October. Dee gave me the look.',
      facts: ['Inspects bridges', 'Laughs a half second late and then better than anybody'],
      family: [{ name: 'Mateo', relation: 'son, 8' }],
      dates: [],
      topics: ['machines', 'how things hold up'],
      seeEvery: 14,
    },
    {
      key: 'nate',
      name: 'Nate Bowers',
      pointer: { account: 'nate' },
      facts: ['Stand on his left', 'Works nights, don’t knock before ten'],
      family: [{ name: 'Ludo', relation: 'cat' }],
      dates: [],
      topics: ['that show', 'his well'],
      seeEvery: 30,
    },
    {
      key: 'ray',
      name: 'Ray Owle',
      pointer: { business: 'fox-grape-farm-stand', face: 'Ray Owle' },
      facts: ['Likes to know who sent you'],
      family: [{ name: 'Joyce', relation: 'sister' }],
      dates: [],
      topics: ['Sunday night radio'],
    },
  ],
  visits: [
    {
      daysAgo: 37,
      place: 'Nate’s porch',
      met: ['nate'],
      line: 'Took him bread. Heard the whole story of the well, which has improved.',
      notes: [{ about: 'nate', text: 'Wants dry wood and doesn’t know how to tell. Send him to Ray and say my name.' }],
    },
    {
      daysAgo: 20,
      business: 'the-blue-door-cafe',
      met: ['ana'],
      line: 'Sat Ana at the long table. By the time the pie came they were drawing bridges on napkins.',
      notes: [{ about: 'ana', text: 'Ask if Mateo got his horn.', askNextTime: true }],
    },
    {
      daysAgo: 11,
      place: 'Post office',
      met: ['ray'],
      line: 'Ray in the line ahead of me with a box for his daughter.',
      notes: [{ about: 'ray', text: 'Promised to play Otis for me. Tell him I stayed up for it.', askNextTime: true }],
    },
  ],
}

const deesNotebook: TownNotebook = {
  keeper: 'dee',
  language: 'en',
  contacts: [
    {
      key: 'earl',
      name: 'Earl Presnell',
      pointer: { account: 'earl' },
      facts: ['Reads westerns and one Brontë a year', 'Won’t say so'],
      family: [],
      dates: [],
      topics: ['rainfall ledger'],
    },
    {
      key: 'lamar',
      name: 'Lamar Grimes',
      pointer: { business: 'second-chair-hair', face: 'Lamar Grimes' },
      facts: ['Best high score on my machine, twice'],
      family: [{ name: 'Simone', relation: 'daughter, defends in the spring' }],
      dates: [],
      topics: ['pinball', 'whales'],
      seeEvery: 42,
    },
  ],
  visits: [
    {
      daysAgo: 15,
      business: 'gap-hardware-and-feed',
      met: ['earl'],
      line: 'Light bulbs for the reading room, and a look at the rain book.',
      whatFor: 'bulbs',
      notes: [
        {
          about: 'earl',
          text: 'He’d let me scan the rainfall pages if I do it at the store. Ask which evening.',
          askNextTime: true,
        },
      ],
    },
    {
      daysAgo: 5,
      business: 'second-chair-hair',
      met: ['lamar'],
      line: 'A trim, and the ocean floor described to me for half an hour.',
      notes: [
        { about: 'lamar', text: 'Worried about the drive to Simone’s defense. Find out the date.', askNextTime: true },
      ],
      iWentPast: 'Left him the good headphones the library was retiring.',
    },
  ],
}

/** Earl's own, as a resident; what his store remembers stands in its counter book. */
const earlsNotebook: TownNotebook = {
  keeper: 'earl',
  language: 'en',
  contacts: [
    {
      key: 'ruth',
      name: 'Ruth Calloway',
      pointer: { account: 'ruth' },
      howMet: 'Knew her mother. Met her over a washer.',
      facts: ['Used to talk airplanes down', 'Brings the old part every time, God bless her'],
      family: [],
      dates: [],
      topics: ['her mother’s house'],
    },
    {
      key: 'camille',
      name: 'Camille Whitfield',
      pointer: { business: 'whitfield-pharmacy', face: 'Camille Whitfield' },
      facts: ['Her granddaddy and mine split a sawmill and stayed friends'],
      family: [{ name: 'Devon', relation: 'son, works Saturdays at the bakery' }],
      dates: [],
      topics: ['old photographs'],
    },
  ],
  visits: [
    {
      daysAgo: 31,
      place: 'Fall supper, the church hall',
      met: ['ruth'],
      line: 'Ruth sat with us. Joan liked her, and Joan takes her time.',
      notes: [
        { about: 'ruth', text: 'Good beets. Tell her the bowl came back empty on account of me.', askNextTime: true },
      ],
    },
    {
      daysAgo: 22,
      business: 'whitfield-pharmacy',
      met: ['camille'],
      line: 'Flu shot. She showed me the sawmill picture and I found my grandfather by his ears.',
      whatFor: 'flu shot',
      notes: [
        { about: 'camille', text: 'I’ve got the other half of that picture in the attic. Find it.', askNextTime: true },
      ],
    },
  ],
}

/** What the demonstration's people have already written down, each for themselves. */
export const notebooks: readonly TownNotebook[] = [
  ruthsNotebook,
  anasNotebook,
  dotsNotebook,
  deesNotebook,
  earlsNotebook,
]
