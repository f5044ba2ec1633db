import { foldText } from '../../web/fold.ts'
import { nameSearched } from '../search/document.ts'
import { distance } from '../search/spelling.ts'

/** What lists add to names, and leave off, of one and the same place. */
const adorning = new Set(
  'the a an and of at in el la los las de del y co company corp corporation inc incorporated llc ltd pllc pc lp dba'.split(
    ' ',
  ),
)
const oneWord = new Map(
  Object.entries({ st: 'street', saint: 'street', rd: 'road', hwy: 'highway', mt: 'mountain', mount: 'mountain' }),
)

/** The words that tell one name from another: no "Inc.", short forms written out, singular like plural. In their order. */
export function nameWords(name: string): string[] {
  const words = foldText(name.replaceAll('&', ' and '))
    .split(' ')
    .filter((word) => word !== '')
  const telling = words.filter((word) => !adorning.has(word))
  return [...new Set((telling.length > 0 ? telling : words).map((word) => singular(writtenOut(word))))]
}

/** "Svc" is "service", as for the search. */
const writtenOut = (word: string): string => oneWord.get(word) ?? nameSearched(word).split(' ')[1] ?? word

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word

/** How two names go together: the same words, nearly the same, or neither. */
export type NameLikeness = 'same' | 'like' | 'other'

/** Of two names this share of their words has to be common, an added one in five let pass. */
const NEARLY = 0.8

export function nameLikeness(one: readonly string[], other: readonly string[]): NameLikeness {
  if (one.length === 0 || other.length === 0) return 'other'
  const [run, otherRun] = [[...one].sort().join(' '), [...other].sort().join(' ')]
  if (run === otherRun || one.join('') === other.join('')) return 'same'
  const common = one.filter((word) => other.some((each) => isOneWord(word, each))).length
  const back = other.filter((word) => one.some((each) => isOneWord(word, each))).length
  return (common + back) / (one.length + other.length) >= NEARLY ? 'like' : 'other'
}

/** The same word, or the same with a slip of the pen. Numbers and short words have to be the same. */
function isOneWord(one: string, other: string): boolean {
  if (one === other) return true
  const shorter = Math.min(one.length, other.length)
  if (shorter < 6 || /\p{N}/u.test(one + other)) return false
  const slips = shorter < 9 ? 1 : 2
  return distance(one, other, slips) <= slips
}
