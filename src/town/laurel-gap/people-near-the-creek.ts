import { inEnglish, inSpanish } from './own-words.ts'
import type { NeighborKey, TownPerson } from './shapes.ts'

/** Residents along Creek Road and the lanes off it. */
export const nearTheCreek: readonly TownPerson<NeighborKey>[] = [
  {
    key: 'priscilla',
    name: 'Priscilla Welch',
    road: 'Creek Road',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('Bank teller with a cat and a brother who raises fish. I do the accounts for all three.'),
    gladToBeAskedAbout: [inEnglish('Opening a first account'), inEnglish('Beadwork; I have a spare needle')],
  },
  {
    key: 'dan',
    name: 'Dan Welch',
    road: 'Little Horse Road',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('I raise trout, and I know every spring on this side of the ridge by its temperature.'),
    gladToBeAskedAbout: [inEnglish('Teaching a child to fish'), inEnglish('Whether your pond will hold')],
  },
  {
    key: 'jesse',
    name: 'Jesse Toler',
    road: 'Creek Road',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('I drive the county van. Nobody is late if they’re on my list, and nobody is hurried either.'),
    gladToBeAskedAbout: [inEnglish('Riding the van the first time'), inEnglish('Music for a wedding on no money')],
  },
  {
    key: 'julian',
    name: 'Julián Maldonado',
    road: 'Sluder Lane',
    roadShownTo: 'neighbors',
    reads: 'es',
    line: inSpanish(
      'Electricista. De día arreglo cables y de noche pierdo al ajedrez con Hoyt, que no habla mientras piensa.',
    ),
    gladToBeAskedAbout: [
      inSpanish('Qué luz se puede cambiar uno mismo'),
      inSpanish('El examen de electricista, en español'),
    ],
  },
  {
    key: 'walt',
    name: 'Walt Eller',
    road: 'Sluder Lane',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Long-haul mover turned nursery man, and I mean the kind with cribs. Bev says I nap better than they do.',
    ),
    gladToBeAskedAbout: [inEnglish('A child who won’t sleep'), inEnglish('Packing a truck')],
  },
  {
    key: 'ines',
    name: 'Inés Pech',
    road: 'Sluder Lane',
    roadShownTo: 'neighbors',
    reads: 'es',
    line: inSpanish(
      'Soldadora en la fábrica de remolques, turno de noche. En casa guardo semillas de frijol de mi abuela, con fecha.',
    ),
    gladToBeAskedAbout: [inSpanish('Soldar algo chico'), inSpanish('Frijoles que sí se dan aquí')],
  },
  {
    key: 'amos',
    name: 'Amos Phipps',
    road: 'Fox Grape Lane',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('Seventy-one, and I have been under a tractor for sixty of it. Come see the steering wheels.'),
    gladToBeAskedAbout: [inEnglish('Starting a tractor in the cold'), inEnglish('Mowing a bank and living')],
  },
  {
    key: 'ginger',
    name: 'Ginger Kilby',
    road: 'Creek Road',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Surgical nurse for thirty years, deer from September to New Year’s, then ballroom in Boone till spring.',
    ),
    gladToBeAskedAbout: [inEnglish('What happens before an operation'), inEnglish('Dancing lead')],
  },
  {
    key: 'denise',
    name: 'Denise Blevins',
    road: 'Little Horse Road',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Second grade for twenty years, then my father’s mill. I still count to three before I raise my voice.',
    ),
    gladToBeAskedAbout: [inEnglish('What kind of tree that is'), inEnglish('A child who is behind in reading')],
  },
  {
    key: 'brooke',
    name: 'Brooke Sexton',
    road: 'Little Horse Road',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('Night nurse on the heart floor in Boone. If my curtains are shut at noon, that’s my midnight.'),
    gladToBeAskedAbout: [
      inEnglish('Visiting somebody at the hospital'),
      inEnglish('A ride home at seven in the morning'),
    ],
  },
  {
    key: 'dale',
    name: 'Dale Faw',
    road: 'Creek Road',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'I’ll get your saw running when Hoyt’s in the woods. It won’t be pretty and I won’t charge for pretty.',
    ),
    gladToBeAskedAbout: [inEnglish('A mower that won’t start'), inEnglish('Birdhouses, I make too many')],
  },
  {
    key: 'roscoe',
    name: 'Roscoe Absher',
    road: 'Creek Road',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('Eighty-one, dairy till ’97. My boy went off to Mexico and came home a baker. I eat the evidence.'),
    gladToBeAskedAbout: [inEnglish('A cow that’s off her feed'), inEnglish('How the creek ran before the bridge')],
  },
]
