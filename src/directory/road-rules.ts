import { foldText } from '../web/fold.ts'

const roadWords = new Set(
  (
    'street st avenue ave av road rd lane ln drive dr court ct circle cir way trail trl highway hwy route rt rte pike ' +
    'loop path alley aly terrace ter place pl boulevard blvd parkway pkwy hollow branch creek run ridge fork cove row ' +
    'square sq bypass turnpike extension ext crossing bend hill calle camino avenida carretera'
  ).split(' '),
)
/** After these a number is the road's own. */
const numberedRoads = new Set('highway hwy route rt rte us nc sr cr i va tn carretera'.split(' '))
const unitWords = new Set(
  (
    'apt apartment unit suite ste lot trailer trlr bldg building room rm floor fl box pobox space spc no num number ' +
    'numero apto depto int interior'
  ).split(' '),
)
const numberWords = new Set(
  (
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand and'
  ).split(' '),
)
const compass = new Set(['n', 's', 'e', 'w'])
const hasNumber = (word: string): boolean => /\p{N}/u.test(word)

/**
 * A road's name out of a street address, without the house's number, unit or box: "214B Meat Camp Rd, Apt 2" is "Meat
 * Camp Rd". What cannot be told from a house ("the yellow one behind the church") is no road.
 */
export function roadOf(street: string): string | null {
  for (const part of street.split(/[,;:()/\n]+(?!\d)/)) {
    const road = roadIn(part.trim().split(/\s+/))
    if (road) return road
  }
  return null
}

function roadIn(words: string[]): string | null {
  const kept: string[] = []
  let told = false
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const plain = foldText(word)
    if (unitWords.has(plain) || word.startsWith('#')) {
      // What follows the road is the unit's name, whatever it is.
      if (told && kept.length > 0) break
      const next = words[at + 1] ?? ''
      if (unitWords.has(plain) && (hasNumber(next) || next.length < 3)) at += 1
      continue
    }
    if (hasNumber(word)) {
      if (isRoadsOwn(word, words[at - 1], words[at + 1])) kept.push(word)
      // "12 Main" is a road though no word of it says so.
      if (kept.length === 0) told = true
      continue
    }
    if (kept.length === 0 && startsNoRoad(plain)) continue
    told ||= roadWords.has(plain) || numberedRoads.has(plain)
    kept.push(word)
  }
  const road = kept.join(' ').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, '')
  return told && /\p{L}{2}/u.test(road) ? road : null
}

/** "US 221", "I-77", "5th Street": the numbers that name a road. */
function isRoadsOwn(word: string, before = '', after = ''): boolean {
  const numbered = numberedRoads.has(foldText(before)) && /^\d{1,4}$/.test(word)
  const joined = /^(i|us|nc|sr|cr)-\d{1,4}$/i.test(word)
  const counted = /^\d{1,3}(st|nd|rd|th)$/i.test(word) && roadWords.has(foldText(after))
  return numbered || joined || counted
}

/** "Twelve", and the lone letter of "12 B Main Street". */
const startsNoRoad = (word: string): boolean =>
  word === '' || numberWords.has(word) || (word.length === 1 && !compass.has(word))
