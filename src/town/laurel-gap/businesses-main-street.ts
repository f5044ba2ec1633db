import { inEnglish } from './own-words.ts'
import type { TownBusiness } from './shapes.ts'

export const mainStreet: readonly TownBusiness[] = [
  {
    slug: 'the-blue-door-cafe',
    name: 'The Blue Door Café',
    categories: ['cafe'],
    about: 'Breakfast, soup and pie. The long table is for whoever comes in by themselves.',
    aboutLanguage: 'en',
    address: { number: '21', road: 'Main Street' },
    addressShown: 'full',
    lat: 36.43007,
    lon: -81.34823,
    phone: '336-555-0121',
    hours: { text: 'Mo-Fr 06:30-14:00; Sa 07:00-13:00; Su,PH off', understood: true },
    confirmed: { by: 'wanda', daysAgo: 8 },
    approach: {
      codes: ['walk-in'],
      ownWords: inEnglish('Sit anywhere. If you want company, sit long; if you don’t, sit at the window.'),
    },
    pays: ['cash', 'check', 'card', 'tab'],
    wheelchair: 'yes',
    comesToYou: false,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'From the stoplight, walk toward the creek on the uphill side of Main Street.',
        'Pass the bank with the clock that is four minutes slow.',
        'The door is blue. The ramp is at the left.',
      ],
    },
    fillsIn: inEnglish('When we’re shut for the county fair, Neal at the panadería makes coffee for our regulars.'),
    makesMyDay: inEnglish('Bring a new neighbor in and introduce them before you order.'),
    chalkboard: inEnglish('Buttermilk pie. Two left at nine o’clock, so walk fast.'),
    faces: [
      {
        name: 'Wanda Triplett',
        role: inEnglish('Owner, and at the stove'),
        whenIn: inEnglish('Every morning; easiest to talk to after ten'),
        line: inEnglish('I can’t visit at seven-thirty, but at ten I’m all yours.'),
        openers: [
          inEnglish('Ask how cold the creek was this morning. I’ll have been in it.'),
          inEnglish('What you had at your grandmother’s table that you can’t find anymore.'),
        ],
        account: 'wanda',
        claim: 'owner',
      },
      {
        name: 'Gus Faw',
        role: inEnglish('Coffee and the front tables'),
        whenIn: inEnglish('Monday, Wednesday and Friday'),
        line: inEnglish('Forty years a court reporter. I can carry four plates and I repeat nothing.'),
        openers: [
          inEnglish('Crossword, seventeen across.'),
          inEnglish('My granddaughter, who is at sea on a research ship.'),
        ],
      },
    ],
  },
  {
    slug: 'wards-alterations-and-quilting',
    name: 'Ward’s Alterations & Quilting',
    categories: ['alterations', 'quilting'],
    about:
      'Hems, zippers, coat linings, and quilts finished that somebody’s grandmother started. A fitting takes fifteen minutes.',
    aboutLanguage: 'en',
    address: { number: '22', road: 'Main Street' },
    addressShown: 'full',
    lat: 36.42983,
    lon: -81.34809,
    phone: '336-555-0131',
    hours: {
      text: 'We,Fr 10:00-12:00 || "by appointment"',
      understood: true,
    },
    confirmed: { by: 'russell', daysAgo: 41 },
    approach: {
      codes: ['by-appointment', 'leave-word-at-the-store'],
      ownWords: inEnglish('Wear the shoes you’ll wear with it.'),
    },
    pays: ['cash', 'check', 'trade'],
    wheelchair: 'yes',
    comesToYou: false,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'From the stoplight, walk toward the creek and cross at the café.',
        'Look for the dress form in the window, usually in somebody’s good coat.',
        'The ramp is at the side, under the porch light.',
      ],
    },
    fillsIn: inEnglish('If we’re away, leave it at the hardware store with your name pinned on. Tammy brings it over.'),
    makesMyDay: inEnglish('Let Mother see the finished thing on you.'),
    faces: [
      {
        name: 'Russell Ward',
        role: inEnglish('Does the fitting and the machine work'),
        whenIn: inEnglish('Wednesday and Friday mornings without asking; other days call'),
        line: inEnglish('I climbed poles for the power company. A zipper doesn’t scare me.'),
        openers: [
          inEnglish('The ice storm pole that wouldn’t come down.'),
          inEnglish('Who made the coat. You can nearly always tell.'),
        ],
        account: 'russell',
        claim: 'owner',
      },
      {
        name: 'Lucille Ward',
        role: inEnglish('Hand quilting, and the last word'),
        whenIn: inEnglish('Wednesdays, in the good chair'),
        line: inEnglish('I’m ninety-one. Speak up and sit down.'),
        openers: [
          inEnglish('Baseball. I have seen the Braves lose in four stadiums.'),
          inEnglish('Which stitch is mine.'),
        ],
      },
    ],
  },
]
