import type { TownBook } from './relations-counter.ts'

/** What is kept under the counters of Depot Street, and out by the tracks. */
export const booksOfDepotStreet: readonly TownBook[] = [
  {
    business: 'panaderia-la-vuelta',
    keeper: 'neal',
    language: 'es',
    regulars: [
      {
        name: 'Ana Quiroga',
        usual: 'seis bolillos y una concha para Mateo',
        often: { every: 7, last: 3, times: 8 },
        notes: [
          { text: 'Si se le hace tarde en el puente, guardarle el pan en la bolsa azul.', daysAgo: 17 },
          { text: 'el queso para la prueba del sábado', daysAgo: 3, kind: 'ask' },
        ],
        card: { account: 'ana', daysAgo: 45, usual: 'seis bolillos y una concha para Mateo' },
      },
      {
        name: 'Amparo Ortega',
        usual: 'una rosca chica, para dos',
        birthday: { month: 11, day: 24 },
        often: { every: 8, last: 4, times: 16 },
        notes: [{ text: 'rosca grande para el 24, de nuez', daysAgo: 4, kind: 'order' }],
      },
      { name: 'Luis Ortega', usual: 'café y un bísquet, de pie', often: { every: 6, last: 5, times: 18 }, notes: [] },
      {
        name: 'Julián Maldonado',
        usual: 'la mesa junto al enchufe',
        often: { every: 4, last: 4, times: 22 },
        notes: [],
      },
      { name: 'Roscoe Absher', usual: 'lo que haya salido feo', often: { every: 5, last: 3, times: 20 }, notes: [] },
      {
        name: 'Lamar Grimes',
        usual: 'dos cuernitos antes de abrir',
        often: { every: 4, last: 4, times: 20 },
        notes: [],
      },
    ],
  },
  {
    business: 'second-chair-hair',
    keeper: 'lamar',
    language: 'en',
    regulars: [
      {
        name: 'Dee Lassiter',
        usual: 'a trim, ears showing',
        often: { every: 43, last: 5, times: 8 },
        notes: [{ text: 'Owes me a rematch on the left flipper. She says I do.', daysAgo: 47 }],
        card: { account: 'dee', daysAgo: 180 },
      },
      {
        name: 'Earl Presnell',
        usual: 'short, and leave him what there is',
        often: { every: 44, last: 12, times: 8 },
        notes: [],
        card: { account: 'earl', daysAgo: 56 },
      },
      { name: 'Tobias Mast', usual: 'fits under a helmet', often: { every: 30, last: 13, times: 10 }, notes: [] },
      {
        name: 'Eloise Horton',
        usual: 'wash and set, Fridays',
        birthday: { month: 11, day: 27 },
        often: { every: 14, last: 4, times: 20 },
        notes: [],
      },
      {
        name: 'Marcus Tate',
        usual: 'himself, then both twins on the board',
        often: { every: 35, last: 17, times: 9 },
        notes: [],
      },
      { name: 'Buddy Shoaf', usual: 'flat on top', often: { every: 28, last: 97, times: 9 }, notes: [] },
    ],
  },
  {
    business: 'vang-supper-counter',
    keeper: 'pao',
    language: 'en',
    regulars: [
      {
        name: 'Grace Yoon',
        usual: 'the soup, whatever it is',
        often: { every: 7, last: 4, times: 20 },
        notes: [{ text: 'Her own kimchi is in the back of the walk-in, labeled. Leave it be.', daysAgo: 68 }],
        card: { account: 'grace', daysAgo: 100 },
      },
      { name: 'Eloise Horton', usual: 'end stool, no spin', often: { every: 14, last: 6, times: 12 }, notes: [] },
      { name: 'Wesley Crowe', usual: 'noodles, twice', often: { every: 5, last: 3, times: 18 }, notes: [] },
      { name: 'Dan Welch', usual: 'trades trout for supper', often: { every: 10, last: 10, times: 12 }, notes: [] },
    ],
  },
  {
    business: 'one-light-brewing',
    keeper: 'nell',
    language: 'en',
    regulars: [
      {
        name: 'Marisol Reyes',
        usual: 'ginger beer; she’s driving the robot home',
        often: { every: 12, last: 5, times: 14 },
        notes: [{ text: 'what it lifts now', daysAgo: 12, kind: 'ask' }],
        card: { account: 'marisol', daysAgo: 75 },
      },
      {
        name: 'Ruth Calloway',
        usual: 'one small one, by the piano',
        often: { every: 33, last: 24, times: 5 },
        notes: [],
      },
      {
        name: 'Hal Testerman',
        usual: 'porter, and the sheep question',
        often: { every: 14, last: 12, times: 14 },
        notes: [],
      },
      {
        name: 'Curtis Hale',
        usual: 'calls the square dance, drinks cider',
        often: { every: 21, last: 17, times: 9 },
        notes: [],
      },
      {
        name: 'Yolanda Vance',
        usual: 'nothing on a wrecker night, and a stout on the others',
        often: { every: 16, last: 20, times: 9 },
        notes: [],
      },
    ],
  },
  {
    business: 'greers-small-engine',
    keeper: 'hoyt',
    language: 'en',
    regulars: [
      {
        name: 'Ruth Calloway',
        usual: 'her mother’s saw',
        cameIn: [
          [18, 'saw sharpened'],
          [144, 'the mower'],
        ],
        notes: [{ text: 'Cuts her own kindling now. Sharpen it fine.', daysAgo: 18 }],
        card: { account: 'ruth', daysAgo: 17, usual: 'Mama’s saw' },
      },
      { name: 'Pilar Zúñiga', usual: 'three saws and a pole', often: { every: 21, last: 11, times: 12 }, notes: [] },
      {
        name: 'Ray Owle',
        usual: 'the baler, and the other baler',
        often: { every: 40, last: 25, times: 7 },
        notes: [],
      },
      {
        name: 'Kat Miller',
        usual: 'the fire hall’s saws, before theirs',
        often: { every: 60, last: 13, times: 5 },
        notes: [],
      },
    ],
  },
  {
    business: 'gap-towing-and-body',
    keeper: 'yolanda',
    language: 'en',
    regulars: [
      {
        name: 'Dwight Cook',
        usual: 'the rig, every five thousand',
        often: { every: 60, last: 29, times: 6 },
        notes: [{ text: 'Rides along to test it. Saturn all the way up the ridge.', daysAgo: 89 }],
        card: { account: 'dwight', daysAgo: 155 },
      },
      {
        name: 'Jesse Toler',
        usual: 'the van, first thing, before his list',
        often: { every: 30, last: 12, times: 11 },
        notes: [],
      },
      {
        name: 'Brooke Sexton',
        usual: 'oil, while she sleeps in the office',
        often: { every: 80, last: 41, times: 4 },
        notes: [],
      },
      { name: 'Carl Idol', usual: 'nothing. Listens', often: { every: 3, last: 1, times: 24 }, notes: [] },
    ],
  },
  {
    business: 'kemp-upholstery',
    keeper: 'dinah',
    language: 'en',
    regulars: [
      { name: 'Curtis Hale', usual: 'one chair at a time', often: { every: 120, last: 60, times: 3 }, notes: [] },
      {
        name: 'Hollis Byrd',
        usual: 'talks to the rocker',
        often: { every: 50, last: 19, times: 4 },
        notes: [{ text: 'a yard of the old stripe, when it comes', daysAgo: 19, kind: 'order' }],
      },
      {
        name: 'Rev. Ann Tate',
        usual: 'pew cushions, the left side wears',
        often: { every: 90, last: 54, times: 3 },
        notes: [],
      },
    ],
  },
  {
    business: 'fox-grape-farm-stand',
    keeper: 'ray',
    language: 'en',
    regulars: [
      {
        name: 'Wanda Triplett',
        usual: 'pumpkins for pie, the ugly kind',
        often: { every: 14, last: 24, times: 8 },
        notes: [],
      },
      { name: 'Dot Hemphill', usual: 'corn, and a report', often: { every: 21, last: 45, times: 5 }, notes: [] },
      { name: 'Pao Vang', usual: 'every hot pepper there is', often: { every: 9, last: 31, times: 10 }, notes: [] },
      { name: 'Kat Miller', usual: 'the fire hall’s tree, eleven feet', cameIn: [[339, 'the tree']], notes: [] },
    ],
  },
]
