import { inEnglish, inSpanish } from './own-words.ts'
import type { AccountKey, BusinessSlug, OwnWords } from './shapes.ts'

/** What people of Laurel Gap said they may be asked about. */
export interface TownOffer {
  readonly by: AccountKey
  readonly topic: OwnWords
  readonly whenAndWhere: string
  readonly opener?: string
  readonly introducesPerMonth?: number
}

export const offers: readonly TownOffer[] = [
  {
    by: 'ray',
    topic: inEnglish('Dry firewood, and telling when it is'),
    whenAndWhere: 'At the stand on Fox Grape Lane, splitting, most afternoons till dark. Ring the dinner bell.',
    opener: 'What are you playing Sunday night?',
  },
  {
    by: 'graciela',
    topic: inSpanish('Acompañar a alguien a interpretar, en la escuela o donde sea'),
    whenAndWhere: 'En el salón de música de la escuela, después de las tres; los sábados en la panadería.',
    opener: '¿Cómo suena la tuba con abolladuras?',
  },
  {
    by: 'marisol',
    topic: inSpanish('Interpretar por teléfono, y trámites por internet, con paciencia'),
    whenAndWhere: 'Los lunes a las cuatro en la biblioteca, con los muchachos de robótica.',
  },
  {
    by: 'neal',
    topic: inEnglish('Reading a letter in Spanish, or writing one'),
    whenAndWhere: 'At the bakery after nine, when the bread is out.',
    opener: 'Which village was that accent?',
  },
  {
    by: 'dot',
    topic: inEnglish('Who to see about nearly anything, if you are new in town'),
    whenAndWhere: 'The library, Tuesdays and Thursdays around ten. Say you’re new and I get my coat.',
    opener: 'Do you still have the lathe?',
    introducesPerMonth: 6,
  },
  {
    by: 'dot',
    topic: inEnglish('Sharpening: knives, chisels, mower blades'),
    whenAndWhere: 'My basement on Church Street, door on the side, afternoons.',
  },
  {
    by: 'faye',
    topic: inEnglish('School bus: which one, and where it stops'),
    whenAndWhere: 'At the bus lot by the school at half past two, before the afternoon run.',
    opener: 'Does your mother still cheat?',
  },
  {
    by: 'ann',
    topic: inEnglish('A ride to Boone on Wednesdays'),
    whenAndWhere: 'Be at the church office by nine. I have seats to spare and a bass in the back.',
  },
  {
    by: 'ann',
    topic: inEnglish('Church: ours, or which of the others might be yours'),
    whenAndWhere: 'The church office, Tuesday to Thursday mornings.',
  },
  {
    by: 'dwight',
    topic: inEnglish('How deep your well is'),
    whenAndWhere: 'The Blue Door from six-thirty to seven-fifteen, the table by the pie case.',
    opener: 'What did Saturn look like?',
  },
  {
    by: 'vernon',
    topic: inEnglish('Where the old water lines run'),
    whenAndWhere: 'On the bench outside the post office most mornings, unless it’s raining.',
  },
  {
    by: 'curtis',
    topic: inEnglish('Deer processing: I do our own, and I’ll show you'),
    whenAndWhere: 'The greenhouse behind the hardware store, after closing.',
    opener: 'Is it a tomato if it’s orange?',
  },
  {
    by: 'hoyt',
    topic: inEnglish('Hunting: whose land it is, and how to ask for leave'),
    whenAndWhere: 'The shop till Friday. After that I’m in the woods and so is everybody you’d ask.',
  },
  {
    by: 'tammy',
    topic: inEnglish('What to keep in the car in winter, and getting out in snow'),
    whenAndWhere: 'The feed counter at Gap Hardware, any slow afternoon.',
  },
  {
    by: 'ruth',
    topic: inEnglish('Canning without a fuss'),
    whenAndWhere: 'My porch on Creek Road, Saturdays. Bring what you’ve got too many of.',
    opener: 'Which plane is that?',
  },
  {
    by: 'camille',
    topic: inEnglish('Babysitting: my Devon is steady, and I know who else is'),
    whenAndWhere: 'The pharmacy counter after two, when the line is gone.',
  },
  {
    by: 'luis',
    topic: inSpanish('Qué preguntarle al médico en Boone'),
    whenAndWhere: 'En la clínica al mediodía, o corriendo por el camino viejo los domingos.',
  },
  {
    by: 'lamar',
    topic: inEnglish('Veterans’ paperwork; I’ve done mine twice'),
    whenAndWhere: 'The second chair, Wednesday mornings.',
  },
  {
    by: 'dee',
    topic: inEnglish('Burn permits and other forms, and how to fill them in'),
    whenAndWhere: 'The library desk, whenever the door is open.',
  },
  {
    by: 'nell',
    topic: inEnglish('Testing a jar of your well water; label the jar'),
    whenAndWhere: 'The taproom before it fills up, Wednesdays at four.',
  },
]

