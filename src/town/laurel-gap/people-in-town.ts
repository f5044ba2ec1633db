import { inEnglish, inSpanish } from './own-words.ts'
import type { NeighborKey, TownPerson } from './shapes.ts'

/** Residents on Main Street and Depot Street, besides those who were written down first. */
export const inTown: readonly TownPerson<NeighborKey>[] = [
  {
    key: 'odell',
    name: 'Odell Horton',
    road: 'Depot Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('I own the laundromat and I mend what is in it, and then what is in your kitchen.'),
    gladToBeAskedAbout: [inEnglish('Getting a stain out'), inEnglish('Borrowing a trumpet')],
  },
  {
    key: 'delores',
    name: 'Delores Kearns',
    road: 'Main Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('Postmaster for eleven years. On my own time I read maps of places I don’t intend to visit.'),
    gladToBeAskedAbout: [inEnglish('Mailing something odd'), inEnglish('Getting a road its right name')],
  },
  {
    key: 'magdalena',
    name: 'Magdalena Zúñiga',
    road: 'Main Street',
    roadShownTo: 'neighbors',
    reads: 'es',
    line: inSpanish(
      'Soy carnicera, como mi papá y mi abuela. Compré la tienda hace seis años y todavía discuto con el congelador.',
    ),
    gladToBeAskedAbout: [
      inSpanish('Qué hacer con un venado entero'),
      inSpanish('Poner un negocio sin perder el sueño'),
    ],
  },
  {
    key: 'wesley',
    name: 'Wesley Crowe',
    road: 'Depot Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Twenty-four. I stack apples for money and paddle for free. Thursdays I’m the slow one at Joyce’s Cherokee table.',
    ),
    gladToBeAskedAbout: [inEnglish('Which stretch of the river is safe today'), inEnglish('Moving a couch')],
  },
  {
    key: 'pao',
    name: 'Pao Vang',
    road: 'Depot Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('Cook now, insurance adjuster before. I live over the counter and can smell if I left it on.'),
    gladToBeAskedAbout: [inEnglish('Reading an insurance letter'), inEnglish('Hot peppers in a short summer')],
  },
  {
    key: 'gene',
    name: 'Gene Sturgill',
    road: 'Main Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'I had the Five and Ten, and my mother before me. Now I sell the same things a second time, at the thrift.',
    ),
    gladToBeAskedAbout: [inEnglish('Keeping a small shop open'), inEnglish('Jigsaw puzzles, lent')],
  },
  {
    key: 'carl',
    name: 'Carl Idol',
    road: 'Main Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Sold the garage, kept the habit. I listen to other people’s engines from a stool at the Blue Door.',
    ),
    gladToBeAskedAbout: [
      inEnglish('Buying a used car'),
      inEnglish('Putting on chains, in the dry, before you need to'),
    ],
  },
  {
    key: 'yolanda',
    name: 'Yolanda Vance',
    road: 'Depot Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('I drive the wrecker, so most of you have met me on a bad day. I sing alto on better ones.'),
    gladToBeAskedAbout: [inEnglish('Driving in snow'), inEnglish('The county choir, no audition')],
  },
  {
    key: 'dinah',
    name: 'Dinah Crowe',
    road: 'Depot Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Alvin Kemp hired me to sweep and I stayed nine years. It’s my name on the lease now, and his on the door.',
    ),
    gladToBeAskedAbout: [inEnglish('Whether a chair is worth it'), inEnglish('Getting through the first year')],
  },
  {
    key: 'frankie',
    name: 'Frankie Osborne',
    road: 'Main Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('Locksmith, sixty-six, four grandchildren. I can make a coin disappear and most doors open.'),
    gladToBeAskedAbout: [
      inEnglish('Where to hide a spare key, and where not to'),
      inEnglish('A magic trick for a birthday'),
    ],
  },
  {
    key: 'grace',
    name: 'Grace Yoon',
    road: 'Depot Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'I translate patents from Korean at a desk above the brewery. Ask me how a zipper is described by a lawyer.',
    ),
    gladToBeAskedAbout: [inEnglish('Working from home without turning odd'), inEnglish('Kimchi, by the crock')],
  },
  {
    key: 'bernice',
    name: 'Bernice Hodges',
    road: 'Main Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Amateur radio since 1966. When the telephones are out I can still get word to Raleigh, or to Perth.',
    ),
    gladToBeAskedAbout: [
      inEnglish('Power out: radios, batteries, who to check on'),
      inEnglish('Learning Morse at any age'),
    ],
  },
]
