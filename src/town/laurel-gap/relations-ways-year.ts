import { inEnglish, inSpanish } from './own-words.ts'
import type { TownWay } from './relations-ways.ts'

/** How the year goes, and where things are found. */
export const waysOfTheYear: readonly TownWay[] = [
  {
    title: inEnglish('Deer season'),
    versions: [
      {
        by: 'dwight',
        daysAgo: 52,
        body: `From the Saturday before Thanksgiving some doors are shut that are open all year. It says so on their pages, and who fills in.

Wear orange on any walk, even on your own land. Put some on the dog.

Nobody hunts your side of the fence without asking. If they asked and you said yes, you will find something wrapped in paper on the porch in December.`,
      },
    ],
  },
  {
    title: inEnglish('Snow, ice and the gap'),
    versions: [
      {
        by: 'lamar',
        daysAgo: 300,
        body: `When the gap is white, believe it. The road over the top is shut before the sign says so.

- Chains: the hardware store, from October.
- Sand: the box at the foot of Church Street. It is for everybody; leave the shovel.
- If school is off, the barber shop opens an hour late. I have children too.`,
      },
      {
        by: 'tammy',
        daysAgo: 21,
        why: 'We have a second size of chains this year.',
        body: `When the gap is white, believe it. The road over the top is shut before the sign says so.

- Chains: the hardware store, from October. Bring the numbers off the side of your tire.
- Sand: the box at the foot of Church Street. It is for everybody; leave the shovel.
- If school is off, the barber shop opens an hour late. I have children too.`,
      },
    ],
  },
  {
    title: inEnglish('Firewood'),
    versions: [
      {
        by: 'earl',
        daysAgo: 265,
        body: `Buy it in April, green, and stack it off the ground with the bark up. Bought in November it will hiss at you until March.

Oak wants two summers. Locust burns wet and pops. Poplar is for company: quick, bright and soon over.

Knock two splits together. If they ring, they are dry. If they thud, wait.

And lay the fire before you want the heat. Nobody says to a stove, give me heat and I will give you wood.`,
      },
    ],
  },
  {
    title: inEnglish('Reading your well'),
    versions: [
      {
        by: 'nell',
        daysAgo: 244,
        body: `Every new owner should know three numbers: how deep, how much a minute, and when somebody last looked. They are on a card wired to the casing, or in the head of the person who drilled it. Write them inside a kitchen cabinet.

A rotten-egg smell in the hot water only is the heater, not the well. Orange stains are iron and hurt nothing but shirts.

Bring me a jar with your name, road and date on it, first and third Wednesdays at the library. I test it for the pleasure of it.`,
      },
    ],
  },
  {
    title: inEnglish('The library desk'),
    versions: [
      {
        by: 'dee',
        daysAgo: 330,
        body: `Ask at the desk when you do not know whom to ask. If I don't know either I will find out by Thursday.

- The slips for joining this directory are mine to hand out. You need no e-mail.
- Printing is free up to ten pages. Past that, bring a pack of paper sometime.
- The puzzle on the front table belongs to whoever is sitting there.`,
      },
    ],
  },
  {
    title: inSpanish('Trámites en español'),
    versions: [
      {
        by: 'neal',
        daysAgo: 180,
        body: `En la clínica atienden en español todos los días. En la farmacia, por las mañanas. En la oficina del condado no siempre; llamen antes y pregunten por alguien que interprete.

Hay vecinos que acompañan a una cita y no cobran. Están en esta página: busquen «interpretar» en «Con quién hablar».

Lleven los papeles en una carpeta y una copia de más. Y digan buenos días primero; eso no cambia de un idioma a otro.`,
      },
      {
        by: 'graciela',
        daysAgo: 63,
        why: 'La clínica cambió de días.',
        body: `En la clínica atienden en español todos los días menos el viernes. En la farmacia, por las mañanas. En la oficina del condado no siempre; llamen antes y pregunten por alguien que interprete.

Hay vecinos que acompañan a una cita y no cobran. Están en esta página: busquen «interpretar» en «Con quién hablar».

Lleven los papeles en una carpeta y una copia de más. Y digan buenos días primero; eso no cambia de un idioma a otro.`,
      },
    ],
  },
  {
    title: inEnglish('Somebody died'),
    versions: [
      {
        by: 'ann',
        daysAgo: 214,
        body: `Go. You do not have to have known them well. Stand in the line, say your name and one thing you remember, and eat something.

Food comes in a dish that need not be returned, or with your name on tape underneath.

The third week is the empty one. Put it in your notebook to go by then.`,
      },
    ],
  },
  {
    title: inEnglish('A new baby'),
    versions: [
      {
        by: 'camille',
        daysAgo: 160,
        body: `Leave supper on the step in a cooler, knock, and go home. If they want you to come in they will open the door.

There is a crib, a car seat and a bag of coats that have been round this town for nine years. Ask at the pharmacy who has them now.`,
      },
    ],
  },
  {
    title: inEnglish('Cash, checks and the card machine'),
    versions: [
      {
        by: 'faye',
        daysAgo: 132,
        body: `Carry twenty dollars in small bills. The farm stand is a coffee can, and so is the Sunday breakfast.

Checks are good in every shop on Main Street and always were. The card machine is good when the line is up.

An account at the hardware store is paid on the first Saturday. If you cannot, say so on the Friday; Earl has heard it before and from better-dressed people.`,
      },
    ],
  },
  {
    title: inEnglish('Where the phone works'),
    versions: [
      {
        by: 'joyce',
        daysAgo: 118,
        body: `- The church steps, facing the creek.
- The whole parking lot of the school.
- Old Gap Road, second pull-off, standing up.

Everywhere else people have a telephone with a wire, and pick it up. That is why so many pages here say call and not text.`,
      },
    ],
  },
  {
    title: inEnglish('Town meeting'),
    versions: [
      {
        by: 'ben',
        daysAgo: 87,
        body: `Second Monday, seven o'clock, upstairs from the fire trucks. Anybody may speak for three minutes. Bring your own cup.

Quarrels are settled in the parking lot afterward, mostly by laughing. If you lost the vote, help stack the chairs; I have seen it change more than the speech did.`,
      },
    ],
  },
  {
    title: inEnglish('Picking, digging and walking on other people’s land'),
    versions: [
      {
        by: 'vernon',
        daysAgo: 75,
        body: `Ask once, and you have asked for good; ask again if the land is sold.

Ramps: one leaf from each, and leave the bulb. Ginseng: not at all, unless it is your own and you have read the rules twice. Blackberries on the road bank belong to whoever gets up first.`,
      },
    ],
  },
]
