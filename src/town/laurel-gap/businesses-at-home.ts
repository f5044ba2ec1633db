import { inEnglish } from './own-words.ts'
import type { TownBusiness } from './shapes.ts'

/** A trade run from a home whose road is nobody's business: only the town's name may appear anywhere. */
export const atHome: readonly TownBusiness[] = [
  {
    slug: 'joyce-owle-bookkeeping',
    name: 'Joyce Owle, Bookkeeping',
    categories: ['bookkeeper'],
    about: 'Books, payroll and sales tax for small shops and farms. Bring the shoebox; nobody will be scolded.',
    aboutLanguage: 'en',
    address: { number: '19', road: 'Sluder Lane' },
    addressShown: 'town',
    lat: 36.43347,
    lon: -81.34278,
    phone: '336-555-0192',
    mail: 'joyce@books.example.org',
    hours: { text: '"by appointment"', understood: true },
    confirmed: { by: 'joyce', daysAgo: 73 },
    approach: {
      codes: ['by-appointment', 'call-first'],
      ownWords: inEnglish('I work at home and meet people at the library. Call and we’ll pick a table.'),
    },
    pays: ['check', 'card', 'trade'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['en', 'chr'],
    directions: {
      language: 'en',
      steps: [
        'Call or write, and say roughly how big the shoebox is.',
        'We meet at the library, the back table by the window, or I come to your counter.',
        'At the library use the door on the parking side; it is level.',
      ],
    },
    fillsIn: inEnglish(
      'In the first half of April I can’t take anybody new. Dee has the list of people in Boone I trust.',
    ),
    makesMyDay: inEnglish('Receipts with the year on them.'),
    faces: [
      {
        name: 'Joyce Owle',
        role: inEnglish('Bookkeeper'),
        whenIn: inEnglish('By appointment; Thursdays at five-thirty I’m at the library with the Cherokee table'),
        line: inEnglish('You are not behind. You are where everybody is.'),
        openers: [
          inEnglish('The word of the week at the Cherokee table.'),
          inEnglish('My brother’s radio show, which I deny hearing.'),
        ],
        account: 'joyce',
        claim: 'owner',
      },
    ],
  },
]
