import { inEnglish, inSpanish } from './own-words.ts'
import type { AccountKey, BusinessSlug, OwnWords } from './shapes.ts'

/** Whom a favor was with: a resident, a business, or a neighbor who has no account. */
export type TownParty = AccountKey | { readonly business: BusinessSlug } | { readonly neighbor: string }

export interface TownAnswer {
  readonly by: AccountKey
  readonly answer: 'glad' | 'yes' | 'not-quite' | 'no' | 'not-me'
  readonly words?: OwnWords
}

export interface TownFavor {
  readonly key: string
  readonly kind: 'thanks' | 'favor'
  readonly by: AccountKey
  readonly words: OwnWords
  readonly daysAgo: number
  readonly there: readonly TownParty[]
  readonly here?: readonly TownParty[]
  readonly passedOnFrom?: string
  readonly answers?: readonly TownAnswer[]
  /** Whoever wrote it does not take the no. */
  readonly stoodBy?: true
  /** Which of the two asked a steward to look. */
  readonly asksSteward?: AccountKey
  /** Whoever wrote it takes their own words back; what the other told stays. */
  readonly takenBack?: true
}

export interface TownLoan {
  readonly lender: AccountKey
  readonly borrower: AccountKey
  readonly thing: string
  readonly lentDaysAgo: number
  readonly dueInDays: number | null
}

/** What Laurel Gap wrote down for each other, the oldest first; something waits for each one can become. */
export const favors: readonly TownFavor[] = [
  {
    key: 'rolls',
    kind: 'thanks',
    by: 'ruth',
    words: inEnglish('A dozen rolls on the step when I was down with my back.'),
    daysAgo: 48,
    there: ['marisol'],
    answers: [{ by: 'marisol', answer: 'glad' }],
  },
  {
    key: 'barn-roof',
    kind: 'favor',
    by: 'dot',
    words: inEnglish('Raised the new potting barn behind the hardware store, Saturday, done by dark.'),
    daysAgo: 38,
    there: ['ben', 'curtis'],
    here: ['earl', 'hoyt', 'ruth', 'nell', 'lamar', 'ray'],
    answers: [
      { by: 'ben', answer: 'yes' },
      { by: 'curtis', answer: 'yes' },
      { by: 'earl', answer: 'yes' },
      { by: 'hoyt', answer: 'yes' },
      // Ray brought the pumpkins and left before the first beam. His name is not on it.
      { by: 'ray', answer: 'no' },
      { by: 'nell', answer: 'yes' },
      { by: 'ruth', answer: 'yes' },
    ],
  },
  {
    key: 'beets',
    kind: 'favor',
    by: 'ruth',
    words: inEnglish('Two jars of pickled beets.'),
    daysAgo: 31,
    there: ['earl'],
    answers: [{ by: 'earl', answer: 'yes' }],
  },
  {
    key: 'truck',
    kind: 'favor',
    by: 'vernon',
    words: inEnglish('Pulled Earl’s truck out of the ditch by the culvert.'),
    daysAgo: 26,
    there: ['earl'],
    answers: [
      {
        by: 'earl',
        answer: 'no',
        words: inEnglish('It was my truck did the pulling and his in the ditch. We neither one of us like to say so.'),
      },
    ],
    stoodBy: true,
  },
  {
    key: 'school-meeting',
    kind: 'thanks',
    by: 'ana',
    words: inSpanish('Me acompañó a la reunión con la maestra de Mateo y fue traduciendo lo que yo no pescaba.'),
    daysAgo: 17,
    there: ['graciela'],
    answers: [{ by: 'graciela', answer: 'glad' }],
  },
  {
    key: 'chimney-brush',
    kind: 'thanks',
    by: 'ruth',
    words: inEnglish('Brought the long chimney brush over without being asked, and stayed to show me.'),
    daysAgo: 12,
    there: ['earl'],
    answers: [{ by: 'earl', answer: 'glad' }],
  },
  {
    key: 'boone',
    kind: 'favor',
    by: 'ruth',
    words: inEnglish('Drove her to Boone for the eye doctor and stayed.'),
    daysAgo: 5,
    there: ['opal'],
    answers: [{ by: 'opal', answer: 'yes' }],
  },
  {
    key: 'algebra',
    kind: 'favor',
    by: 'ana',
    words: inSpanish('Dos tardes de álgebra con su hija, antes del examen.'),
    daysAgo: 6,
    there: ['tammy'],
    passedOnFrom: 'school-meeting',
  },
  {
    key: 'telegraph',
    kind: 'thanks',
    by: 'ana',
    words: inSpanish('Buscó en tres cajas hasta dar con la foto de mi edificio cuando era el telégrafo.'),
    daysAgo: 5,
    there: ['dee'],
  },
  {
    key: 'saw',
    kind: 'thanks',
    by: 'ruth',
    words: inEnglish('Sharpened my saw and wouldn’t take a dime.'),
    daysAgo: 4,
    there: ['hoyt'],
  },
  {
    key: 'soup',
    kind: 'favor',
    by: 'luis',
    words: inSpanish('Le llevé caldo a Mateo la noche del oído.'),
    daysAgo: 4,
    there: ['ana'],
  },
  {
    key: 'step',
    kind: 'favor',
    by: 'earl',
    words: inEnglish('Fixed her back step while I was out that way. Two boards and a talk.'),
    daysAgo: 3,
    there: ['ruth'],
  },
  {
    key: 'doors',
    kind: 'thanks',
    by: 'faye',
    words: inEnglish('Walked my sister-in-law around on her first day and knocked on every door with her.'),
    daysAgo: 2,
    there: ['dot'],
  },
  {
    key: 'late-key',
    kind: 'thanks',
    by: 'camille',
    words: inEnglish('Opened up after six to cut the pharmacy a key. Tammy had already swept.'),
    daysAgo: 1,
    there: [{ business: 'gap-hardware-and-feed' }],
  },
]

export const loans: readonly TownLoan[] = [
  { lender: 'ruth', borrower: 'wanda', thing: 'The big canner', lentDaysAgo: 9, dueInDays: 5 },
  { lender: 'earl', borrower: 'dot', thing: 'The twelve-foot ladder', lentDaysAgo: 15, dueInDays: -1 },
  {
    lender: 'gene',
    borrower: 'dee',
    thing: 'The lighthouse puzzle, a thousand pieces',
    lentDaysAgo: 20,
    dueInDays: 10,
  },
  { lender: 'brooke', borrower: 'marcus', thing: 'One sled', lentDaysAgo: 4, dueInDays: 110 },
  { lender: 'graciela', borrower: 'ana', thing: 'Una trompeta, la del estuche azul', lentDaysAgo: 6, dueInDays: 196 },
]
