import { categories } from '../../src/directory/categories/categories.ts'
import { type Dice, openDice } from './dice.ts'
import { firstNames, places, surnames } from './names.ts'
import type { Seeded } from './seed-businesses.ts'

/** What people of this town type into its search, all different: trades, families, people, places, and typing errors. */
export function questionsOf(businesses: Seeded[], many: number, seed: number): string[] {
  const dice = openDice(seed)
  const asked = new Set<string>()
  while (asked.size < many) asked.add(questionOf(dice, businesses))
  return [...asked]
}

const trades = [...categories.values()]

function questionOf(dice: Dice, businesses: Seeded[]): string {
  const { name, terms } = dice.of(trades)
  const language = dice.hits(0.2) ? 'es' : 'en'
  const term = dice.of([name[language], ...terms[language]])
  const faces = dice.of(businesses).faces
  switch (dice.below(6)) {
    case 0:
      return `${term} ${dice.of(places).toLowerCase()}`
    case 1:
      return `${dice.of(surnames).toLowerCase()} ${term}`
    case 2:
      return faces[0]?.name ?? `${dice.of(firstNames)} ${dice.of(surnames)}`
    case 3:
      return dice.of(businesses).name
    case 4:
      return `${mistyped(dice, term)} ${dice.of(places).split(' ')[0] ?? ''}`
    default:
      return mistyped(dice, dice.of(businesses).name)
  }
}

/** One letter of the longest word left out, doubled, or swapped with its neighbor: nobody has that word. */
function mistyped(dice: Dice, words: string): string {
  const longest = words.split(' ').reduce((one, other) => (other.length > one.length ? other : one), '')
  const at = 1 + dice.below(Math.max(1, longest.length - 2))
  const [before, letter, after] = [longest.slice(0, at), longest.charAt(at), longest.slice(at + 1)]
  const wrong = dice.of([
    before + after,
    before + letter + letter + after,
    before + after.slice(0, 1) + letter + after.slice(1),
  ])
  return words.replace(longest, wrong)
}
