import { inEnglish, inSpanish } from './own-words.ts'
import type { TownBusiness } from './shapes.ts'

/** What runs, what hauls, and what they burn. */
export const enginesAndFuel: readonly TownBusiness[] = [
  {
    slug: 'gap-towing-and-body',
    name: 'Gap Towing & Body',
    categories: ['towing', 'body-shop', 'car-repair'],
    about:
      'We pull you out at any hour and straighten it by daylight. The state inspection is done here too, by somebody who doesn’t go looking for work.',
    aboutLanguage: 'en',
    address: { number: '48', road: 'Depot Street' },
    addressShown: 'full',
    lat: 36.42565,
    lon: -81.35028,
    phone: '336-555-0181',
    hours: { text: 'Mo-Fr 07:30-17:30; Sa 08:00-12:00; Su,PH off', understood: true },
    confirmed: { by: 'yolanda', daysAgo: 398 },
    approach: {
      codes: ['walk-in', 'text-ok'],
      ownWords: inEnglish('For a tow, tell me which way the nose is pointing.'),
    },
    pays: ['cash', 'check', 'card', 'venmo', 'tab'],
    wheelchair: 'limited',
    comesToYou: true,
    languages: ['en', 'es'],
    directions: {
      language: 'en',
      steps: [
        'All the way down Depot Street, over the tracks.',
        'Two bays, one now the color of a school bus because the paint was free.',
        'The office is round the side by the soda machine; one low step.',
      ],
    },
    fillsIn: inEnglish('If I’m under a car, Carl comes in at ten for the coffee and can take a message.'),
    makesMyDay: inEnglish('Come in when it first makes the noise.'),
    chalkboard: inEnglish('Snow tires on the rack, most sizes. We’ll store your summer ones.'),
    faces: [
      {
        name: 'Yolanda Vance',
        role: inEnglish('Owner, body and wrecker'),
        whenIn: inEnglish('Every day but Sunday'),
        line: inEnglish('I’ll show you the part before I charge you for it.'),
        openers: [
          inEnglish('The county choir, and why altos get in trouble.'),
          inEnglish('What I pulled out of whose pond.'),
        ],
        account: 'yolanda',
        claim: 'owner',
      },
      {
        name: 'Checo Ruiz',
        role: inSpanish('Frenos, llantas y suspensión'),
        whenIn: inSpanish('De lunes a viernes'),
        line: inSpanish('Si suena, tráigalo. Si ya no suena, tráigalo más rápido.'),
        openers: [inSpanish('Cuántos años le doy a su camioneta. Casi siempre le atino.')],
      },
    ],
  },
  {
    slug: 'phipps-tractor',
    name: 'Phipps Tractor',
    categories: ['tractor-repair', 'welding'],
    about:
      'If it plows, bales or lifts we keep it going, and the older the better. Welding on anything that will hold still.',
    aboutLanguage: 'en',
    address: { number: '340', road: 'Fox Grape Lane' },
    addressShown: 'full',
    lat: 36.45146,
    lon: -81.32809,
    phone: '336-555-0144',
    hours: { text: 'Mo-Fr 08:00-16:00; Sa 08:00-12:00; Nov 21-Dec 05 off "closed for deer season"', understood: true },
    confirmed: { by: 'amos', daysAgo: 25 },
    approach: {
      codes: ['walk-in', 'call-evenings', 'bring-the-old-part', 'no-texts'],
      ownWords: inEnglish('If it will move, drive it in. If it won’t, don’t take anything off before I see it.'),
    },
    pays: ['cash', 'check', 'trade'],
    wheelchair: 'limited',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'Creek Road out of town, left on Fox Grape Lane past the second bridge.',
        'Half a mile up, a long shed with a row of steering wheels nailed to it.',
        'Turn around in the field, it is firm. The lane is not wide enough for a trailer.',
      ],
    },
    fillsIn: inEnglish(
      'While I am in the woods Brianna does what she can on Saturdays, and tells you what has to wait.',
    ),
    makesMyDay: inEnglish('Grease. Just grease it.'),
    faces: [
      {
        name: 'Amos Phipps',
        role: inEnglish('Owner'),
        whenIn: inEnglish('Till four, and on the phone after supper'),
        line: inEnglish('They quit making parts in 1961 so I make them.'),
        openers: [
          inEnglish('My wife’s poems. She had one in a magazine.'),
          inEnglish('What your granddaddy plowed with.'),
        ],
        account: 'amos',
        claim: 'owner',
      },
      {
        name: 'Brianna Teague',
        role: inEnglish('Apprentice; hydraulics'),
        whenIn: inEnglish('Tuesday, Thursday, Saturday'),
        line: inEnglish('He can hear it. I can look it up. We get there about even.'),
        openers: [inEnglish('Fencing, the kind with swords.')],
      },
    ],
  },
  {
    slug: 'old-gap-propane',
    name: 'Old Gap Propane',
    categories: ['propane', 'heating-fuel'],
    about:
      'Cylinders filled while you wait, tanks filled before you run out. There is a fund for an empty tank in January; say the word “fund” and nothing else.',
    aboutLanguage: 'en',
    address: { number: '455', road: 'Old Gap Road' },
    addressShown: 'full',
    lat: 36.42652,
    lon: -81.36672,
    phone: '336-555-0165',
    hours: {
      text: 'Oct-Mar: Mo-Fr 07:30-17:00; Oct-Mar: Sa 08:00-12:00; Apr-Sep: Mo-Fr 08:00-16:00',
      understood: true,
    },
    confirmed: { by: 'sherry', daysAgo: 33 },
    approach: {
      codes: ['walk-in', 'call-first'],
      ownWords: inEnglish('Call at thirty percent, not at five.'),
    },
    pays: ['cash', 'check', 'card', 'tab'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'At the stoplight turn away from the creek; the street becomes Old Gap Road.',
        'A mile on, white tanks in a row behind a hedge.',
        'Cylinders go to the shed on the left. The office ramp is at the front.',
      ],
    },
    fillsIn: inEnglish(
      'You smell gas: out first, everybody, then 911, then us. The night number is the same and a driver answers.',
    ),
    makesMyDay: inEnglish('A path to the tank, shoveled.'),
    chalkboard: inEnglish('Trucks are up Piney Ridge Wednesday and on Creek Road Thursday.'),
    faces: [
      {
        name: 'Sherry Lyle',
        role: inEnglish('Office and routes'),
        whenIn: inEnglish('Weekdays from half past seven'),
        line: inEnglish('I know every driveway in this county and I’ve backed down most of them.'),
        openers: [
          inEnglish('Metal detecting: three rings, one of them returned.'),
          inEnglish('Is it colder at your place? Everybody thinks so.'),
        ],
        account: 'sherry',
        claim: 'manager',
      },
    ],
  },
  {
    slug: 'three-creeks-van',
    name: 'Three Creeks Van',
    categories: ['rides'],
    about:
      'The county’s van takes anybody, door to door, if you call by noon the day before. Doctor’s visits are seated first. Boone is Monday, Wednesday and Friday.',
    aboutLanguage: 'en',
    address: { number: '1', road: 'Depot Street' },
    addressShown: 'full',
    lat: 36.42975,
    lon: -81.34988,
    phone: '336-555-0155',
    hours: { text: 'Mo-Fr 07:00-17:00; Sa-Su,PH off', understood: true },
    confirmed: { by: 'jesse', daysAgo: 9 },
    approach: {
      codes: ['call-first'],
      ownWords: inEnglish('Say if there is a walker, a wheelchair, a dog or a cake. All four have ridden.'),
    },
    pays: ['cash', 'check'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['en', 'es'],
    directions: {
      language: 'en',
      steps: [
        'We pick you up at your door, if the van can turn around there.',
        'Otherwise wait at the shelter by the stoplight, Depot Street side.',
        'The lift is at the back and Jesse will work it.',
      ],
    },
    fillsIn: inEnglish(
      'Full, or a weekend? Rev. Tate drives to Boone Wednesdays, and the library knows who else is going.',
    ),
    makesMyDay: inEnglish('Be on the porch with your coat on.'),
    faces: [
      {
        name: 'Jesse Toler',
        role: inEnglish('Driver'),
        whenIn: inEnglish('Every run but Thursdays'),
        line: inEnglish('I was a wedding DJ. You may pick the music; I may not like it.'),
        openers: [
          inEnglish('Which of my passengers has the best garden. I’ve promised not to say.'),
          inEnglish('The audiobook. We’re on chapter thirty and it’s bad for him.'),
        ],
        account: 'jesse',
        claim: 'staff',
      },
    ],
  },
]
