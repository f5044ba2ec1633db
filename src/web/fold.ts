const MARKS = /\p{M}+/gu
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu
const APOSTROPHES = /['’‘`´]/g

/**
 * Text as it is compared: lower case, no diacritics (ñ → n), punctuation as single spaces, nothing at the ends.
 * Apostrophes close up ("farmer's" → "farmers"). Folding twice changes nothing.
 */
export function foldText(s: string): string {
  // A lower-cased capital can bring a mark of its own (İ), so the letters come apart again after it.
  const letters = s.normalize('NFKD').toLowerCase().normalize('NFKD').replace(MARKS, '')
  return letters.replace(APOSTROPHES, '').replace(BETWEEN_WORDS, ' ').trim()
}
