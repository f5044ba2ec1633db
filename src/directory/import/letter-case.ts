/** Words of three letters and more that are said letter by letter, or are written so by everybody. */
const initials = new Set(
  'abc atm bbq cvs dmv ems gnc iga irs kfc napa nra rv tv ups usa usda usps vfw ymca ywca'.split(' '),
)
const small = new Set('a an and at by for in of on or the to de del el en la las los y'.split(' '))

/** Typed with the shift key down: two words of some length, or a long one, and not one small letter. */
function isShouted(words: string): boolean {
  if (/\p{Ll}/u.test(words)) return false
  const long = words.match(/\p{Lu}{4,}/gu) ?? []
  return long.length > 1 || long.some((word) => word.length > 6)
}

const capital = (word: string): string =>
  word
    .replace(/\p{L}/u, (letter) => letter.toUpperCase())
    .replace(/^Mc(\p{Ll})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)

function quietWord(word: string, at: number): string {
  const letters = word.replace(/[^\p{L}]/gu, '').toLowerCase()
  // "LLC", "MD", "BB&T", "WV": nothing to pronounce, so they are initials.
  if (initials.has(letters) || !/[aeiouyáéíóúü]/.test(letters)) return word
  const lower = word.toLowerCase()
  return at > 0 && small.has(lower) ? lower : lower.split('-').map(capital).join('-')
}

/** "JOE'S GARAGE & TOWING" is nobody's name but the spreadsheet's: "Joe's Garage & Towing". Anything else stays as written. */
export const quietName = (name: string): string => (isShouted(name) ? name.split(' ').map(quietWord).join(' ') : name)

/** A street the same way, and the "3Rd", "11Th" and "Us Rte" of programs that capitalize every word. */
export const quietStreet = (street: string): string =>
  quietName(street)
    .replace(
      /\b(\d+)(St|Nd|Rd|Th|ST|ND|RD|TH)\b/g,
      (_, number: string, ending: string) => number + ending.toLowerCase(),
    )
    .replace(/\bUs (?=(?:Rte|Route|Hwy|Highway)\b)/g, 'US ')
