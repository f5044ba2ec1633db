import { inEnglish, inSpanish } from './own-words.ts'
import type { TownBusiness } from './shapes.ts'

/** One person each, working from a kitchen, a lesson room or the car. */
export const helpingHands: readonly TownBusiness[] = [
  {
    slug: 'noemi-castellanos-interprete',
    name: 'Noemí Castellanos, intérprete',
    categories: ['interpreter', 'translator', 'immigration-help'],
    about:
      'Acompaño al médico, al juzgado, a la escuela o al banco, y traduzco actas y cartas. Digo todo lo que se dijo, ni más ni menos.',
    aboutLanguage: 'es',
    address: { number: '31', road: 'Tanbark Lane' },
    addressShown: 'town',
    lat: 36.42711,
    lon: -81.35899,
    phone: '828-555-0124',
    mail: 'noemi@interprete.example.org',
    hours: { text: 'Mo-Sa 08:00-19:00 "by appointment"', understood: true },
    confirmed: { by: 'noemi', daysAgo: 13 },
    approach: {
      codes: ['by-appointment', 'call-first', 'text-ok'],
      ownWords: inSpanish('Avíseme en cuanto le den la cita, no la víspera. Si es urgencia, la víspera también.'),
    },
    pays: ['cash', 'check', 'venmo', 'trade'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['es', 'en'],
    directions: {
      language: 'es',
      steps: [
        'Llame o mande un mensaje con el día, la hora y el lugar de la cita.',
        'Nos vemos ahí mismo, quince minutos antes, para que me cuente.',
        'Si prefiere conocerme primero, los jueves a las cinco estoy en la biblioteca.',
      ],
    },
    fillsIn: inSpanish('Si no puedo ir, Graciela acompaña a la escuela y Marisol interpreta por teléfono.'),
    makesMyDay: inSpanish('Que me pregunten qué quiso decir el doctor, aunque ya hayamos salido.'),
    chalkboard: inSpanish('El viernes voy al juzgado; tengo lugar para uno más en el carro.'),
    faces: [
      {
        name: 'Noemí Castellanos',
        role: inSpanish('Intérprete y traductora'),
        whenIn: inSpanish('Con cita; los jueves a las cinco, en la biblioteca'),
        line: inSpanish('Usted hable como habla. De lo demás me encargo yo.'),
        openers: [
          inSpanish('La palabra que no existe en el otro idioma. Tengo una lista.'),
          inEnglish('What I do when the judge says y’all.'),
        ],
        account: 'noemi',
        claim: 'owner',
      },
    ],
  },
  {
    slug: 'calvin-shook-home-aide',
    name: 'Calvin Shook, Home Aide',
    categories: ['elder-care', 'home-care-agency'],
    about:
      'I do what a son would if he lived close: bathing, meals, medicines set out, a steady arm, and an evening off for whoever does it the rest of the week. Certified.',
    aboutLanguage: 'en',
    address: { number: '9', road: 'School Street' },
    addressShown: 'town',
    lat: 36.43171,
    lon: -81.34942,
    phone: '828-555-0127',
    hours: { text: '"by appointment"', understood: true },
    confirmed: { by: 'faye', daysAgo: 29 },
    approach: {
      codes: ['call-evenings', 'by-appointment'],
      ownWords: inEnglish('The first visit is coffee with both of you. I don’t touch a thing.'),
    },
    pays: ['cash', 'check'],
    wheelchair: 'no',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'I come to the house.',
        'Call after seven and tell me about their day, hour by hour.',
        'Ask about me at the clinic, or at any house I’ve been in.',
      ],
    },
    fillsIn: inEnglish('When I’m with somebody overnight, Ginger Kilby takes my calls from February to August.'),
    makesMyDay: inEnglish('Finding out what they used to be bossy about.'),
    faces: [
      {
        name: 'Calvin Shook',
        role: inEnglish('Home health aide'),
        whenIn: inEnglish('Evenings, by phone'),
        line: inEnglish('I played tackle in college. I can lift your father and he won’t notice.'),
        openers: [
          inEnglish('Biscuits, and the argument about them.'),
          inEnglish('Card games. One of my ladies has ruined me for honest play.'),
        ],
        account: 'calvin',
        claim: 'owner',
      },
    ],
  },
  {
    slug: 'eller-child-care',
    name: 'Eller Child Care',
    categories: ['home-child-care'],
    about:
      'Six children at most, babies to kindergarten, in our own house with a fenced yard and a very old dog. Licensed.',
    aboutLanguage: 'en',
    address: { number: '54', road: 'Sluder Lane' },
    addressShown: 'road',
    lat: 36.43479,
    lon: -81.34351,
    phone: '828-555-0128',
    hours: { text: 'Mo-Fr 06:30-17:30', understood: true },
    confirmed: { by: 'walt', daysAgo: 75 },
    approach: {
      codes: ['call-first'],
      ownWords: inEnglish(
        'Call between one and two, when they’re asleep. Then come for a morning with your child and stay.',
      ),
    },
    pays: ['check', 'card', 'venmo'],
    wheelchair: 'limited',
    comesToYou: false,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'Call first; we will tell you which house.',
        'It is on Sluder Lane, off Creek Road, five minutes from the school.',
        'Drop-off is at the kitchen door.',
      ],
    },
    fillsIn: inEnglish(
      'No room here? Camille at the pharmacy knows who sits, and Yvonne at the school knows who is asking.',
    ),
    makesMyDay: inEnglish('Mud boots with a name in them.'),
    chalkboard: inEnglish('One place for a two-year-old from the first of December.'),
    faces: [
      {
        name: 'Walt Eller',
        role: inEnglish('Runs the house'),
        whenIn: inEnglish('All day'),
        line: inEnglish('Nineteen years hauling furniture coast to coast. Nobody in the cab ever laughed this much.'),
        openers: [inEnglish('What somebody said today. There is always one.'), inEnglish('Bread I let them punch.')],
        account: 'walt',
        claim: 'owner',
      },
      {
        name: 'Bev Eller',
        role: inEnglish('Babies, and the paperwork'),
        whenIn: inEnglish('Mornings'),
        line: inEnglish('Walt does the songs. I do the naps.'),
        openers: [inEnglish('The dog, who is nineteen and a half.')],
      },
    ],
  },
  {
    slug: 'thaddeus-horton-banjo-and-fiddle',
    name: 'Thaddeus Horton, Banjo & Fiddle',
    categories: ['music-lessons', 'instrument-repair'],
    about:
      'Here you learn by ear, at whatever age you come. I see to pegs, bridges and skin heads too, and no instrument gets laughed at.',
    aboutLanguage: 'en',
    address: { number: '13', road: 'School Street' },
    addressShown: 'full',
    lat: 36.43216,
    lon: -81.34938,
    phone: '336-555-0187',
    hours: { text: 'Mo-Th 15:00-19:00 "by appointment"; Sa 10:00-12:00', understood: true },
    confirmed: { by: 'thaddeus', daysAgo: 165 },
    approach: {
      codes: ['by-appointment', 'knock-loud', 'no-texts'],
      ownWords: inEnglish('Saturday morning is open house. Sit in, or sit on the steps; it carries.'),
    },
    pays: ['cash', 'check', 'trade'],
    wheelchair: 'limited',
    comesToYou: false,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'School Street, across from the ball field.',
        'Gray porch with four chairs and no two alike.',
        'If you hear playing, come in during it. Knocking won’t help.',
      ],
    },
    fillsIn: inEnglish('For brass and drums see Graciela Luna at the school. She lends.'),
    makesMyDay: inEnglish('A grandchild with their grandfather’s fiddle, in the case or out of it.'),
    faces: [
      {
        name: 'Thaddeus Horton',
        role: inEnglish('Teacher'),
        whenIn: inEnglish('Afternoons, and Saturday mornings'),
        line: inEnglish(
          'My great-aunt played for dances on both sides of this mountain. You will get it from her, through me.',
        ),
        openers: [
          inEnglish('Where the banjo came from. Bring a sandwich.'),
          inEnglish('Forty years a bank examiner, and what it does to your sense of rhythm.'),
        ],
        account: 'thaddeus',
        claim: 'owner',
      },
    ],
  },
]
