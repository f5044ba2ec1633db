import { inEnglish, inSpanish } from './own-words.ts'
import type { TownBusiness } from './shapes.ts'

/** Who comes to the house when something in it has quit. */
export const houseTrades: readonly TownBusiness[] = [
  {
    slug: 'maldonado-electric',
    name: 'Maldonado Electric',
    categories: ['electrician'],
    about:
      'Hago segura la instalación vieja sin romperle la pared. También tableros, la corriente de la bomba del pozo y ese enchufe que siempre hizo falta. Con licencia.',
    aboutLanguage: 'es',
    address: { number: '88', road: 'Sluder Lane' },
    addressShown: 'road',
    lat: 36.43608,
    lon: -81.34442,
    phone: '828-555-0104',
    hours: { text: 'Mo-Fr 07:00-16:30 unknown "call first"', understood: true },
    confirmed: { by: 'julian', daysAgo: 17 },
    approach: {
      codes: ['call-first', 'text-ok'],
      ownWords: inSpanish('Antes que nada: ¿huele a quemado? Baje la palanca principal, llame al 911 y luego a mí.'),
    },
    pays: ['cash', 'check', 'card', 'venmo'],
    wheelchair: 'no',
    comesToYou: true,
    languages: ['es', 'en'],
    directions: {
      language: 'es',
      steps: [
        'Voy a su casa, en Laurel Gap y hasta la línea del condado.',
        'Llame o mande un mensaje con el nombre de su camino y qué cuartos se quedaron sin luz.',
        'Al mediodía casi siempre estoy en la panadería, en la mesa junto al enchufe.',
      ],
    },
    fillsIn: inSpanish(
      'En las dos semanas de Navidad, pregúntele a Russell Ward si puede esperar. Él sabe lo que hace un cable.',
    ),
    makesMyDay: inSpanish('Un tablero donde alguien apuntó qué es cada cosa.'),
    chalkboard: inSpanish('Ya hay calentadores de tubería con termostato. Se ponen en una hora.'),
    faces: [
      {
        name: 'Julián Maldonado',
        role: inSpanish('Electricista'),
        whenIn: inSpanish('Por teléfono desde las siete; al mediodía, en la panadería'),
        line: inSpanish('Primero le digo qué es peligroso. Lo feo lo dejamos para otro día.'),
        openers: [
          inSpanish('El ajedrez con Hoyt Greer. Voy perdiendo, pero despacio.'),
          inEnglish('The strangest thing I found inside a wall here.'),
        ],
        account: 'julian',
        claim: 'owner',
      },
    ],
  },
  {
    slug: 'dobbins-plumbing',
    name: 'Dobbins Plumbing',
    categories: ['plumber'],
    about:
      'Call when it leaks, backs up, freezes or won’t get hot. I also make bathrooms easier to get in and out of. My work ends at the outside wall.',
    aboutLanguage: 'en',
    address: { number: '702', road: 'Old Gap Road' },
    addressShown: 'road',
    lat: 36.42435,
    lon: -81.37698,
    phone: '828-555-0106',
    hours: { text: 'Mo-Fr 07:30-17:00 unknown "call first"; Sa 08:00-12:00 unknown "call first"', understood: true },
    confirmed: { by: 'tasha', daysAgo: 1 },
    approach: {
      codes: ['call-first', 'text-ok'],
      ownWords: inEnglish('Water on the floor goes to the top of the list. A drip gets an honest date.'),
    },
    pays: ['cash', 'check', 'card'],
    wheelchair: 'no',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'I come to you.',
        'Text a picture of the leak and of the shutoff, if you can find the shutoff.',
        'No signal where you are? Leave word with Tammy at the hardware store before ten.',
      ],
    },
    fillsIn: inEnglish(
      'When I am at guard drill, one weekend a month, Dwight Cook can stop it and I’ll mend it Monday.',
    ),
    makesMyDay: inEnglish('Clear out under the sink before I kneel down.'),
    chalkboard: inEnglish('Heat tape before Thursday’s cold. I have two openings Wednesday.'),
    faces: [
      {
        name: 'Tasha Dobbins',
        role: inEnglish('Plumber and owner'),
        whenIn: inEnglish('By phone; the hardware store’s pipe aisle before eight'),
        line: inEnglish('Whatever you poured down it, I’ve seen worse, and I’d rather know.'),
        openers: [
          inEnglish('Quilts at the county fair, and the ribbon I should have had.'),
          inEnglish('The house with no shutoff at all.'),
        ],
        account: 'tasha',
        claim: 'owner',
      },
    ],
  },
  {
    slug: 'saunooke-metal-roofing',
    name: 'Saunooke Metal Roofing',
    categories: ['roofer', 'metal-roofing', 'gutters'],
    about:
      'There are two of us, so we do one house at a time. Mostly metal, but we patch any kind, and we hang gutters that can carry mountain rain.',
    aboutLanguage: 'en',
    address: { number: '655', road: 'Piney Ridge Road' },
    addressShown: 'road',
    lat: 36.44791,
    lon: -81.35602,
    phone: '828-555-0109',
    hours: {
      text: 'Apr-Nov: Mo-Sa 07:00-18:00 unknown "call first"; Dec-Mar: Mo-Fr 09:00-15:00 unknown "call first"',
      understood: true,
    },
    confirmed: { by: 'jerome', daysAgo: 140 },
    approach: {
      codes: ['call-evenings', 'text-ok'],
      ownWords: inEnglish('Put a pot under it and mark where the drip lands. Then call after six.'),
    },
    pays: ['check', 'card'],
    wheelchair: 'no',
    comesToYou: true,
    languages: ['en', 'chr'],
    directions: {
      language: 'en',
      steps: [
        'We come to you, and look from the ground first.',
        'Tell us when it was built and who roofed it last.',
        'You will know the truck by the ladder rack; nobody else stacks them that neat.',
      ],
    },
    fillsIn: inEnglish('Between storms the tarp in our shed is for anybody. Help yourself and leave your name.'),
    makesMyDay: inEnglish('Let me show you the photographs before I show you the price.'),
    faces: [
      {
        name: 'Jerome Saunooke',
        role: inEnglish('Roofer'),
        whenIn: inEnglish('Evenings, by phone'),
        line: inEnglish('I am afraid of heights. It makes me careful.'),
        openers: [
          inEnglish('Crochet. It started as a bet with my daughter.'),
          inEnglish('Which roof in town has all its original tin.'),
        ],
        account: 'jerome',
        claim: 'owner',
      },
      {
        name: 'Annie Saunooke',
        role: inEnglish('Measures, bends and orders'),
        whenIn: inEnglish('Mornings in the shop'),
        line: inEnglish('Dad says about. I say to the eighth.'),
        openers: [inEnglish('Geometry, and who told me I would never use it.')],
      },
    ],
  },
  {
    slug: 'weaver-chimney',
    name: 'Weaver Chimney',
    categories: ['chimney-sweep', 'stoves-and-fireplaces'],
    about:
      'The flue swept and looked at with a camera, and you look too. Ask about the stove that smokes when the wind is from the north; it is usually the cap.',
    aboutLanguage: 'en',
    address: { number: '52', road: 'Church Street' },
    addressShown: 'road',
    lat: 36.43441,
    lon: -81.35278,
    phone: '336-555-0151',
    hours: {
      text: 'Aug-Dec: Mo-Sa 08:00-17:00 unknown "call first"; Jan-Jul: Tu-Th 09:00-15:00 unknown "call first"',
      understood: true,
    },
    confirmed: { by: 'martin', daysAgo: 88 },
    approach: {
      codes: ['call-first', 'leave-word-at-the-store'],
      ownWords: inEnglish('Let it go cold the night before. I can’t sweep a fire.'),
    },
    pays: ['cash', 'check'],
    wheelchair: 'no',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'He comes to the house.',
        'Call, or leave your name with Earl, who sells the pipe and knows the list.',
        'Move what you love off the mantel. He covers the rest.',
      ],
    },
    fillsIn: inEnglish('Chimney afire: shut the draft, get out, call 911. Then the fire hall will call him.'),
    makesMyDay: inEnglish('Dry wood, two years under a roof.'),
    chalkboard: inEnglish('Booked to the tenth of December. Ask anyway if you smell smoke.'),
    faces: [
      {
        name: 'Martin Weaver',
        role: inEnglish('Sweep'),
        whenIn: inEnglish('By phone at noon and after five'),
        line: inEnglish(
          'I played the organ for a living till too few churches had one. A flue is one pipe, with a worse note.',
        ),
        openers: [
          inEnglish('Bach, or the swallows, depending on the month.'),
          inEnglish('What came down with the soot in your mother’s house.'),
        ],
        account: 'martin',
        claim: 'owner',
      },
    ],
  },
]
