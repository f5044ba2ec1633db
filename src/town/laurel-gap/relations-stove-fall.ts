import { inEnglish, inSpanish } from './own-words.ts'
import type { TownQuestion } from './relations-stove.ts'
import type { AccountKey, OwnWords } from './shapes.ts'

type Said = readonly [by: AccountKey, words: OwnWords, toWhom?: 'anybody']

/** A week's question; one answer a day, as they came in. */
const week = (weeksAgo: number, words: OwnWords, said: readonly Said[]): TownQuestion => ({
  weeksAgo,
  words,
  answers: said.map(([by, answer, toWhom], at) => ({
    by,
    words: answer,
    daysAgo: 7 * weeksAgo + 1 - Math.min(at, 6),
    ...(toWhom && { anybody: true as const }),
  })),
})

/** What was asked around the stove from the end of August on. Oldest first. */
export const questionsOfFall: readonly TownQuestion[] = [
  week(12, inEnglish('What did you eat this summer that you’ll think about in February?'), [
    ['percy', inEnglish('A tomato off Curtis’s table, over the sink, at noon. I didn’t turn the water on.')],
    ['magdalena', inSpanish('Elote asado en el estacionamiento, con la señora Ginger cuidando el carbón.'), 'anybody'],
    ['wesley', inEnglish('Blackberries, from the boat. You have to hold on to the bush and hope.')],
    ['eloise', inEnglish('My own peach cobbler. I’m not going to be modest about it in February.')],
  ]),
  week(11, inEnglish('Which sound tells you that you’re home?'), [
    ['dwight', inEnglish('Terri’s rig cooling off. It ticks.')],
    ['samir', inEnglish('The third stair. In Amman it was the second.'), 'anybody'],
    ['yolanda', inEnglish('The wrecker’s radio going off, and nobody on it.')],
    ['noemi', inSpanish('El perro del vecino, que ladra en dos idiomas.')],
    ['lenora', inEnglish('Nothing at all, and then the clock.')],
  ]),
  week(10, inEnglish('What have you got two of that somebody else could use one of?'), [
    ['russell', inEnglish('Irons. One steams, and the other is only heavy.')],
    ['kat', inEnglish('Sourdough starters. They were one last week.'), 'anybody'],
    ['gene', inEnglish('The same jigsaw, both short the same piece. Explain that.')],
    ['ines', inSpanish('Máscaras de soldar. Para el que quiera aprender un sábado.')],
  ]),
  week(9, inEnglish('What did you get wrong when you first came here?'), [
    ['nate', inEnglish('I thought a wave meant they knew me.')],
    ['anjali', inEnglish('All-season tires.'), 'anybody'],
    ['grace', inEnglish('I knocked at the front. Nobody has been through that door since a wedding.')],
    ['hal', inEnglish('Thought I’d be left alone. I’d have been sorry.')],
    ['roz', inEnglish('I was born here. I got it wrong anyway, and left for nine years.')],
  ]),
  week(8, inEnglish('Who fixed something for you that wasn’t theirs to fix?'), [
    [
      'camille',
      inEnglish('Whoever straightened the pharmacy sign after the wind. It was crooked for years, and I miss it.'),
    ],
    ['ana', inSpanish('El señor del banco de enfrente del correo me amarró el paraguas. Llevo cuatro días aquí.')],
    ['tobias', inEnglish('Odell put a new zipper pull on my jacket while I was wearing it.'), 'anybody'],
    ['harold', inEnglish('Keisha fixed my schedule. I hadn’t known it was broken.')],
  ]),
  week(7, inEnglish('What is the best thing in your shed?'), [
    ['hoyt', inEnglish('A 1951 mower that has never once been asked to hurry.')],
    ['jerome', inEnglish('The chair I go out there to sit in.'), 'anybody'],
    ['walt', inEnglish('Nine sleds, all sizes, and a rope for when they’re one long one.')],
    ['amos', inEnglish('The wall of steering wheels. Every one of them has a name to it.')],
    ['joyce', inEnglish('Last year’s gourds. They rattle like they have something to say.')],
  ]),
  week(6, inEnglish('Which tree are you watching?'), [
    ['pilar', inEnglish('The poplar by the church. It’s fine. I like to be sure.'), 'anybody'],
    ['denise', inEnglish('A white oak on Little Horse that I’d be ashamed to saw.')],
    ['yvonne', inEnglish('The maple at the bus circle. When it goes, they all want jackets.')],
    [
      'graciela',
      inSpanish('El nogal del patio de la escuela. Cae una nuez en cada ensayo, siempre en el silencio.'),
      'anybody',
    ],
  ]),
  week(5, inEnglish('What do you bring to a covered-dish supper, and who taught you?'), [
    ['ruth', inEnglish('Pickled beets, Mama’s, with the clove she said she left out.')],
    ['pao', inEnglish('Sticky rice. My aunt taught me. She says it isn’t right yet.'), 'anybody'],
    ['neal', inSpanish('Pan, claro. Me enseñó un señor en Puebla que nunca pesó nada.')],
    ['vernon', inEnglish('Myself, and a folding chair.')],
    ['ginger', inEnglish('Liver mush. My mother. I bring it home again, too.')],
    ['marcus', inEnglish('A cake that has to travel. I was taught by one that didn’t.')],
  ]),
  week(4, inEnglish('What’s the farthest anybody ever went to do you a kindness?'), [
    ['brooke', inEnglish('Jesse came to Boone at four in the morning, off the clock, because the roads had gone bad.')],
    ['julian', inSpanish('Doña Amparo manejó a Laredo y de regreso por mi papá. Dijo que iba para allá.')],
    [
      'bernice',
      inEnglish('Nine thousand miles, by voice. A stranger in Perth sat up all night with me in 1977.'),
      'anybody',
    ],
    ['frankie', inEnglish('Across the street. But it was the right minute.')],
  ]),
  week(3, inEnglish('What are you learning, and how badly is it going?'), [
    ['silas', inEnglish('Banjo. One tune. The dog leaves at the same place every time.')],
    ['dee', inEnglish('Spanish. I asked a child how many years he owned.')],
    ['jolene', inEnglish('To be funny in under two minutes. Walls are easier.'), 'anybody'],
    ['mai', inEnglish('Whistling for two hands. The cows come; nobody else does.')],
    ['luis', inSpanish('A correr de bajada. Las rodillas votan en contra.')],
    ['tasha', inEnglish('Feathered stars. Quilters will know. Everybody else, it’s triangles and crying.')],
  ]),
]
