import { inEnglish } from './own-words.ts'
import type { TownBusiness } from './shapes.ts'

/** Who lets you back in: into the house, or into the computer. */
export const lockedOut: readonly TownBusiness[] = [
  {
    slug: 'osborne-lock-and-key',
    name: 'Osborne Lock & Key',
    categories: ['locksmith'],
    about:
      'Locked out or locked in, the car, the house or your grandmother’s trunk. I ask your name before I ask what happened.',
    aboutLanguage: 'en',
    address: { number: '29', road: 'Main Street' },
    addressShown: 'road',
    lat: 36.43003,
    lon: -81.34693,
    phone: '828-555-0113',
    hours: { text: 'Mo-Su 07:00-22:00 unknown "call first"', understood: true },
    confirmed: { by: 'frankie', daysAgo: 203 },
    approach: {
      codes: ['call-first', 'no-texts'],
      ownWords: inEnglish('Try the back door and the bathroom window before you call. Then call.'),
    },
    pays: ['cash', 'check', 'card'],
    wheelchair: 'no',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'She comes to you, usually inside the half hour.',
        'Say the road, the make of the car or the lock, and whether a child or a dog is inside.',
        'A key to be copied goes to the hardware store; that is Tammy’s machine.',
      ],
    },
    fillsIn: inEnglish('When I am off at my grandbaby’s, the towing people can open a car, and only a car.'),
    makesMyDay: inEnglish('Leave a spare key with somebody you like.'),
    faces: [
      {
        name: 'Frankie Osborne',
        role: inEnglish('Locksmith'),
        whenIn: inEnglish('By phone, seven to ten'),
        line: inEnglish('Everybody has done it. I did it Tuesday.'),
        openers: [
          inEnglish('The bank vault, the fire drill, and the lunch.'),
          inEnglish('Magic tricks. I’ll do one while you look for your wallet.'),
        ],
        account: 'frankie',
        claim: 'owner',
      },
    ],
  },
  {
    slug: 'hal-testerman-computer-help',
    name: 'Hal Testerman, Computer Help',
    categories: ['computer-repair', 'it-and-computers'],
    about:
      'Whatever it is doing, I have seen one do worse. Bring lost photographs, a slow machine, or the telephone call you should have hung up on. You go home with a page of what I did, in pencil.',
    aboutLanguage: 'en',
    address: { number: '19', road: 'Church Street' },
    addressShown: 'road',
    lat: 36.43165,
    lon: -81.35121,
    phone: '336-555-0153',
    hours: { text: 'Mo-Fr 10:00-16:00 unknown "call first"; Sa 10:00-13:00', understood: true },
    confirmed: { by: 'hal', daysAgo: 5 },
    approach: {
      codes: ['call-first', 'walk-in'],
      ownWords: inEnglish('Saturdays just bring it to the library, with the charger. Most people forget the charger.'),
    },
    pays: ['cash', 'check'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'Saturdays: the library, second table, under the clock.',
        'Other days I come to the house; call and say what it was doing when it stopped.',
        'Use the library’s door on the parking side, it is level.',
      ],
    },
    fillsIn: inEnglish('If it’s the line and not the machine, that is Marisol Reyes.'),
    makesMyDay: inEnglish('You wrote the password down and you know where.'),
    faces: [
      {
        name: 'Hal Testerman',
        role: inEnglish('Fixes it and explains it'),
        whenIn: inEnglish('Saturdays at the library; weekdays by phone'),
        line: inEnglish('My first computer filled a room in Winston-Salem. Yours doesn’t frighten me.'),
        openers: [
          inEnglish('Moths. I run a light on the porch and count them.'),
          inEnglish('The year we saved two digits and paid for it.'),
        ],
        account: 'hal',
        claim: 'owner',
      },
    ],
  },
]
