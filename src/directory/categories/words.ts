import { foldText } from '../../web/fold.ts'
import { categories } from './catalog.ts'
import { stemOf } from './stems.ts'

// Words that lists of businesses add to every trade.
const FILLERS = new Set(
  (
    'a all an and co company companies contractor contractors dealer dealers etc except for general in inc local of office offices ' +
    'other place places retail retailer retailers sale sales service services shop shops specialty store stores the trade ' +
    'de del el en la las los negocio oficina servicio servicios tienda tiendas y'
  ).split(' '),
)
const MOST_MEANT = 2

/** The words of a label, in one order: "Stores, Hardware" is "hardware store". */
const inOneOrder = (words: string[]): string => [...new Set(words.map(stemOf))].sort().join(' ')

type Ids = Map<string, Set<string>>
const idsByName: Ids = new Map()
const idsByNameGist: Ids = new Map()
const idsByTerm: Ids = new Map()
const idsByTermGist: Ids = new Map()

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
  }
}

/** The first way of reading the label that means anything decides; what more than two categories answer to is unsure. */
function idsOf(label: string): string[] {
  const { whole, gist } = keysOf(label)
  if (gist === '') return []
  const readings = [idsByName.get(whole), idsByNameGist.get(gist), idsByTerm.get(whole), idsByTermGist.get(gist)]
  const ids = readings.find((reading) => reading !== undefined)
  return ids !== undefined && ids.size <= MOST_MEANT ? [...ids] : []
}

/**
 * Categories for the words of another list of businesses: "Hardware Store", "Retail > Hardware", "Plumbing Contractors".
 * The narrowest part of a path decides; the parts before it are asked only where it means nothing.
 * @returns ids in the order of the words, each once; empty when unsure
 */
export function categoriesFromWords(words: string[]): string[] {
  makeTables()
  const found = new Set<string>()
  for (const path of words) {
    const parts = path.split(/[>|;:/]/).reverse()
    const narrowest = [path, ...parts].map(idsOf).find((ids) => ids.length > 0)
    const listed = narrowest ?? parts.flatMap((part) => part.split(/,|&| and | with | y /)).flatMap(idsOf)
    for (const id of listed) found.add(id)
  }
  return [...found]
}