/** Who says whom to ask. A face stands by its business and name, a neighbor by their key. */
export interface TownVouch {
  readonly by: AccountKey
  readonly of: AccountKey | { readonly business: BusinessSlug; readonly face: string }
  readonly topic: OwnWords
  readonly named?: true
  readonly introduces?: true
  /** Whether they have read it and let it stand. */
  readonly agreed?: true
}

const ray = { business: 'fox-grape-farm-stand', face: 'Ray Owle' } as const
const dwight = { business: 'cook-well-and-pump', face: 'Dwight Cook' } as const
const hoyt = { business: 'greers-small-engine', face: 'Hoyt Greer' } as const

export const vouches: readonly TownVouch[] = [
  { by: 'dot', of: ray, topic: inEnglish('Firewood'), named: true, introduces: true, agreed: true },
  { by: 'earl', of: ray, topic: inEnglish('Firewood'), agreed: true },
  { by: 'hoyt', of: ray, topic: inEnglish('Dry firewood'), agreed: true },
  { by: 'wanda', of: ray, topic: inEnglish('Firewood'), agreed: true },
  { by: 'ana', of: 'dot', topic: inSpanish('A quién conocer en el pueblo'), named: true, agreed: true },
  { by: 'dee', of: 'dot', topic: inEnglish('Who to see when you’re new in town'), named: true, agreed: true },
  {
    by: 'dot',
    of: 'graciela',
    topic: inEnglish('Coming along to interpret'),
    named: true,
    introduces: true,
    agreed: true,
  },
  { by: 'neal', of: 'graciela', topic: inSpanish('Interpretar en la escuela'), named: true, agreed: true },
  { by: 'dot', of: dwight, topic: inEnglish('Wells'), named: true, introduces: true, agreed: true },
  { by: 'wanda', of: dwight, topic: inEnglish('Wells and pumps'), named: true, agreed: true },
  { by: 'nate', of: dwight, topic: inEnglish('Your well, at any hour'), named: true, agreed: true },
  { by: 'dot', of: 'camille', topic: inEnglish('Babysitting'), named: true, introduces: true, agreed: true },
  { by: 'ruth', of: hoyt, topic: inEnglish('Sharpening a saw'), named: true, agreed: true },
  { by: 'dot', of: 'ruth', topic: inEnglish('Canning'), named: true, introduces: true, agreed: true },
  { by: 'earl', of: 'ruth', topic: inEnglish('Bringing the old part along'), named: true },
]

/** Introductions under way, and how far they came. */
export interface TownIntroduction {
  readonly asker: AccountKey
  readonly introducer: AccountKey
  readonly other: AccountKey | { readonly business: BusinessSlug; readonly face: string }
  readonly topic: OwnWords
  readonly words: string
  readonly askerReach?: string
  readonly otherReach?: string
  readonly state: 'asked' | 'introducer-agreed' | 'other-agreed'
  readonly daysAgo: number
}

export const introductions: readonly TownIntroduction[] = [
  {
    asker: 'nate',
    introducer: 'dot',
    other: ray,
    topic: inEnglish('Dry firewood'),
    words: 'I burned wet oak all last winter and thought it was the stove. I’d like to learn it right.',
    askerReach: 'Sluder Lane, the green porch. Not before ten, I work nights.',
    state: 'asked',
    daysAgo: 1,
  },
  {
    asker: 'ana',
    introducer: 'dot',
    other: 'camille',
    topic: inSpanish('Quién cuide a Mateo por las tardes'),
    words: 'Salgo del trabajo a las cinco y la escuela termina a las tres. Mateo es tranquilo, menos con la trompeta.',
    askerReach: 'Depot Street, arriba de la oficina del telégrafo, después de las cinco y media.',
    otherReach: 'The pharmacy counter, any day after two. Devon will come down and meet Mateo.',
    state: 'other-agreed',
    daysAgo: 5,
  },
  {
    asker: 'ben',
    introducer: 'dot',
    other: 'ruth',
    topic: inEnglish('Canning'),
    words: 'Four bushels of apples and a husband who says it’s easy.',
    state: 'introducer-agreed',
    daysAgo: 2,
  },
]

/** What people left with the library desk. */
export interface TownQuestion {
  readonly asker: AccountKey
  readonly topic: OwnWords
  readonly answer?: OwnWords
  readonly daysAgo: number
}

export const deskQuestions: readonly TownQuestion[] = [
  {
    asker: 'nate',
    topic: inEnglish('Somebody who tunes a piano, or will tell me it’s past tuning'),
    daysAgo: 1,
  },
  {
    asker: 'ana',
    topic: inSpanish('Quién arregla unos lentes sin mandarlos a Boone'),
    answer: inSpanish(
      'Vernon Stamper, el de los relojes. Tiene los tornillitos. Está casi todas las mañanas en la banca del correo; ya le dije que usted va.',
    ),
    daysAgo: 3,
  },
]
