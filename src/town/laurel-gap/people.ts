import { inEnglish, inSpanish } from './own-words.ts'
import type { DemoPerson } from './shapes.ts'

/** The six persons one can become, in the order the demonstration names them. */
export const demoPeople: readonly DemoPerson[] = [
  {
    key: 'ruth',
    role: 'resident',
    whoTheyAre: { en: 'Resident', es: 'Vecina' },
    name: 'Ruth Calloway',
    road: 'Creek Road',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Thirty-one years an air traffic controller in Charlotte. Back in my mother’s house since last winter, learning to fix what she left me.',
    ),
    gladToBeAskedAbout: [
      inEnglish('Canning without a fuss'),
      inEnglish('Which planes those are, way up'),
      inEnglish('A ride to Boone on Thursdays'),
    ],
  },
  {
    key: 'earl',
    role: 'owner',
    whoTheyAre: { en: 'Owner of Gap Hardware & Feed', es: 'Dueño de Gap Hardware & Feed' },
    name: 'Earl Presnell',
    road: 'Old Gap Road',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish('I’ve kept the store since 1984 and the rain gauge since 1991. The gauge talks back less.'),
    gladToBeAskedAbout: [
      inEnglish('Old plumbing, and who put it in'),
      inEnglish('Training a beagle that won’t come'),
      inEnglish('Forty years of rainfall, in pencil'),
    ],
  },
  {
    key: 'tammy',
    role: 'clerk',
    whoTheyAre: { en: 'Clerk at Gap Hardware & Feed', es: 'Dependienta de Gap Hardware & Feed' },
    name: 'Tammy Yates',
    road: 'School Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Nine years dispatching for the ambulance service, and now keys, paint and feed. People are calmer when they come in for feed.',
    ),
    gladToBeAskedAbout: [
      inEnglish('What to keep in the car in winter'),
      inEnglish('Wrestling, the kind my daughter does for the high school'),
    ],
  },
  {
    key: 'ana',
    role: 'newcomer',
    whoTheyAre: { en: 'New in town, reads Spanish', es: 'Recién llegada, lee en español' },
    name: 'Ana Quiroga',
    road: 'Depot Street',
    roadShownTo: 'neighbors',
    reads: 'es',
    line: inSpanish(
      'Soy ingeniera y reviso puentes para el estado. Llegué en septiembre con mi hijo Mateo, que ya conoce a más gente que yo.',
    ),
    gladToBeAskedAbout: [
      inSpanish('Cómo saber si un puentecito aguanta la camioneta'),
      inSpanish('Tareas de matemáticas, de primaria o de universidad'),
      inSpanish('Arepas'),
    ],
  },
  {
    key: 'dot',
    role: 'host',
    whoTheyAre: { en: 'Host, walks new people around', es: 'Anfitriona, acompaña a los recién llegados' },
    name: 'Dot Hemphill',
    road: 'Church Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'Machinist for thirty-four years, retired twice. I walk slow, I know most doors, and I don’t mind knocking on them with you.',
    ),
    gladToBeAskedAbout: [
      inEnglish('Who to see about nearly anything'),
      inEnglish('Sharpening: knives, chisels, mower blades'),
      inEnglish('Where the good sidewalk is'),
    ],
  },
  {
    key: 'dee',
    role: 'steward',
    whoTheyAre: { en: 'Steward, at the library desk', es: 'Encargada, en el mostrador de la biblioteca' },
    name: 'Dee Lassiter',
    road: 'Church Street',
    roadShownTo: 'neighbors',
    reads: 'en',
    line: inEnglish(
      'I keep the library open and this list honest. If something here is wrong, tell me and I’ll go look.',
    ),
    gladToBeAskedAbout: [
      inEnglish('Forms of every kind, and how to fill them in'),
      inEnglish('Pinball, seriously'),
      inEnglish('Who lived in your house before you did'),
    ],
  },
]
