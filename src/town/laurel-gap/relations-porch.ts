import { inEnglish, inSpanish } from './own-words.ts'
import type { AccountKey, BusinessSlug, OwnWords } from './shapes.ts'

interface TownReply {
  readonly by: AccountKey
  readonly as?: BusinessSlug
  readonly words: OwnWords
  /** Only the author of the note reads it. */
  readonly privately?: true
}

export interface TownNote {
  readonly kind: 'ask' | 'offer' | 'thanks' | 'gathering' | 'closure'
  readonly by: AccountKey
  readonly as?: BusinessSlug
  readonly daysAgo: number
  readonly words: OwnWords
  readonly anybody?: true
  /** The last day it hangs, counted from the first morning. */
  readonly hangsFor: number
  /** The first day closed, counted likewise; the note hangs through the last. */
  readonly closedFrom?: number
  readonly at?: { readonly time: string; readonly place: string }
  readonly replies?: readonly TownReply[]
}

/** What hangs on the porch on the first morning. Oldest first. */
export const townNotes: readonly TownNote[] = [
  {
    kind: 'gathering',
    by: 'kat',
    as: 'laurel-gap-fire-hall',
    daysAgo: 6,
    words: inEnglish(
      'Pancakes at the fire hall. The engines will be outside for whoever wants to sit in one, any age.',
    ),
    anybody: true,
    hangsFor: 4,
    at: { time: '07:30', place: 'Fire hall, the end of School Street' },
    replies: [{ by: 'percy', words: inEnglish('I’ll bring honey. Somebody else bring napkins.') }],
  },
  {
    kind: 'thanks',
    by: 'amparo',
    daysAgo: 6,
    words: inSpanish(
      'A Jesse, el de la camioneta: me esperó mientras yo buscaba el otro zapato, y puso el bolero entero antes de arrancar.',
    ),
    anybody: true,
    hangsFor: 5,
    replies: [{ by: 'jesse', words: inEnglish('It was a good bolero. The shoe was under the seat from last time.') }],
  },
  {
    kind: 'ask',
    by: 'marcus',
    daysAgo: 5,
    words: inEnglish(
      'Two small sleds to borrow till March. Ours went to a cousin in Georgia, and I can’t say why we thought so.',
    ),
    hangsFor: 9,
    replies: [
      {
        by: 'gene',
        as: 'twice-around-thrift',
        words: inEnglish('One red one came in Friday. It’s behind the counter with your name on it. Still one short.'),
      },
      {
        by: 'brooke',
        words: inEnglish('I have the other. On my porch, Little Horse Road, don’t ring.'),
        privately: true,
      },
    ],
  },
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
    kind: 'offer',
    by: 'ines',
    daysAgo: 3,
    words: inSpanish('Tengo semilla de frijol de mi abuela, tres sobres. Se siembra en mayo; yo les digo cómo.'),
    anybody: true,
    hangsFor: 10,
  },
  {
    kind: 'ask',
    by: 'grace',
    daysAgo: 2,
    words: inEnglish(
      'Something calls outside my window above Depot Street at about two, like a small horse. Does anybody know it?',
    ),
    hangsFor: 6,
    replies: [
      {
        by: 'hollis',
        words: inEnglish('Screech owl. It’s in the pine behind the bank and has been since I had knees.'),
      },
      {
        by: 'hal',
        words: inEnglish('I’m up then with the moths. Come to the porch on Church Street and we’ll listen.'),
      },
    ],
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
]
