import { foldText } from '../../web/fold.ts'

// Words that people wrap a need in. They never tell one trade from another.
const STOP_WORDS = new Set(
  (
    'a an and any anybody anyone around at by can could do does for from get gets give go going got had has have he ' +
    'her here him his how i im ill in is it its kind like looking look me mine my near need needs of on or our out over ' +
    'please she some somebody someone something that the their them there they thing this to too up us want wants was we ' +
    't s ll re ve won doesn didn isn wasn couldn wouldn haven what when where which who whos will with would you your nearby town local good best ' +
    // Pain has its place: "my tooth hurts" asks about a tooth.
    'hurt hurts hurting duele duelen ' +
    'al algo alguien algun alguna como con cual cuando de del donde el ella ellos en es esta este estoy ha hace hacer ' +
    'he la las le lo los me mi mis necesito nos o para persona por puede pueden pueda que quien quiero se ser si sin su ' +
    'sus te tengo tiene tu un una uno y ya busco buscar buscando'
  ).split(' '),
)
// "My pump quit", "fix my pump" and "pump repair" ask for one thing, and so do their Spanish ways.
const REPAIR_WORDS = new Set(
  (
    'fix fixed fixes fixing repair repairs repaired repairing broke broken busted quit quitting ' +
    'arreglar arreglo arreglos arregla arreglen reparar reparacion reparaciones repara componer compostura ' +
    'descompuso descompuesto descompuesta fallo roto rota rompio'
  ).split(' '),
)
// "Make a will" asks for a lawyer, "who will mow" does not.
const NOUN_WILL = /\b(a|my|his|her|last|living) will\b/g
const VOWEL = /[aeiouy]/
const SIBILANT_E = /(?:x|ch|sh|ss|z)e$/

/** @param word folded */
export const isFiller = (word: string): boolean => STOP_WORDS.has(word)

/**
 * One form for singular and plural in both languages, and for doing and to do in English: saws → saw, churches → church,
 * talleres → taller, sharpening → sharpen, stoves → stov. The forms are compared with each other only, never shown.
 */
export function stemOf(word: string): string {
  if (REPAIR_WORDS.has(word)) return 'repair'
  if (word.length < 4) return word
  if (word.endsWith('ing')) {
    const done = word.slice(0, -3).replace(/([^aeiouyls])\1$/, '$1')
    return done.length > 2 && VOWEL.test(done) ? done : word
  }
  let stem = word
  if (stem.endsWith('ies') && stem.length > 5) return `${stem.slice(0, -3)}y`
  if (stem.endsWith('s') && !stem.endsWith('ss')) stem = stem.slice(0, -1)
  if (SIBILANT_E.test(stem) || (stem.endsWith('e') && stem.length > 4)) stem = stem.slice(0, -1)
  return stem
}

/** The words of a text that say something, each once, as stems. */
export function tellingWords(text: string): string[] {
  const told = new Set<string>()
  const folded = foldText(text).replace(NOUN_WILL, '$1 wills')
  for (const word of folded.split(' ')) if (word !== '' && !STOP_WORDS.has(word)) told.add(stemOf(word))
  return [...told]
}
