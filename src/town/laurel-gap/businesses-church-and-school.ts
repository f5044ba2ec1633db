import { inEnglish, inSpanish } from './own-words.ts'
import type { TownBusiness } from './shapes.ts'

/** School Street and the upper end of Church Street. */
export const churchAndSchool: readonly TownBusiness[] = [
  {
    slug: 'laurel-gap-school-office',
    name: 'Laurel Gap School, office',
    categories: ['school'],
    about:
      'Kindergarten to eighth grade under one roof. The office answers about lunch, buses, shots, and where the other mitten is.',
    aboutLanguage: 'en',
    address: { number: '20', road: 'School Street' },
    addressShown: 'full',
    lat: 36.43311,
    lon: -81.34896,
    phone: '336-555-0110',
    mail: 'office@school.example.org',
    hours: {
      text: 'Jan 02-Jun 11,Aug 10-Dec 19: Mo-Fr 07:30-15:45; Jun 12-Aug 09: Tu,Th 09:00-12:00',
      understood: true,
    },
    confirmed: { by: 'faye', daysAgo: 80 },
    approach: {
      codes: ['walk-in', 'call-first'],
      ownWords: inEnglish('Ring at the blue door and look at the camera. Coming for a child early, call before two.'),
    },
    pays: ['cash', 'check'],
    wheelchair: 'yes',
    comesToYou: false,
    languages: ['en', 'es'],
    directions: {
      language: 'en',
      steps: [
        'First left off Main Street, past the clinic and the ball field.',
        'Between two-thirty and three-fifteen leave the circle to the buses.',
        'Blue door at the front, level, with the bell at the left.',
      ],
    },
    fillsIn: inEnglish('On snow mornings the recording is changed by half past five.'),
    makesMyDay: inEnglish('A name inside the coat.'),
    faces: [
      {
        name: 'Yvonne Crowe',
        role: inEnglish('Office, and keeper of the lost-and-found'),
        whenIn: inEnglish('School days till a quarter to four'),
        line: inEnglish('Tell me the grade and the worry. I’ll know which door.'),
        openers: [
          inEnglish('The excuse of the month, with the name taken off.'),
          inEnglish('What Wesley has dented now, the boat or the car.'),
        ],
        account: 'yvonne',
        claim: 'manager',
      },
      {
        name: 'Graciela Luna',
        role: inSpanish('Banda, y español con las familias'),
        whenIn: inSpanish('Después de las tres, en el salón de música'),
        line: inSpanish('Si le mandaron un papel y no se entiende, tráigamelo. A veces tampoco se entiende en inglés.'),
        openers: [inSpanish('Qué instrumento quería tocar usted en la escuela.')],
        account: 'graciela',
      },
    ],
  },
  {
    slug: 'laurel-gap-fire-hall',
    name: 'Laurel Gap Fire Hall',
    categories: ['fire-station'],
    about:
      'Volunteers, two engines and a brush truck. Come for a smoke alarm, an evening of first aid, or pancakes. For a fire, call 911.',
    aboutLanguage: 'en',
    address: { number: '31', road: 'School Street' },
    addressShown: 'full',
    lat: 36.43405,
    lon: -81.34918,
    phone: '336-555-0111',
    hours: { text: 'Tu 18:30-21:00; Sa 09:00-11:00', understood: true },
    confirmed: { by: 'kat', daysAgo: 14 },
    approach: {
      codes: ['walk-in'],
      ownWords: inEnglish(
        'If the doors are up and nobody answers, we are out on a call. Sit down, somebody will be back.',
      ),
    },
    pays: ['cash', 'check'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['en', 'es'],
    directions: {
      language: 'en',
      steps: [
        'School Street to the end, past the school.',
        'Three tall doors. Never park in front of them, not for a minute.',
        'The training room is at the right, on the level. Town meetings are upstairs.',
      ],
    },
    fillsIn: inEnglish(
      'For a burn permit go to the hardware store’s counter. They write it out, and Kat reads every one.',
    ),
    makesMyDay: inEnglish('Numbers on your mailbox that I can read at night in the rain.'),
    chalkboard: inEnglish('Smoke alarms came in. We put them up, and the batteries are on us.'),
    faces: [
      {
        name: 'Kat Miller',
        role: inEnglish('Chief'),
        whenIn: inEnglish('Tuesday practice and Saturday mornings'),
        line: inEnglish('Days I do payroll for the county. In both jobs people notice when you are late.'),
        openers: [
          inEnglish('Which bridge the engine can’t cross, and how we found out.'),
          inEnglish('My bread starter, older than the brush truck.'),
        ],
        account: 'kat',
        claim: 'manager',
      },
      {
        name: 'Tobias Mast',
        role: inEnglish('Shows people around; teaches CPR'),
        whenIn: inEnglish('Tuesdays'),
        line: inEnglish('I can teach you to save somebody in an hour and a half. Wear pants you can kneel in.'),
        openers: [inEnglish('What I’m practicing. It’s a waltz this month.')],
        account: 'tobias',
      },
    ],
  },
  {
    slug: 'rao-physical-therapy',
    name: 'Rao Physical Therapy',
    categories: ['physical-therapist'],
    about:
      'You come in with a back, a hip, a shoulder or a fear of falling. You leave with two exercises, because nobody does nine.',
    aboutLanguage: 'en',
    address: { number: '5', road: 'School Street' },
    addressShown: 'full',
    lat: 36.43121,
    lon: -81.34947,
    phone: '828-555-0102',
    hours: { text: 'Mo,We,Fr 08:00-17:00 "by appointment"; Tu 12:00-18:00 "by appointment"', understood: true },
    confirmed: { by: 'anjali', daysAgo: 51 },
    approach: {
      codes: ['by-appointment', 'call-first'],
      ownWords: inEnglish('Leave a message; I am usually holding somebody’s leg.'),
    },
    pays: ['check', 'card'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'Next door to the clinic, same parking on the field side.',
        'Yellow door, no step, and a chair halfway for anybody who wants one.',
        'If you cannot get out, I come to the house on Tuesday mornings.',
      ],
    },
    makesMyDay: inEnglish('Somebody who walks in and forgets to bring the cane.'),
    faces: [
      {
        name: 'Anjali Rao',
        role: inEnglish('Physical therapist'),
        whenIn: inEnglish('Every weekday but Thursday'),
        line: inEnglish('It should be hard. It should not hurt. Tell me which.'),
        openers: [
          inEnglish('Cricket, which I will explain with the salt and pepper.'),
          inEnglish('The worst ladder story you have. I collect them.'),
        ],
        account: 'anjali',
        claim: 'owner',
      },
    ],
  },
  {
    slug: 'laurel-gap-funeral-home',
    name: 'Laurel Gap Funeral Home',
    categories: ['funeral-home'],
    about:
      'Funerals of every faith and of none, burials at home where the county allows it, and the price of each thing on one sheet you may take with you.',
    aboutLanguage: 'en',
    address: { number: '41', road: 'Church Street' },
    addressShown: 'full',
    lat: 36.43345,
    lon: -81.35198,
    phone: '336-555-0133',
    hours: { text: 'Mo-Fr 09:00-16:00 || "call any hour"', understood: true },
    confirmed: { by: 'lenora', daysAgo: 240 },
    approach: {
      codes: ['walk-in', 'call-first', 'no-texts'],
      ownWords: inEnglish('You need not know what to say. Most people begin with the weather.'),
    },
    pays: ['cash', 'check', 'card'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['en', 'es'],
    directions: {
      language: 'en',
      steps: [
        'Up Church Street, round the bend past the bell tower.',
        'White porch, gravel drive, a light that is never off.',
        'Ring at the side. It is level, and there is a room with a couch.',
      ],
    },
    makesMyDay: inEnglish('A story about them that has nothing to do with the end.'),
    faces: [
      {
        name: 'Lenora Tolliver',
        role: inEnglish('Director'),
        whenIn: inEnglish('Days; nights I answer the phone myself'),
        line: inEnglish('I drove race cars before this. I am in no hurry now.'),
        openers: [
          inEnglish('The hymn I could do without, and the one I could not.'),
          inEnglish('The iris along the drive; take a root in July.'),
        ],
        account: 'lenora',
        claim: 'owner',
      },
    ],
  },
]
