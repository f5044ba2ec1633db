/**
 * A long notebook is looked through by the database first: it hands over the few texts in which a word may stand, and
 * whether it does is for `isMeant` to say. A text in plain letters holds a folded word only where it holds its letters;
 * one with letters of other alphabets or with accents, or with apostrophes, which close up, is handed over whatever it
 * says.
 */
export const mayHold = (column: string, words: readonly string[]): string =>
  `(${words.map(() => `lower(${column}) like ?`).join(' or ')} or length(${column}) <> octet_length(${column})
    or ${column} like '%''%' or ${column} like '%\`%')`

/** What `mayHold` is asked with. A folded word holds letters and digits alone: nothing in it means anything to LIKE. */
export const heldAs = (words: readonly string[]): string[] => words.map((word) => `%${word}%`)
