import { inEnglish, inSpanish } from './own-words.ts'
import type { TownBusiness } from './shapes.ts'

/** Main Street between the stoplight and the creek, besides the hardware store and the café. */
export const byTheStoplight: readonly TownBusiness[] = [
  {
    slug: 'joan-presnell-notary',
    name: 'Joan Presnell, Notary',
    categories: ['notary', 'tax-preparer'],
    about:
      'If it has to be sworn to, I have the stamp. In spring I type tax returns too, the plain kind; for the other kind I know who to see in Boone.',
    aboutLanguage: 'en',
    address: { number: '12', road: 'Main Street' },
    addressShown: 'full',
    lat: 36.42983,
    lon: -81.34897,
    phone: '336-555-0142',
    hours: { text: 'Mo,We,Fr 09:00-12:00; Feb-Apr: Mo-Fr 09:00-15:00', understood: true },
    confirmed: { by: 'earl', daysAgo: 66 },
    approach: {
      codes: ['walk-in'],
      ownWords: inEnglish('Bring your license and don’t sign anything until I am looking at you.'),
    },
    pays: ['cash', 'check'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'Turn right at the stoplight, coming up Depot Street, and go in at the hardware store.',
        'The feed side is level; ring the bell there and go through.',
        'Past the paint shaker. My desk is the one with a lamp.',
      ],
    },
    fillsIn: inEnglish('When I am at my sister’s in Wytheville, the bank has a notary on Tuesdays and Thursdays.'),
    makesMyDay: inEnglish('A letter folded in thirds, evenly.'),
    faces: [
      {
        name: 'Joan Presnell',
        role: inEnglish('Notary'),
        whenIn: inEnglish('Monday, Wednesday and Friday mornings'),
        line: inEnglish('I taught typing to half this county and I can tell who practiced.'),
        openers: [
          inEnglish('Fruitcake, and how early is early enough.'),
          inEnglish('Who sat next to you in my class.'),
        ],
      },
    ],
  },
  {
    slug: 'laurel-gap-post-office',
    name: 'Laurel Gap Post Office',
    categories: ['post-office'],
    about:
      'The lobby stays unlocked all night so you can get to your box. The window sells stamps and money orders, and in April there are chicks behind it, loud ones.',
    aboutLanguage: 'en',
    address: { number: '15', road: 'Main Street' },
    addressShown: 'full',
    lat: 36.43008,
    lon: -81.34876,
    phone: '336-555-0101',
    hours: { text: 'Mo-Fr 08:30-12:00,13:00-16:30; Sa 09:00-11:00; Su,PH off', understood: true },
    confirmed: { by: 'delores', daysAgo: 6 },
    approach: {
      codes: ['walk-in'],
      ownWords: inEnglish('If you are homebound, put the flag up and the carrier will bring the form to your door.'),
    },
    pays: ['cash', 'check', 'card'],
    wheelchair: 'yes',
    comesToYou: false,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'From the stoplight, walk toward the creek on the uphill side of Main Street.',
        'A flag, a bench, and most mornings a man on the bench who will tell you the news.',
        'The ramp starts at the mailbox and turns once.',
      ],
    },
    makesMyDay: inEnglish('Write the zip code the size of the street.'),
    chalkboard: inEnglish('Mail anything for the other coast by December 12 and you can quit worrying.'),
    faces: [
      {
        name: 'Delores Kearns',
        role: inEnglish('Postmaster'),
        whenIn: inEnglish('Every weekday at the window'),
        line: inEnglish('I know every box by its number, and what comes to it is none of my business.'),
        openers: [
          inEnglish('The box that came in humming, and whose bees they were.'),
          inEnglish('Which stamp I am hoarding.'),
        ],
        account: 'delores',
        claim: 'manager',
      },
    ],
  },
  {
    slug: 'three-creeks-savings-bank',
    name: 'Three Creeks Savings Bank',
    categories: ['bank', 'notary'],
    about:
      'Two windows, a drive-through made for narrower cars, and somebody who will sit down and explain the letter you got.',
    aboutLanguage: 'en',
    address: { number: '17', road: 'Main Street' },
    addressShown: 'full',
    lat: 36.43008,
    lon: -81.34852,
    phone: '336-555-0114',
    hours: { text: 'Mo-Th 09:00-16:00; Fr 09:00-17:30; Sa 09:00-12:00; Su,PH off', understood: true },
    confirmed: { by: 'priscilla', daysAgo: 45 },
    approach: {
      codes: ['walk-in'],
      ownWords: inEnglish('For a loan, ask for an afternoon. Nobody decides anything well on a Friday at five.'),
    },
    pays: ['cash', 'check'],
    wheelchair: 'yes',
    comesToYou: false,
    languages: ['en', 'chr'],
    directions: {
      language: 'en',
      steps: [
        'Uphill side of Main Street, just after the post office.',
        'Look for a clock. It is four minutes slow and has been for some years.',
        'The level door is the one on the drive-through side.',
      ],
    },
    makesMyDay: inEnglish('Ask before you click on it.'),
    faces: [
      {
        name: 'Priscilla Welch',
        role: inEnglish('Head teller, and notary on Tuesdays and Thursdays'),
        whenIn: inEnglish('Monday to Thursday; every other Saturday'),
        line: inEnglish('Pennies are welcome. Please don’t apologize for them.'),
        openers: [
          inEnglish('Why nobody sets the clock. There were two meetings.'),
          inEnglish('What my brother’s trout are eating that my cat is not.'),
        ],
        account: 'priscilla',
        claim: 'staff',
      },
    ],
  },
  {
    slug: 'halfway-grocery',
    name: 'Halfway Grocery',
    categories: ['supermarket', 'butcher'],
    about:
      'Where the town buys its milk. Meat is cut while you watch, produce comes Wednesdays and Saturdays, and the masa and dried chiles are next to the cornmeal.',
    aboutLanguage: 'en',
    address: { number: '28', road: 'Main Street' },
    addressShown: 'full',
    lat: 36.42978,
    lon: -81.34741,
    phone: '336-555-0135',
    hours: { text: 'Mo-Sa 07:00-20:00; Su 12:00-18:00', understood: true },
    confirmed: { by: 'magdalena', daysAgo: 2 },
    approach: {
      codes: ['walk-in', 'text-ok'],
      ownWords: inEnglish('If we don’t carry it, write it on the pad by the register. We read the pad.'),
    },
    pays: ['cash', 'check', 'card', 'snap', 'tab'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['en', 'es'],
    directions: {
      language: 'en',
      steps: [
        'From the stoplight, stay on Main Street almost to the creek.',
        'Big windows on the creek side, carts out front that all pull left.',
        'Park along the creek wall. The door is level and opens by itself.',
      ],
    },
    fillsIn: inEnglish(
      'Snowed in on Old Gap Road or up the ridge? Call before two and Jesse brings it on the van at four.',
    ),
    makesMyDay: inEnglish('Bring the egg cartons back.'),
    chalkboard: inEnglish('Tamarind, banana leaf and tomatillos came in this morning.'),
    faces: [
      {
        name: 'Magdalena Zúñiga',
        role: inSpanish('Dueña; corta la carne'),
        whenIn: inSpanish('De martes a sábado, hasta las cuatro'),
        line: inSpanish('Dígame para cuántos y cómo lo va a cocinar, y yo le digo qué corte.'),
        openers: [
          inSpanish('El cuchillo de mi papá, que ya va por el tercer mango.'),
          inEnglish('What you do with the neck. Most people waste the neck.'),
        ],
        account: 'magdalena',
        claim: 'owner',
      },
      {
        name: 'Wesley Crowe',
        role: inEnglish('Produce, and the front on Sundays'),
        whenIn: inEnglish('Wednesdays, Saturdays and Sundays'),
        line: inEnglish('I’ll thump it for you. I do know how.'),
        openers: [
          inEnglish('How high the river is, and whether I should be at work.'),
          inEnglish('The apple with the ugliest name in the bin.'),
        ],
        account: 'wesley',
        claim: 'staff',
      },
    ],
  },
]
