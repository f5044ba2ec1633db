import type { Topic } from '../../directory/refrigerator/topics.ts'
import { inEnglish, inSpanish } from './own-words.ts'
import type { AccountKey, BusinessSlug, OwnWords } from './shapes.ts'

export interface FridgeLine {
  readonly by: AccountKey
  /** A place of theirs that it hangs under; else their own name. */
  readonly place?: BusinessSlug
  readonly topic: Topic
  readonly words: OwnWords
  /** As printed; some would rather be knocked for. */
  readonly phone?: string
  readonly daysAgo: number
}

/** What neighbors put on each other's refrigerators after the ice of last February. */
export const fridgeLines: readonly FridgeLine[] = [
  {
    by: 'hoyt',
    place: 'greers-small-engine',
    topic: 'generator',
    words: inEnglish('Two to lend, and I start yours if it won’t. Bring the gas can, not just the trouble.'),
    phone: '336-555-0177',
    daysAgo: 280,
  },
  {
    by: 'odell',
    place: 'horton-appliance-repair',
    topic: 'generator',
    words: inEnglish('I can run your freezer for an hour off my truck, and go on to the next.'),
    phone: '336-555-0148',
    daysAgo: 271,
  },
  {
    by: 'julian',
    place: 'maldonado-electric',
    topic: 'generator',
    words: inSpanish('Le conecto el generador sin quemar la casa. Llame antes de enchufarlo usted.'),
    phone: '828-555-0104',
    daysAgo: 120,
  },
  {
    by: 'dwight',
    place: 'cook-well-and-pump',
    topic: 'water',
    words: inEnglish('Hand pump on my well. Fill what you bring, day or night, mind the dog.'),
    phone: '336-555-0108',
    daysAgo: 276,
  },
  {
    by: 'dan',
    place: 'welch-trout',
    topic: 'water',
    words: inEnglish('The spring by the raceway never froze. Take all you want. Boil it for the baby.'),
    phone: '336-555-0191',
    daysAgo: 260,
  },
  {
    by: 'ruth',
    topic: 'warm-room',
    words: inEnglish(
      'Wood stove, two cots, soup. Come to the kitchen door at any hour. Don’t sit up in the cold to be polite.',
    ),
    phone: '336-555-0188',
    daysAgo: 275,
  },
  {
    by: 'faye',
    topic: 'warm-room',
    words: inEnglish('Gas logs over the store on Main. Good for somebody who can’t sleep. I’m up anyway.'),
    phone: '336-555-0186',
    daysAgo: 41,
  },
  {
    by: 'roscoe',
    topic: 'warm-room',
    words: inEnglish('The milk room holds its heat. Calves and grandmothers both welcome. Knock loud.'),
    daysAgo: 190,
  },
  {
    by: 'luis',
    topic: 'nurse',
    words: inSpanish('Enfermero. Insulina en frío, presión, curaciones. A cualquier hora.'),
    phone: '336-555-0152',
    daysAgo: 130,
  },
  {
    by: 'brooke',
    topic: 'nurse',
    words: inEnglish('Night nurse, home by eight. If my curtains are shut, knock anyway: this is what it’s for.'),
    phone: '336-555-0194',
    daysAgo: 88,
  },
  {
    by: 'camille',
    place: 'whitfield-pharmacy',
    topic: 'nurse',
    words: inEnglish('The cooler runs on batteries for three days. Bring what has to stay cold, with your name on it.'),
    phone: '336-555-0156',
    daysAgo: 265,
  },
  {
    by: 'pilar',
    topic: 'chainsaw',
    words: inEnglish('Trees on roofs and wires nobody is sure of. Keep off it till I’ve looked.'),
    phone: '336-555-0195',
    daysAgo: 268,
  },
  {
    by: 'denise',
    place: 'blevins-band-mill',
    topic: 'chainsaw',
    words: inEnglish('Two saws and two of us for a blocked drive. Little Horse Road first, then wherever.'),
    phone: '336-555-0158',
    daysAgo: 255,
  },
  {
    by: 'amos',
    place: 'phipps-tractor',
    topic: 'tractor',
    words: inEnglish('Blade and chains. I start at Fox Grape Lane at five and go till it’s done or I am.'),
    phone: '336-555-0144',
    daysAgo: 278,
  },
  {
    by: 'harold',
    place: 'price-gravel-and-grading',
    topic: 'tractor',
    words: inEnglish('Loader for snow, slides and culverts. Tell me which side the ditch is on.'),
    phone: '336-555-0130',
    daysAgo: 250,
  },
  {
    by: 'jesse',
    topic: 'ride',
    words: inEnglish('Four-wheel drive, chains on. Dialysis and oxygen before anything else.'),
    phone: '336-555-0155',
    daysAgo: 273,
  },
  {
    by: 'yolanda',
    place: 'gap-towing-and-body',
    topic: 'ride',
    words: inEnglish('The wrecker gets up Piney Ridge when nothing does. There’s room for two beside me.'),
    phone: '336-555-0181',
    daysAgo: 244,
  },
  {
    by: 'bernice',
    topic: 'radio',
    words: inEnglish('Amateur radio. I get word out when the phones are dead, and I charge lamps off the car.'),
    daysAgo: 281,
  },
  {
    by: 'noemi',
    place: 'noemi-castellanos-interprete',
    topic: 'spanish',
    words: inSpanish('Interpreto por teléfono o voy con usted. De noche también.'),
    phone: '828-555-0124',
    daysAgo: 140,
  },
  {
    by: 'magdalena',
    topic: 'spanish',
    words: inSpanish('Toque en la puerta de atrás de la tienda. Hay velas, pilas y quien le entienda.'),
    phone: '336-555-0135',
    daysAgo: 139,
  },
]
