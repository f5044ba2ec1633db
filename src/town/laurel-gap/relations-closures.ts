import { inEnglish, inSpanish } from './own-words.ts'
import type { TownNote } from './relations-porch.ts'

/** Who is shut between now and the new year, said by whoever stands behind that counter. */
export const closures: readonly TownNote[] = [
  {
    kind: 'closure',
    by: 'amos',
    as: 'phipps-tractor',
    daysAgo: 1,
    words: inEnglish(
      'The shed is shut for deer season from Saturday the 21st through December 5. Brianna is there Saturday mornings.',
    ),
    anybody: true,
    closedFrom: 4,
    hangsFor: 18,
  },
  {
    kind: 'closure',
    by: 'wanda',
    as: 'the-blue-door-cafe',
    daysAgo: 0,
    words: inEnglish(
      'The Blue Door is shut for Thanksgiving, Thursday through Saturday, and Wednesday from noon. Neal has coffee on.',
    ),
    anybody: true,
    closedFrom: 9,
    hangsFor: 11,
  },
  {
    kind: 'closure',
    by: 'hoyt',
    as: 'greers-small-engine',
    daysAgo: 5,
    words: inEnglish(
      'Shut for deer season from Monday the 23rd. Back December 7. Saws for a storm: Dale Faw, Creek Road.',
    ),
    anybody: true,
    closedFrom: 6,
    hangsFor: 18,
  },
  {
    kind: 'closure',
    by: 'dan',
    as: 'welch-trout',
    daysAgo: 3,
    words: inEnglish(
      'The ponds are drained and mended from December 24 to January 10. The fish are with my cousin. They know.',
    ),
    anybody: true,
    closedFrom: 37,
    hangsFor: 54,
  },
  {
    kind: 'closure',
    by: 'priscilla',
    as: 'three-creeks-savings-bank',
    daysAgo: 2,
    words: inEnglish(
      'The bank is closed Thanksgiving Day, the 26th. Friday we open at nine, by our own clock four minutes before.',
    ),
    anybody: true,
    closedFrom: 9,
    hangsFor: 9,
  },
  {
    kind: 'closure',
    by: 'luis',
    as: 'laurel-gap-clinic',
    daysAgo: 2,
    words: inSpanish('La clínica cierra el jueves 26 y el viernes 27. Si es urgente, la ambulancia no cierra.'),
    anybody: true,
    closedFrom: 9,
    hangsFor: 10,
  },
  {
    kind: 'closure',
    by: 'neal',
    as: 'panaderia-la-vuelta',
    daysAgo: 1,
    words: inSpanish('El jueves 26 no horneamos. Los encargos para ese día se recogen el miércoles hasta las dos.'),
    anybody: true,
    closedFrom: 9,
    hangsFor: 9,
  },
  {
    kind: 'closure',
    by: 'dee',
    as: 'laurel-gap-library',
    daysAgo: 0,
    words: inEnglish(
      'Library closed the 26th and 27th. The book drop never closes, and the puzzle will be as you left it.',
    ),
    anybody: true,
    closedFrom: 9,
    hangsFor: 10,
  },
]
