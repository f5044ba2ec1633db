/** What tells whether two pages may be one person's. */
export interface Alike {
  nameKey: string
  faceId: string | null
  accountId: string | null
}

/**
 * Whether two pages look like one person's: the directory or the town says so, or the names do: the same words in any
 * order, one of them left out ("Joan" and "Joan Pickett"), an initial for a name, or one letter slipped.
 */
export function areAlike(one: Alike, other: Alike): boolean {
  if (one.faceId !== null && one.faceId === other.faceId) return true
  if (one.accountId !== null && one.accountId === other.accountId) return true
  if (one.accountId !== null && other.accountId !== null) return false
  return areNamedAlike(one.nameKey, other.nameKey)
}

const wordsIn = (key: string): string[] => key.split(' ').filter(Boolean)

export function areNamedAlike(one: string, other: string): boolean {
  const [words, others] = [wordsIn(one), wordsIn(other)]
  if (words.length === 0 || others.length === 0) return false
  const [few, many] = words.length <= others.length ? [words, others] : [others, words]
  const left = [...many]
  let weak = 0
  for (const word of few) {
    const at = left.findIndex((each) => each === word)
    const near = at >= 0 ? at : left.findIndex((each) => isNear(word, each))
    if (near < 0) return false
    if (at < 0) weak += 1
    left.splice(near, 1)
  }
  // Of two words one has to be the very same: two initials, or two slips, are two people.
  return few.length === 1 ? weak === 0 || (many.length === 1 && (few[0] ?? '').length > 3) : weak < few.length
}

/** "J" for "Joan", "Presnel" for "Presnell". */
function isNear(one: string, other: string): boolean {
  if (one.length === 1 || other.length === 1) return one[0] === other[0]
  return one.length > 3 && other.length > 3 && differByOne(one, other)
}

/** One letter more, less or other; two neighbors swapped. */
export function differByOne(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let from = 0
  while (from < one.length && one[from] === other[from]) from += 1
  const [rest, rests] = [one.slice(from), other.slice(from)]
  if (rest.slice(1) === rests.slice(1) || rest.slice(1) === rests || rest === rests.slice(1)) return true
  return rest[0] === rests[1] && rest[1] === rests[0] && rest.slice(2) === rests.slice(2)
}
