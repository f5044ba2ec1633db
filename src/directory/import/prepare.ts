import { foldText } from '../../web/fold.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { Invalid } from '../../errors.ts'
import { tidyLine } from '../../web/text.ts'
import type { Asked, Recall } from './choices.ts'
import { hashOfFile } from './kept-files.ts'
import type { Reading, Remark } from './listing.ts'
import { type Brought, factsOf } from './listing-facts.ts'
import { readListings } from './read.ts'

export interface BroughtFile {
  bytes: Buffer
  name: string
}

/** What the person says about where a file comes from; null where they leave it to the file. */
export interface SaidSource {
  source: string | null
  licence: string | null
  attribution: string | null
}

/** A file, read and said in the town's words: nothing was compared yet. */
export interface Prepared extends SaidSource {
  source: string
  fileName: string
  fileHash: string
  format: Reading['format']
  rows: Brought[]
  remarks: Remark[]
  asked: Asked | null
}

/**
 * @param recall what was said before of a table with the file's headings
 * @throws Invalid with a key `import.<reason>` when the file as a whole cannot be read; NoNameColumn
 */
export async function prepareFile(
  hours: HoursKeeper,
  file: BroughtFile,
  said: SaidSource,
  recall: Recall,
): Promise<Prepared> {
  const reading = await readListings(file.bytes, file.name, recall)
  if (reading.listings.length === 0) throw new Invalid('import.no-listings')
  const source = sourceOf(said.source, reading, file.name)
  return {
    source,
    licence: said.licence ?? reading.source.licence,
    attribution: said.attribution ?? reading.source.attribution,
    fileName: tidyFileName(file.name),
    fileHash: hashOfFile(file.bytes),
    format: reading.format,
    rows: await factsOf(reading.listings, hours),
    remarks: reading.remarks,
    asked: reading.asked,
  }
}

/** The ending says what it is, so a long name is cut at its beginning. */
export const tidyFileName = (name: string): string => tidyLine(name).slice(-120)

const wellKnown: Record<string, string> = {
  osm: 'osm',
  openstreetmap: 'osm',
  'open street map': 'osm',
  wof: 'wof',
  'whos on first': 'wof',
  usda: 'usda',
}

const LONGEST_SOURCE = 60

/** @throws Invalid where a list takes the name of the town's own entries: it would own them */
export function sourceNamed(said: string | null): string | null {
  if (said === null) return null
  if (foldText(said) === 'town') throw new Invalid('import.source-town')
  return wellKnown[foldText(said)] ?? said
}

/**
 * The name under which a source's rows are known from one import to the next. Ids of a list that nobody named mean
 * something inside that file only, so its name tells such lists apart.
 */
function sourceOf(said: string | null, reading: Reading, fileName: string): string {
  const named = sourceNamed(said)
  if (named !== null) return named
  const { id } = reading.source
  const hasIds = reading.listings.some(({ ref }) => ref.startsWith('id:'))
  if (id !== 'list' || !hasIds) return id
  const bare = tidyLine(fileName.replace(/(\.(csv|tsv|txt|geojson|json|gz))+$/i, '')).slice(0, LONGEST_SOURCE)
  return bare === '' || foldText(bare) === 'town' ? id : bare
}
