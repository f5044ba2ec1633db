import { inEnglish, inSpanish } from './own-words.ts'
import type { TownOffer } from './relations-newcomers.ts'

/** What the rest of the town said it may be asked about. */
export const offersAcrossTown: readonly TownOffer[] = [
  {
    by: 'odell',
    topic: inEnglish('Getting a stain out'),
    whenAndWhere: 'The laundromat, six to eight in the morning. Bring it wet.',
    opener: 'What was in the lint this week?',
  },
  {
    by: 'bernice',
    topic: inEnglish('When the power is out: radios, batteries, and who to check on'),
    whenAndWhere: 'The house with the antenna on Main Street, any afternoon. Knock twice, I wear headphones.',
    opener: 'Who did you talk to last night?',
    introducesPerMonth: 3,
  },
  {
    by: 'hollis',
    topic: inEnglish('Where your land stops, before you fence it'),
    whenAndWhere: 'My kitchen on Piney Ridge, mornings. Bring the deed, not the tax map.',
  },
  {
    by: 'samir',
    topic: inEnglish('Your soil, and what it lacks'),
    whenAndWhere: 'At the greenhouse Saturdays around eleven. A cupful in a bag, from under the grass.',
    opener: 'Do you have the backgammon board in the car?',
  },
  {
    by: 'tobias',
    topic: inEnglish('CPR, learned in an afternoon'),
    whenAndWhere: 'The fire hall, Tuesday evenings before practice.',
  },
  {
    by: 'kat',
    topic: inEnglish('Smoke alarms, put up for you'),
    whenAndWhere: 'The fire hall, Saturday mornings, or leave your road with Tammy at the hardware store.',
    opener: 'How old is the starter now?',
  },
  {
    by: 'yolanda',
    topic: inEnglish('Driving in snow, when you have never'),
    whenAndWhere: 'The garage at closing, the first day it sticks. We use the school lot.',
  },
  {
    by: 'carl',
    topic: inEnglish('Buying a used car'),
    whenAndWhere: 'A stool at the Blue Door till ten. I’ll go and look at it with you.',
    opener: 'How long did the wrecker run in the blizzard?',
  },
  {
    by: 'hal',
    topic: inEnglish('Whether that telephone call was a swindle'),
    whenAndWhere: 'Hang up, then find me: the library Saturdays, Church Street other days.',
  },
  {
    by: 'noemi',
    topic: inSpanish('Inglés para empezar, sin pena'),
    whenAndWhere: 'Los jueves a las cinco en la biblioteca, la mesa del fondo. No hace falta cuaderno.',
    opener: '¿Qué palabra no existe en el otro idioma?',
    introducesPerMonth: 4,
  },
  {
    by: 'amparo',
    topic: inSpanish('Sacar la licencia comercial'),
    whenAndWhere: 'En la tienda de segunda mano, los viernes; o en la casa, si trae pan.',
    opener: '¿Cuál es la carretera más bonita?',
  },
  {
    by: 'ines',
    topic: inSpanish('Frijoles y maíz que sí se dan aquí arriba'),
    whenAndWhere: 'Sluder Lane, después de las dos. Trabajo de noche.',
  },
  {
    by: 'julian',
    topic: inSpanish('Electricidad: qué puede arreglar uno mismo y qué no'),
    whenAndWhere: 'En la panadería al mediodía, la mesa junto al enchufe.',
  },
  {
    by: 'magdalena',
    topic: inSpanish('Poner un negocio en este pueblo'),
    whenAndWhere: 'En la tienda, de dos a tres, cuando no hay fila.',
    opener: '¿Ya se portó bien el congelador?',
    introducesPerMonth: 2,
  },
  {
    by: 'lenora',
    topic: inEnglish('What to do in the first hour, when somebody has died at home'),
    whenAndWhere: 'The side porch on Church Street, or call. You can ask long before you need it.',
  },
  {
    by: 'brooke',
    topic: inEnglish('Visiting somebody at the hospital in Boone'),
    whenAndWhere: 'Halfway Grocery Sunday afternoons. Not before three on a weekday, I’m asleep.',
  },
  {
    by: 'delgado',
    topic: inEnglish('Registering to vote, and where you go to do it'),
    whenAndWhere: 'The gym door at the school, four to six.',
  },
  {
    by: 'marcus',
    topic: inEnglish('Small children: the playground bunch, and who has a stroller to lend'),
    whenAndWhere: 'The swings behind the church, weekdays at ten unless it pours.',
    opener: 'What shape are the sandwiches?',
    introducesPerMonth: 5,
  },
  {
    by: 'denise',
    topic: inEnglish('A child who is behind in reading'),
    whenAndWhere: 'The mill, after four, when the blade is off. Bring the child and not the report.',
  },
  {
    by: 'yvonne',
    topic: inEnglish('Signing a child up for school'),
    whenAndWhere: 'The school office before the first bell or after the last one.',
  },
  {
    by: 'percy',
    topic: inEnglish('A first hive of bees'),
    whenAndWhere: 'Old Gap Road, the card table under the walnut. Wear something white.',
    opener: 'What’s blooming?',
  },
  {
    by: 'roscoe',
    topic: inEnglish('A cow that is off her feed'),
    whenAndWhere: 'My barn on Creek Road, morning or evening, same hours as always.',
  },
  {
    by: 'mai',
    topic: inEnglish('Goats, before you get goats'),
    whenAndWhere: 'The library lot on Thursdays, when the cats are done.',
  },
  {
    by: 'tasha',
    topic: inEnglish('Finding your water shutoff'),
    whenAndWhere: 'The pipe aisle at the hardware store before eight. Draw me the house.',
  },
  {
    by: 'sherry',
    topic: inEnglish('Help with heating this winter, who has it, told to nobody'),
    whenAndWhere: 'The propane office, or the back pew at St. Clare’s.',
  },
  {
    by: 'pilar',
    topic: inSpanish('Injertar y podar manzanos'),
    whenAndWhere: 'En febrero, en la huerta que sea; antes, por las tardes en Tanbark Lane.',
  },
  {
    by: 'silas',
    topic: inEnglish('Moving a couch, or hauling something on a Saturday'),
    whenAndWhere: 'Thaddeus Horton’s steps Saturday mornings. I’m the one who is not playing.',
  },
  {
    by: 'eloise',
    topic: inEnglish('Yeast rolls'),
    whenAndWhere: 'My kitchen on School Street, Wednesdays, and you will do the kneading.',
    opener: 'What did my father leave on his tray?',
  },
  {
    by: 'earl',
    topic: inEnglish('Old plumbing, and who put it in'),
    whenAndWhere: 'The front counter, before ten or after three. Bring the piece, or a drawing of it.',
    opener: 'What did the gauge say this morning?',
  },
]
