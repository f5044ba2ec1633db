import { inEnglish } from './own-words.ts'
import type { TownBusiness } from './shapes.ts'

/** Animals kept, and animals eaten. */
export const animalsAndTable: readonly TownBusiness[] = [
  {
    slug: 'mai-vang-veterinarian',
    name: 'Mai Vang, Veterinarian',
    categories: ['large-animal-vet', 'veterinarian'],
    about:
      'Cattle, horses, goats and sheep I see where they stand. Dogs and cats come to me: Thursdays, out of the truck, in the library lot.',
    aboutLanguage: 'en',
    address: { number: '401', road: 'Quarry Road' },
    addressShown: 'road',
    lat: 36.40652,
    lon: -81.32806,
    phone: '828-555-0122',
    hours: { text: 'Mo-We,Fr 08:00-17:00 unknown "call first"; Th 09:00-15:00', understood: true },
    confirmed: { by: 'opal', daysAgo: 38 },
    approach: {
      codes: ['call-first', 'text-ok'],
      ownWords: inEnglish(
        'Have it caught, or at least in the small lot. A calving or a colic: call, any hour, and keep calling.',
      ),
    },
    pays: ['cash', 'check', 'card', 'venmo'],
    wheelchair: 'yes',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'To the barn: I come to you. Leave a light on at the road.',
        'Small animals: Thursdays, the far end of the library lot, first come.',
        'Cats in a pillowcase are fine if the pillowcase is tied.',
      ],
    },
    fillsIn: inEnglish('Out of reach? Opal Winebarger can tell you on the phone whether it is the foot or worse.'),
    makesMyDay: inEnglish('You took its temperature already.'),
    chalkboard: inEnglish('Rabies shots Thursday in the library lot, nine to three.'),
    faces: [
      {
        name: 'Mai Vang',
        role: inEnglish('Veterinarian'),
        whenIn: inEnglish('On the road; Thursdays at the library'),
        line: inEnglish('Tell me what’s different from last week. That is most of it.'),
        openers: [
          inEnglish('Beth Poe’s goats, with her permission.'),
          inEnglish('How to whistle through your fingers. My brother can’t.'),
        ],
        account: 'mai',
        claim: 'owner',
      },
    ],
  },
  {
    slug: 'kilby-deer-processing',
    name: 'Kilby Deer Processing',
    categories: ['deer-processing', 'meat-processing'],
    about:
      'You get your own deer back. It is tagged at the hook and stays tagged, cut and wrapped the way you marked the card, in two days, or three in the rush.',
    aboutLanguage: 'en',
    address: { number: '560', road: 'Creek Road' },
    addressShown: 'full',
    lat: 36.43872,
    lon: -81.33171,
    phone: '336-555-0170',
    hours: {
      text: 'Sep 12-Jan 02: Mo-Sa 08:00-20:00; Sep 12-Jan 02: Su 13:00-18:00; Jan 03-Sep 11 off "closed till bow season"; Nov 26 off',
      understood: true,
    },
    confirmed: { by: 'ginger', daysAgo: 4 },
    approach: {
      codes: ['walk-in', 'come-around-back'],
      ownWords: inEnglish('Field-dress it, write the tag, and don’t drive it around to show people first.'),
    },
    pays: ['cash', 'check', 'trade'],
    wheelchair: 'limited',
    comesToYou: false,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'Creek Road a mile and a quarter out, gray block building.',
        'Around back to the overhead door; there’s a hook and a bell.',
        'Fill in the card on the clipboard. Print.',
      ],
    },
    fillsIn: inEnglish('After eight at night hang it in the cooler, fill in the card, and latch the door twice.'),
    makesMyDay: inEnglish('Bring me a pound for whoever has none. The freezer by the door is theirs.'),
    faces: [
      {
        name: 'Ginger Kilby',
        role: inEnglish('Cuts, wraps and labels'),
        whenIn: inEnglish('Every day in season'),
        line: inEnglish('Thirty years a surgical nurse. I still count everything twice.'),
        openers: [
          inEnglish('Ballroom dancing, once the season is over. I lead.'),
          inEnglish('Who taught you to shoot, and did they teach you to aim.'),
        ],
        account: 'ginger',
        claim: 'owner',
      },
    ],
  },
  {
    slug: 'kearns-honey',
    name: 'Kearns Honey',
    categories: ['beekeeper', 'farm-stand'],
    about:
      'In a good year it is sourwood. Other years it is whatever bloomed, and the label says so. I fetch swarms off porches for nothing.',
    aboutLanguage: 'en',
    address: { number: '1015', road: 'Old Gap Road' },
    addressShown: 'road',
    lat: 36.42203,
    lon: -81.38777,
    phone: '336-555-0185',
    hours: { text: 'May-Oct: sunrise-sunset; Nov-Apr: Sa 10:00-14:00', understood: true },
    confirmed: { by: 'percy', daysAgo: 130 },
    approach: {
      codes: ['walk-in', 'no-texts'],
      ownWords: inEnglish('The money goes in the coffee pot. The gray hive is cross; walk behind it.'),
    },
    pays: ['cash', 'trade'],
    wheelchair: 'no',
    comesToYou: true,
    languages: ['en'],
    directions: {
      language: 'en',
      steps: [
        'Old Gap Road toward the gap, two miles and a bit.',
        'A card table under a walnut tree with jars on it, weather allowing.',
        'Swarm on your porch? Call. Do not spray it.',
      ],
    },
    fillsIn: inEnglish('Nobody home and no jars out? The hardware store keeps a few by the register.'),
    makesMyDay: inEnglish('Jars back, with or without the lids.'),
    chalkboard: inEnglish('Eleven jars of this year’s sourwood left, and then it’s aster.'),
    faces: [
      {
        name: 'Percy Kearns',
        role: inEnglish('Beekeeper'),
        whenIn: inEnglish('Around the place all day'),
        line: inEnglish('I kept school buses running till I was sixty-five. Bees need less.'),
        openers: [
          inEnglish('What is blooming. There’s always something.'),
          inEnglish('Telling the bees. My mother did, and I do.'),
        ],
        account: 'percy',
        claim: 'owner',
      },
    ],
  },
  {
    slug: 'welch-trout',
    name: 'Welch Trout',
    categories: ['trout-farm', 'fish-market'],
    about:
      'Rainbow trout raised in spring water that stays fifty-one degrees, sold whole or filleted. There is a pond where a child can catch one.',
    aboutLanguage: 'en',
    address: { number: '1422', road: 'Little Horse Road' },
    addressShown: 'full',
    lat: 36.46331,
    lon: -81.27907,
    phone: '336-555-0191',
    hours: {
      text: 'Apr-Oct: We-Sa 10:00-17:00; Nov-Mar: Fr-Sa 11:00-15:00; Dec 24-Jan 10 off "ponds are drained and mended"',
      understood: true,
    },
    confirmed: { by: 'priscilla', daysAgo: 21 },
    approach: {
      codes: ['walk-in', 'call-first'],
      ownWords: inEnglish('Bring a cooler and ice. For more than a dozen, call the day before.'),
    },
    pays: ['cash', 'check', 'card', 'snap'],
    wheelchair: 'limited',
    comesToYou: false,
    languages: ['en', 'chr'],
    directions: {
      language: 'en',
      steps: [
        'Creek Road three miles, right on Little Horse Road.',
        'Past the sawmill, past the church without a steeple.',
        'Where the road runs beside water, that’s ours. Park on the wide side.',
        'The children’s pond has a level bank and a rail.',
      ],
    },
    fillsIn: inEnglish('If the gate is shut, Pao has some at the supper counter and Magdalena has fillets Fridays.'),
    makesMyDay: inEnglish('Take the heads too. They’re the soup.'),
    faces: [
      {
        name: 'Dan Welch',
        role: inEnglish('Raises them'),
        whenIn: inEnglish('Whenever the gate is open; feeding is at four'),
        line: inEnglish('Stand still a minute. There. Now you see them.'),
        openers: [
          inEnglish('The otter. It has had forty fish off me, and a glove.'),
          inEnglish('Stickball, before my knee; and since, as a loud person.'),
        ],
        account: 'dan',
        claim: 'owner',
      },
    ],
  },
]
