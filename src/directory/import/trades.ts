import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../config.ts'
import { foldText } from '../../web/fold.ts'
import { categoriesFromTags, categoriesFromWords, categoriesNamedByTags } from '../categories/categories.ts'
import type { ReadListing } from './listing.ts'

type Said = Pick<ReadListing, 'name' | 'tags' | 'categoryWords' | 'looseTags' | 'isBare'>

/** What a listing is, in the town's categories, surest first. A wrong trade is worse than none. */
export function tradesOf(listing: Said): string[] {
  const fromTags = categoriesFromTags(listing.tags)
  if (fromTags.length > 0) return fromTags.slice(0, MOST_TRADES)
  const ownValues = valueKeys.flatMap((key) => listing.tags[key]?.replaceAll('_', ' ').split(/ ?; ?/) ?? [])
  const fromValues = categoriesNamedByTags(ownValues)
  if (fromValues.length > 0) return fromValues.slice(0, MOST_TRADES)
  const { categoryWords, looseTags } = listing
  const ofVenue = categoryWords.map((path) => venueTrades(path, listing))
  const said = categoryWords.flatMap((path, at) => ofVenue[at] ?? categoriesFromWords([path]))
  const isSettled = said.length > 0 || ofVenue.some((trades) => trades !== null)
  const trades = isSettled ? said : categoriesNamedByTags(looseTags)
  const saysNothing = trades.length === 0 && Object.keys(listing.tags).length === 0
  return listing.isBare && saysNothing ? tradesInName(listing.name) : [...new Set(trades)].slice(0, MOST_TRADES)
}

const LONGEST_TRADE = 3
/** By themselves they say too little: "Vet Clinic" is no doctor's. */
const tooWide = new Set(['clinic', 'hospital', 'school', 'park', 'clinica', 'escuela', 'parque'])

/**
 * Of a list of bare names: what the last words of one call it, "Davis Avenue Barber", "Leading Creek Well Drilling". Only
 * where they name one trade alone, and never the whole name; the preview shows it before it is kept.
 */
function tradesInName(name: string): string[] {
  const words = foldText(name).split(' ')
  for (let many = Math.min(LONGEST_TRADE, words.length - 1); many > 0; many -= 1) {
    const last = words.slice(-many).join(' ')
    const named = tooWide.has(last) ? [] : categoriesNamedByTags([last])
    if (named.length > 0) return named.length === 1 ? named : []
  }
  return []
}

const MOST_TRADES = 3
/** Mappers write values here that no preset knows: shop=plumber. */
const valueKeys = ['shop', 'craft', 'office', 'healthcare', 'amenity']

/** What a subcategory means: `is` by itself, else what the words of most words say that stand in the venue's name or tags. */
interface Meaning {
  is: string[]
  told: { words: string[]; trades: string[] }[]
}

interface VenueTrades {
  /** Phrases in a name that say what it is, whatever its subcategory. */
  names: [phrase: string, trades: string[]][]
  paths: Map<string, Meaning>
}

const meaning = z.union([z.string(), z.object({ is: z.string() }).catchall(z.string())])
const venueFile = z.object({
  names: z.record(z.string(), z.string()),
  paths: z.record(z.string(), z.record(z.string(), meaning)),
})

const listed = (ids: string): string[] => ids.split(' ').filter((id) => id !== '')

function readMeaning(said: z.output<typeof meaning>): Meaning {
  const { is, ...told } = typeof said === 'string' ? { is: said } : said
  return {
    is: listed(is),
    told: Object.entries(told).map(([words, ids]) => ({ words: words.split(' '), trades: listed(ids) })),
  }
}

let venueTable: VenueTrades | null = null

/** Read at the first import. The list stays under src when the code runs from dist. */
function venues(): VenueTrades {
  if (venueTable) return venueTable
  const path = join(projectRoot, 'src/directory/import/venue-trades.json')
  const file = venueFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  const paths = Object.entries(file.paths).flatMap(([category, narrower]) =>
    Object.entries(narrower).map(([subcategory, said]) => {
      return [subcategory === '' ? category : `${category}|${subcategory}`, readMeaning(said)] as const
    }),
  )
  const names = Object.entries(file.names).map(([phrase, ids]): [string, string[]] => [` ${phrase} `, listed(ids)])
  venueTable = { names, paths: new Map(paths) }
  return venueTable
}

/** @returns null where the path is none of the venues' list */
function venueTrades(path: string, { name, looseTags }: Said): string[] | null {
  const { names, paths } = venues()
  // The list writes its types before the categories: "Services|Retail|Auto Repair".
  const found = paths.get(path) ?? paths.get(path.slice(path.indexOf('|') + 1))
  if (!found) return null
  const written = ` ${foldText(name)} `
  const byName = names.filter(([phrase]) => written.includes(phrase)).flatMap(([, trades]) => trades)
  if (byName.length > 0) return byName
  const words = new Set([name, ...looseTags].flatMap((text) => foldText(text).split(' ')))
  const told = found.told.filter((one) => one.words.every((word) => words.has(word)))
  const most = Math.max(...told.map((one) => one.words.length))
  return told.length === 0 ? found.is : told.filter((one) => one.words.length === most).flatMap((one) => one.trades)
}
