import { inEnglish, inSpanish } from './own-words.ts'
import type { AccountKey, BusinessSlug, OwnWords } from './shapes.ts'

interface TownAnswer {
  readonly by: AccountKey
  readonly daysAgo: number
  readonly words: OwnWords
  readonly anybody?: true
}

interface TownQuestion {
  readonly weeksAgo: number
  readonly words: OwnWords
  readonly answers: readonly TownAnswer[]
}

/** The week's questions, as Dee asked them at the desk, and what people said. Oldest first. */
export const townQuestions: readonly TownQuestion[] = [
  {
    weeksAgo: 2,
    words: inEnglish('What do you keep in the car from November to March?'),
    answers: [
      {
        by: 'tammy',
        daysAgo: 13,
        words: inEnglish('Two blankets, a shovel that folds, and a deck of cards. You will be waiting with somebody.'),
      },
      { by: 'hoyt', daysAgo: 12, words: inEnglish('Spark plug wrench. People laugh until they don’t.') },
      { by: 'luis', daysAgo: 11, words: inSpanish('Zapatos secos. Todo lo demás se arregla con zapatos secos.') },
    ],
  },
  {
    weeksAgo: 1,
    words: inEnglish('Which road has the best view, and what time of day?'),
    answers: [
      {
        by: 'marisol',
        daysAgo: 6,
        words: inEnglish(
          'Top of the pole on Piney Ridge, about seven in the morning. You’ll have to take my word for it.',
        ),
      },
      {
        by: 'camille',
        daysAgo: 5,
        words: inEnglish(
          'The second bend on Piney Ridge Road. My great-grandfather picked it for that and told everybody it was for the spring.',
        ),
      },
      { by: 'ray', daysAgo: 4, words: inEnglish('Old Gap Road with the lights off. Pull over first.') },
    ],
  },
  {
    weeksAgo: 0,
    words: inEnglish('Who taught you something useful here, and what?'),
    answers: [
      {
        by: 'wanda',
        daysAgo: 1,
        words: inEnglish('My aunt Lorene: you can say no to anybody if you hand them pie first.'),
      },
      {
        by: 'lamar',
        daysAgo: 1,
        words: inEnglish('Vernon Shoaf showed me where the water shuts off, my first day, before I had any water.'),
      },
      {
        by: 'luis',
        daysAgo: 1,
        words: inSpanish(
          'Doña Faye me enseñó a decir los nombres de los caminos como los dice la gente. Ahora sí llego.',
        ),
      },
      {
        by: 'nell',
        daysAgo: 0,
        words: inEnglish(
          'Dwight. How to read a well log. I had taught chemistry thirty years and never asked where the water came from.',
        ),
        anybody: true,
      },
      {
        by: 'curtis',
        daysAgo: 0,
        words: inEnglish('Opal taught me to stand still next to a horse. It works on customers.'),
      },
      {
        by: 'earl',
        daysAgo: 0,
        words: inEnglish(
          'Tammy. How to answer a telephone so the other person calms down. I’d been doing it wrong since 1984.',
        ),
      },
    ],
  },
]

interface TownReply {
  readonly by: AccountKey
  readonly as?: BusinessSlug
  readonly words: OwnWords
  /** Only the author of the note reads it. */
  readonly privately?: true
}

interface TownNote {
  readonly kind: 'ask' | 'offer' | 'thanks' | 'gathering' | 'closure'
  readonly by: AccountKey
  readonly as?: BusinessSlug
  readonly daysAgo: number
  readonly words: OwnWords
  readonly anybody?: true
  /** The last day it hangs, counted from the first morning. */
  readonly hangsFor: number
  readonly at?: { readonly time: string; readonly place: string }
  readonly replies?: readonly TownReply[]
}

/** What hangs on the porch on the first morning. Oldest first. */
export const townNotes: readonly TownNote[] = [
  {
    kind: 'gathering',
    by: 'ann',
    as: 'laurel-gap-a-m-e-zion-church-office',
    daysAgo: 5,
    words: inEnglish('Soup supper. Bring a bowl and a spoon; the soup is seen to. Nobody has to stay for the singing.'),
    anybody: true,
    hangsFor: 3,
    at: { time: '18:00', place: 'Church hall, Church Street' },
    replies: [{ by: 'russell', words: inEnglish('I’ll bring the folding chairs back while I’m at it.') }],
  },
  {
    kind: 'thanks',
    by: 'faye',
    daysAgo: 4,
    words: inEnglish('To Vernon, for getting Daddy’s mantel clock to strike again. We all stood there and listened.'),
    hangsFor: 3,
    replies: [{ by: 'vernon', words: inEnglish('It wanted to. I only asked it.') }],
  },
  {
    kind: 'offer',
    by: 'ben',
    daysAgo: 3,
    words: inEnglish('More apple drops than the deer can eat. Bushel baskets are on the back porch. No need to knock.'),
    anybody: true,
    hangsFor: 7,
  },
  {
    kind: 'thanks',
    by: 'graciela',
    daysAgo: 3,
    words: inSpanish(
      'A quien sacó mi camioneta de la cuneta el viernes y no dejó nombre: pase por la panadería. Le tengo algo calientito.',
    ),
    anybody: true,
    hangsFor: 4,
  },
  {
    kind: 'ask',
    by: 'opal',
    daysAgo: 2,
    words: inEnglish(
      'Does anybody have dry locust they would part with before Thursday’s cold? I can bring the truck to you.',
    ),
    hangsFor: 4,
    replies: [{ by: 'ray', words: inEnglish('Half a rick behind my barn, split two years ago. Come before dark.') }],
  },
  {
    kind: 'ask',
    by: 'ana',
    daysAgo: 1,
    words: inSpanish(
      'Busco una escalera prestada para el sábado, para colgar unas cortinas muy altas. La cuido y la devuelvo el mismo día.',
    ),
    hangsFor: 5,
    replies: [
      {
        by: 'tammy',
        as: 'gap-hardware-and-feed',
        words: inEnglish('We keep a twelve-foot one behind the feed for this. Stop by, no need to call first.'),
      },
      {
        by: 'dot',
        words: inEnglish('Take mine, and I’ll stand on the bottom of it. Knock any time after nine.'),
        privately: true,
      },
    ],
  },
  {
    kind: 'offer',
    by: 'ruth',
    daysAgo: 1,
    words: inEnglish('I’m driving to Boone Thursday at nine. Two seats, and I can wait on you.'),
    hangsFor: 2,
    replies: [
      {
        by: 'faye',
        words: inEnglish(
          'One for me, if you don’t mind stopping at the eye doctor. I don’t see well enough to be bad company.',
        ),
        privately: true,
      },
    ],
  },
  {
    kind: 'closure',
    by: 'wanda',
    as: 'the-blue-door-cafe',
    daysAgo: 0,
    words: inEnglish(
      'The Blue Door is shut for Thanksgiving week from Wednesday noon. Neal has coffee on for our regulars.',
    ),
    anybody: true,
    hangsFor: 11,
  },
]
