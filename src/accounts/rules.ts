import unhomoglyph from 'unhomoglyph'

/** Accents, and letters that cannot be seen at all (joiners, soft hyphens, fillers). */
const MARKS = /[\p{M}\p{DI}]+/gu
const APOSTROPHES = /['’‘`´]/g
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(MARKS, '')

/** A name as it is sorted, found and typed: lower case, no accents, no punctuation. "Earl  O'Neal, Jr." → "earl oneal jr". */
export const nameKey = (name: string): string =>
  withoutMarks(withoutMarks(name).toLowerCase()).replace(APOSTROPHES, '').replace(BETWEEN_WORDS, ' ').trim()

/**
 * A name as the eye reads it: letters of other alphabets, capitals and digits that pass for one another are one. It is
 * case-sensitive where the eye is ("EarI" reads as "Earl", "Neil" does not read as "Nell").
 */
export const nameLook = (name: string): string => nameKey(unhomoglyph(withoutMarks(name)))

/** Whether somebody can be found by this name, and told apart from the next. */
export const hasLetters = (name: string): boolean => nameKey(name).length > 1

export const mailKey = (mail: string): string => mail.trim().normalize('NFC').toLowerCase()

/** Whether a typed name is the written one, however it was capitalized, accented or spaced. */
const isName = (typed: string, written: string): boolean =>
  nameKey(typed) === nameKey(written) || nameLook(typed) === nameLook(written)

/** Whether a typed name is the written one, or that one made longer. */
export const isNameOrLonger = (typed: string, written: string): boolean =>
  isName(typed, written) || nameKey(typed).startsWith(`${nameKey(written)} `)

/** The name as it was written, or as it was typed where that says more ("Tom Ellis of Creek Road"). */
export const longerName = (typed: string, written: string): string => (isName(typed, written) ? written : typed)

export const SHORTEST_PASSWORD = 8
export const LONGEST_PASSWORD = 200

/** What is wrong with a password, beside its length: it must not be the name that everybody in town knows. */
export function isOwnName(password: string, name: string): boolean {
  const bare = (text: string): string => nameKey(text).replaceAll(' ', '')
  return bare(password) === bare(name)
}
