import type { TownBook } from './relations-counter.ts'

/** What is kept under the counters of Main Street and Church Street. */
export const booksOfMainStreet: readonly TownBook[] = [
  {
    business: 'the-blue-door-cafe',
    keeper: 'wanda',
    language: 'en',
    regulars: [
      {
        name: 'Ruth Calloway',
        usual: 'soup, and the heel of the bread',
        often: { every: 13, last: 8, times: 14 },
        notes: [
          { text: 'The counter once it clears, not the long table. She’ll go when she’s ready.', daysAgo: 124 },
          { text: 'about the jars in her car', daysAgo: 8, kind: 'ask' },
        ],
        card: { account: 'ruth', daysAgo: 60, usual: 'soup, and the heel of the bread' },
      },
      {
        name: 'Dwight Cook',
        usual: 'two over easy, table by the pie case',
        birthday: { month: 11, day: 25 },
        often: { every: 2, last: 1, times: 26 },
        notes: [{ text: 'Messages for him go under the sugar. He looks.', daysAgo: 40 }],
        card: { account: 'dwight', daysAgo: 200 },
      },
      {
        name: 'Dot Hemphill',
        usual: 'oatmeal, and whoever she’s brought',
        often: { every: 6, last: 4, times: 20 },
        notes: [
          { text: 'When she brings somebody new, the bill goes to neither of them the first time.', daysAgo: 90 },
          { text: 'whether the boy got his horn', daysAgo: 20, kind: 'ask' },
        ],
        card: { account: 'dot', daysAgo: 210 },
      },
      {
        name: 'Earl Presnell',
        usual: 'coffee, black; pie, not raisin',
        often: { every: 9, last: 8, times: 18 },
        notes: [
          { text: 'He and Vernon are two stools apart till Thanksgiving. Don’t seat anybody between.', daysAgo: 8 },
        ],
        card: { account: 'earl', daysAgo: 150 },
      },
      {
        name: 'Vernon Stamper',
        usual: 'toast and the crossword',
        birthday: { month: 12, day: 1 },
        often: { every: 3, last: 1, times: 22 },
        notes: [],
      },
      {
        name: 'Carl Idol',
        usual: 'the stool by the window, decaf',
        often: { every: 4, last: 3, times: 16 },
        notes: [
          {
            text: 'His tab keeps till the first. Don’t bring it up where the window is listening.',
            daysAgo: 70,
            ownersOnly: true,
          },
        ],
      },
      {
        name: 'Brooke Sexton',
        usual: 'supper at seven in the morning',
        birthday: { month: 11, day: 19 },
        often: { every: 10, last: 5, times: 12 },
        notes: [],
      },
      {
        name: 'Ana Quiroga',
        usual: 'café con leche, and the edge of the pie for Mateo',
        often: { every: 10, last: 6, times: 3 },
        notes: [],
      },
      { name: 'Percy Kearns', usual: 'biscuit, his own honey', often: { every: 20, last: 52, times: 8 }, notes: [] },
    ],
  },
  {
    business: 'halfway-grocery',
    keeper: 'magdalena',
    language: 'es',
    regulars: [
      {
        name: 'Ana Quiroga',
        usual: 'harina blanca para arepas, queso fresco',
        often: { every: 8, last: 4, times: 6 },
        notes: [{ text: 'cómo le salió el pandebono', daysAgo: 11, kind: 'ask' }],
        card: { account: 'ana', daysAgo: 20, usual: 'harina blanca para arepas, queso fresco' },
      },
      {
        name: 'Inés Pech',
        usual: 'masa los viernes, antes de las diez',
        birthday: { month: 11, day: 28 },
        often: { every: 7, last: 4, times: 18 },
        notes: [{ text: 'Sale del turno de noche. No platicarle mucho hasta el café.', daysAgo: 60 }],
        card: { account: 'ines', daysAgo: 130 },
      },
      {
        name: 'Julián Maldonado',
        usual: 'costilla, y paga con foco si uno se deja',
        often: { every: 12, last: 9, times: 10 },
        notes: [],
      },
      {
        name: 'Ginger Kilby',
        usual: 'freezer paper, forty feet',
        often: { every: 9, last: 2, times: 7 },
        notes: [{ text: 'dos rollos de papel para congelar', daysAgo: 2, kind: 'order' }],
      },
      { name: 'Hollis Byrd', usual: 'sardines and a newspaper', often: { every: 6, last: 1, times: 15 }, notes: [] },
      { name: 'Faye Dancy', usual: 'soft bread for her mother', often: { every: 7, last: 3, times: 12 }, notes: [] },
    ],
  },
  {
    business: 'whitfield-pharmacy',
    keeper: 'camille',
    language: 'en',
    regulars: [
      {
        name: 'Faye Dancy',
        usual: 'picks up Fridays, at the side door',
        often: { every: 14, last: 4, times: 12 },
        notes: [{ text: 'Carry it out to the car if her mother’s in it.', daysAgo: 88 }],
        card: { account: 'faye', daysAgo: 160 },
      },
      { name: 'Earl Presnell', usual: 'peppermints and the news', often: { every: 30, last: 22, times: 8 }, notes: [] },
      {
        name: 'Roscoe Absher',
        usual: 'liniment, for the cow he says',
        often: { every: 35, last: 19, times: 7 },
        notes: [],
      },
      {
        name: 'Priscilla Welch',
        usual: 'reading glasses; sits on them',
        often: { every: 50, last: 34, times: 5 },
        notes: [],
      },
      {
        name: 'Thaddeus Horton',
        usual: 'hand balm, before a lesson day',
        birthday: { month: 11, day: 20 },
        often: { every: 28, last: 12, times: 9 },
        notes: [],
      },
    ],
  },
  {
    business: 'stoplight-laundromat',
    keeper: 'odell',
    language: 'en',
    regulars: [
      {
        name: 'Grace Yoon',
        usual: 'number six, cold; wool on hangers',
        often: { every: 9, last: 3, times: 20 },
        notes: [{ text: 'Knock on the dryer door when it’s done. She’s in a patent and won’t hear it.', daysAgo: 45 }],
        card: { account: 'grace', daysAgo: 120 },
      },
      {
        name: 'Vernon Stamper',
        usual: 'winds the clock, washes one shirt',
        often: { every: 7, last: 6, times: 18 },
        notes: [],
      },
      { name: 'Silas Greene', usual: 'two loads and a nap', often: { every: 8, last: 5, times: 14 }, notes: [] },
      { name: 'Pao Vang', usual: 'aprons, hot, Mondays', often: { every: 7, last: 1, times: 20 }, notes: [] },
    ],
  },
  {
    business: 'laurel-gap-library',
    keeper: 'dee',
    language: 'en',
    regulars: [
      {
        name: 'Silas Greene',
        usual: 'the floor by the heater',
        often: { every: 5, last: 3, times: 24 },
        notes: [{ text: 'Has his own key upstairs. Lights only; he knows about the lights.', daysAgo: 3 }],
      },
      {
        name: 'Ana Quiroga',
        usual: 'the table under the clock, Thursdays, with Mateo',
        often: { every: 9, last: 5, times: 5 },
        notes: [{ text: 'a copy of the telegraph picture for her father', daysAgo: 5, kind: 'order' }],
        card: { account: 'ana', daysAgo: 40, usual: 'la mesa debajo del reloj, los jueves, con Mateo' },
      },
      {
        name: 'Nell Farthing',
        usual: 'back table, jars, first and third Wednesdays',
        birthday: { month: 11, day: 30 },
        often: { every: 14, last: 13, times: 16 },
        notes: [],
      },
      {
        name: 'Vernon Stamper',
        usual: 'the clock; he won’t let us call anybody',
        often: { every: 30, last: 18, times: 9 },
        notes: [],
      },
      {
        name: 'Joyce Owle',
        usual: 'the back table by the window, Thursdays at five-thirty',
        birthday: { month: 11, day: 21 },
        often: { every: 7, last: 5, times: 26 },
        notes: [],
      },
      {
        name: 'Nate Bowers',
        usual: 'a headset, and the seat with the wall on his right',
        often: { every: 21, last: 62, times: 8 },
        notes: [],
      },
    ],
  },
]
