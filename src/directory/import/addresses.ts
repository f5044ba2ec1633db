import { cellText, cutText, foldWords } from './words.ts'

interface Address {
  street: string | null
  town: string | null
  state: string | null
  postcode: string | null
  country: string | null
}

interface AddressPieces {
  houseNumber: string
  street: string
  unit: string
  fullAddress: string
  town: string
  state: string
  postcode: string
  country: string
}

const stateNames = `AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,
DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,
LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,
NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,
OK Oklahoma,OR Oregon,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,
TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming`

const states = new Map(
  stateNames.split(',').flatMap((entry) => {
    const [code = '', ...name] = entry.trim().split(' ')
    return [code, name.join(' ')].map((word) => [foldWords(word), code] as const)
  }),
)
states.set('carolina del norte', 'NC').set('carolina del sur', 'SC').set('virginia occidental', 'WV')

/** Whether these words, or two letters, are a state of the US. */
export const isStateName = (word: string): boolean => states.has(foldWords(word))

const countries = new Map([
  ['us', 'US'],
  ['usa', 'US'],
  ['u s a', 'US'],
  ['united states', 'US'],
  ['united states of america', 'US'],
  ['estados unidos', 'US'],
  ['ee uu', 'US'],
  ['canada', 'CA'],
  ['mexico', 'MX'],
  ['united kingdom', 'GB'],
])

/** Where spreadsheets take a postcode for a number, it loses its first zero. */
const zeroStates = new Set(['CT', 'MA', 'ME', 'NH', 'NJ', 'PR', 'RI', 'VT'])

const longest = { street: 160, word: 80 }

/** One address out of the pieces a source has. What has its own column is believed before what a whole address says. */
export function mergeAddress(pieces: AddressPieces): Address {
  const whole = readAddress(pieces.fullAddress)
  const town = cellText(pieces.town) || whole.town
  const state = stateCode(cellText(pieces.state)) ?? whole.state
  const ownStreet = [cellText(pieces.houseNumber).replace(/\.0$/, ''), cellText(pieces.street)]
    .filter(Boolean)
    .join(' ')
  const hasOwnStreet = cellText(pieces.street) !== ''
  const street = [hasOwnStreet ? ownStreet : withoutTown(whole.street, town), cellText(pieces.unit)]
  return {
    street: cut(street.filter(Boolean).join(', '), longest.street),
    town: cut(town ?? '', longest.word),
    state: cut(state ?? '', longest.word),
    postcode: postcode(cellText(pieces.postcode), state) ?? whole.postcode,
    country: countryCode(cellText(pieces.country)) ?? whole.country,
  }
}

/** "12 Main St, Elkins, WV 26241, USA" in its parts. Text that does not end like an address is all street. */
export function readAddress(written: string): Address {
  const parts = written
    .split(/[\n,;]+/)
    .map(cellText)
    .filter(Boolean)
  const country = takeLast(parts, countryNamed)
  const zip = takeEnding(parts, /(?:^|\s)(\d{5}(?:-\d{4})?)$/)
  const state = takeState(parts, zip !== null)
  if (parts.length === 1 && state !== null) parts.splice(0, 1, ...splitAfterRoad(parts[0] ?? ''))
  const hasTown = parts.length > 1 || (state !== null && !/\d/.test(parts[0] ?? ''))
  const town = hasTown ? (parts.pop() ?? null) : null
  return { street: parts.join(', ') || null, town, state, postcode: zip, country }
}

const roadEnds =
  /^(.*\b(?:st|street|ave?|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|pike|way|ct|court|pl|place|plz|plaza|sq|square|cir|circle|ter|terrace|pkwy|parkway|loop|trl|trail|(?:hwy|highway|route|rte?|us|rr|box) \d+)\.?(?: (?:[nsew]|north|south|east|west)\b)?(?: (?:suite|ste|unit|apt|#) ?\S+)?) ([a-z][a-z .'-]{1,40})$/i

/** "1071 Davis Ave Elkins": without a comma, the town begins where the road's name ends. */
function splitAfterRoad(written: string): string[] {
  const found = roadEnds.exec(written.slice(0, longest.street))
  return found ? [found[1] ?? '', found[2] ?? ''] : [written]
}

/** @returns two letters for a state of the US, otherwise the word itself */
function stateCode(written: string): string | null {
  if (written === '') return null
  return states.get(foldWords(written)) ?? written
}

function countryCode(written: string): string | null {
  return /^[a-z]{2}$/i.test(written) ? written.toUpperCase() : (countries.get(foldWords(written)) ?? null)
}

/** A lone "CA" or "DE" at an address's end is a state more often than a country: only names and US count here. */
function countryNamed(word: string): string | null {
  return countries.get(foldWords(word)) ?? null
}

function postcode(written: string, state: string | null): string | null {
  const plain = written.replace(/\.0$/, '')
  const lostZero = /^\d{4}$/.test(plain) && state !== null && zeroStates.has(state)
  return cut(lostZero ? `0${plain}` : plain, 20)
}

function takeLast(parts: string[], read: (part: string) => string | null): string | null {
  const found = read(parts.at(-1) ?? '')
  if (found !== null) parts.pop()
  return found
}

function takeEnding(parts: string[], ending: RegExp): string | null {
  const last = parts.at(-1) ?? ''
  const found = ending.exec(last)
  if (!found) return null
  const before = last.slice(0, found.index).trim()
  // A lone number is a house's unless something stands before it.
  if (before === '' && parts.length === 1) return null
  parts.splice(-1, 1, ...(before === '' ? [] : [before]))
  return found[1] ?? null
}

/** The state is a part of its own, or the last words of the last part: capital letters, or any spelling before a postcode. */
function takeState(parts: string[], beforePostcode: boolean): string | null {
  const alone = parts.length > 1 ? takeLast(parts, (part) => states.get(foldWords(part)) ?? null) : null
  if (alone !== null) return alone
  const words = (parts.at(-1) ?? '').split(' ')
  for (const count of [3, 2, 1]) {
    const ending = words.slice(-count).join(' ')
    const code = words.length > count ? states.get(foldWords(ending)) : undefined
    const sure = beforePostcode || (parts.length > 1 && /^[A-Z]{2}$/.test(ending))
    if (code !== undefined && sure) {
      parts.splice(-1, 1, words.slice(0, -count).join(' '))
      return code
    }
  }
  return null
}

function withoutTown(street: string | null, town: string | null): string | null {
  if (street === null || town === null) return street
  const ends = street.toLowerCase().endsWith(` ${town.toLowerCase()}`)
  return ends ? street.slice(0, -town.length).replace(/[\s,]+$/, '') : street
}

function cut(text: string, length: number): string | null {
  return cutText(text.replace(/^[\s,]+|[\s,]+$/g, ''), length) || null
}
