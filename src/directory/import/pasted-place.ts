import { categoriesNamedByTags } from '../categories/categories.ts'
import { isStateName, readAddress } from './addresses.ts'
import type { RawListing } from './listing.ts'

const road =
  /^(?:p\.? ?o\.? box\b|(?:us|nc|va|wv|state|county|hwy|highway|route|rt|rr|calle)\b.*\d|\d+[a-z]? (?:\S+ ){0,5}\S+)|\b(?:st|street|rd|road|ave|avenue|ln|lane|dr|drive|hwy|highway|blvd|pike|loop|calle|camino)\b\.?$/i
const unit = /^(?:suite|ste|unit|apt|bldg|building|lot|#)\b.{0,12}$/i
const postcode = /^\d{5}(?:-\d{4})?$/
const country = /^(?:usa?|united states|ee\.? ?uu\.?)$/i

/** The pieces of a line that are no hours: from the one that looks like a road, the address; the rest is said about it. */
export function placeAmong(
  pieces: readonly string[],
): Pick<RawListing, 'street' | 'town' | 'state' | 'postcode' | 'about' | 'categoryWords'> {
  const start = pieces.findIndex((piece) => road.test(piece))
  const [from, until] = start < 0 ? townAlone(pieces) : [start, endOfAddress(pieces, start)]
  const said = [...pieces.slice(0, from), ...pieces.slice(until)]
  const address = readAddress(pieces.slice(from, until).join(', '))
  return {
    street: address.street ?? '',
    town: address.town ?? '',
    state: address.state ?? '',
    postcode: address.postcode ?? '',
    about: said.join(', '),
    categoryWords: said.filter((piece) => categoriesNamedByTags([piece]).length > 0),
  }
}

/** Behind the road come a suite, the town, its state, a postcode, a country: whatever is none of them ends the address. */
function endOfAddress(pieces: readonly string[], start: number): number {
  let end = start + 1
  while (unit.test(pieces[end] ?? '')) end += 1
  const isPlace = readAddress(pieces.slice(start, end).join(', ')).state !== null
  if (!isPlace && isTown(pieces, end)) end += 1
  return endOfState(pieces, end)
}

function endOfState(pieces: readonly string[], from: number): number {
  let end = from
  while (isStateOrPostcode(pieces[end]) || (end > from && country.test(pieces[end] ?? ''))) end += 1
  return end
}

/** "Laurel Gap, NC" and no road: only a state behind it says that it is a town. */
function townAlone(pieces: readonly string[]): [from: number, until: number] {
  const at = pieces.findIndex(
    (piece, index) => endsInState(piece) || (isStateOrPostcode(pieces[index + 1]) && !/\d/.test(piece)),
  )
  return at < 0 ? [pieces.length, pieces.length] : [at, endOfState(pieces, at + 1)]
}

function isTown(pieces: readonly string[], at: number): boolean {
  const piece = pieces[at]
  if (piece === undefined) return false
  if (endsInState(piece) || (isStateOrPostcode(pieces[at + 1]) && !/\d/.test(piece))) return true
  return looksLikeTown(piece, pieces) && categoriesNamedByTags([piece]).length === 0
}

const townWord = /^(?:\p{Lu}[\p{L}'’.-]*|of|de|del|la|las|los|el)$/u
const notOfTown =
  /(?<!\p{L})(?:and|with|from|for|the|in|on|at|behind|near|next|we|by|y|con|en|por|para|detrás|junto)(?!\p{L})/iu

/** A few words with capitals, or with none on a line that has none, and nothing of a sentence. */
function looksLikeTown(piece: string, line: readonly string[]): boolean {
  const words = piece.split(' ')
  if (/\d/.test(piece) || words.length > 4 || notOfTown.test(piece)) return false
  const noCapitals = !/\p{Lu}/u.test(line.join(' '))
  return noCapitals ? words.length < 4 : words.every((word) => townWord.test(word))
}

/** "NC", "North Carolina", "28600", "NC 28600". */
function isStateOrPostcode(piece: string | undefined): boolean {
  if (piece === undefined) return false
  const [, before = ''] = /^(.*?)\s*(?:\d{5}(?:-\d{4})?)?$/.exec(piece) ?? []
  return before === '' ? postcode.test(piece) : isStateName(before) && (before.length > 2 || /^[A-Z]{2}$/.test(before))
}

const endsInState = (piece: string): boolean => {
  const found = /^\D+ ([A-Z]{2})(?: \d{5}(?:-\d{4})?)?$/.exec(piece)
  return found !== null && isStateName(found[1] ?? '')
}
