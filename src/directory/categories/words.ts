import { foldText } from '../../web/fold.ts'
import { categories, residentTerms } from './catalog.ts'
import { stemOf } from './stems.ts'

// Words that lists of businesses add to every trade.
const FILLERS = new Set(
  (
    'a all an and co company companies contractor contractors dealer dealers etc except for general in inc local of office offices ' +
    'other place places retail retailer retailers sale sales service services shop shops specialty store stores the trade ' +
    'de del el en la las los negocio oficina servicio servicios tienda tiendas y'
  ).split(' '),
)
/** Words that name a branch and no trade. */
const WIDE_WORDS = new Set(
  (
    'american art auto automotiv beauty beverag commercial communication energy establishment financ fire food garden gas ' +
    'health home house legal music nursing oil part photography product public sport state system used utility'
  ).split(' '),
)
const MOST_MEANT = 2

/** "Parking" is no park: here words in -ing stay as they are. */
const stemOfLabel = (word: string): string => (word.endsWith('ing') ? word : stemOf(word))

/** The words of a label, in one order: "Stores, Hardware" is "hardware store". */
const inOneOrder = (words: string[]): string => [...new Set(words.map(stemOfLabel))].sort().join(' ')

type Ids = Map<string, Set<string>>
const idsByName: Ids = new Map()
const idsByNameGist: Ids = new Map()
const idsByTerm: Ids = new Map()
const idsByTermGist: Ids = new Map()
/** Of the terms written by hand, as people here say them. */
const idsByOwnTerm: Ids = new Map()

/** A label as it stands, and without its fillers (as it stands, if it has nothing else). */
function keysOf(label: string): { whole: string; gist: string } {
  const words = foldText(label).split(' ')
  const told = words.filter((word) => !FILLERS.has(word))
  return { whole: inOneOrder(words), gist: inOneOrder(told.length > 0 ? told : words) }
}

function addTo(whole: Ids, gist: Ids, label: string, id: string): void {
  const keys = keysOf(label)
  for (const [index, key] of [[whole, keys.whole] as const, [gist, keys.gist] as const]) {
    const ids = index.get(key)
    if (ids === undefined) index.set(key, new Set([id]))
    else ids.add(id)
  }
}

/** Made at the first import: a town that starts does not wait for it. */
function makeTables(): void {
  if (idsByName.size > 0) return
  for (const { id, name, terms } of categories.values()) {
    for (const label of [id, name.en, name.es]) addTo(idsByName, idsByNameGist, label, id)
    for (const term of [...terms.en, ...terms.es]) addTo(idsByTerm, idsByTermGist, term, id)
    for (const term of residentTerms.get(id) ?? []) addTo(idsByOwnTerm, idsByOwnTerm, term, id)
  }
}

const few = (ids: Set<string> | undefined, most: number): string[] => (ids && ids.size <= most ? [...ids] : [])

const hasWords = (label: string): boolean => foldText(label).includes(' ')

/** By a category's name; what more than two answer to is unsure. */
function namedBy(label: string): string[] {
  const { whole, gist } = keysOf(label)
  return few(idsByName.get(whole) ?? (gist === '' ? undefined : idsByNameGist.get(gist)), MOST_MEANT)
}

/** By what people search for. A single word must mean one trade alone, said by hand where several lists say it. */
function searchedBy(label: string): string[] {
  const { whole, gist } = keysOf(label)
  if (gist === '' || WIDE_WORDS.has(gist)) return []
  const most = gist.includes(' ') ? MOST_MEANT : 1
  const readings = [idsByTerm.get(whole), idsByOwnTerm.get(gist), idsByTermGist.get(gist)]
  return readings.map((ids) => few(ids, most)).find((ids) => ids.length > 0) ?? []
}

/** "Heating & Cooling" in its pieces: by names and terms of several words, else by trades that two pieces mean together. */
function piecesOf(label: string): string[] {
  const pieces = label.split(/[,;/&]| and | with | y /)
  const sure = pieces.flatMap((piece) => {
    const named = namedBy(piece)
    return named.length === 0 && hasWords(piece) ? searchedBy(piece) : named
  })
  if (sure.length > 0 || pieces.length === 1) return sure
  const searched = pieces.flatMap(searchedBy)
  return searched.filter((id, at) => searched.indexOf(id) < at)
}

/** "Retail > Food & Beverages > Bakery": the narrowest part decides, as a whole or split; a wider one only by its whole name. */
function idsOfPath(path: string): string[] {
  const [narrowest = '', ...wider] = path
    .split(/[>|:]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .reverse()
  const readings = [namedBy, searchedBy, piecesOf].map((read) => read(narrowest))
  const byWholeName = wider.map((part) => few(idsByName.get(keysOf(part).whole), MOST_MEANT))
  return [...readings, ...byWholeName].find((ids) => ids.length > 0) ?? []
}

/**
 * Categories for the words of another list of businesses: "Hardware Store", "Retail > Hardware", "Plumbing Contractors".
 * A wrong trade is worse than none.
 * @returns ids in the order of the words, each once; empty when unsure
 */
export function categoriesFromWords(words: string[]): string[] {
  makeTables()
  return [...new Set(words.flatMap(idsOfPath))]
}

/** Categories that loose words name by their own names, "church" or "gas station": a single search term says nothing sure. */
export function categoriesNamedByTags(tags: string[]): string[] {
  makeTables()
  const sure = tags.flatMap((tag) => {
    const named = few(idsByName.get(keysOf(tag).whole), MOST_MEANT)
    return named.length === 0 && hasWords(tag) ? searchedBy(tag) : named
  })
  return [...new Set(sure)]
}
