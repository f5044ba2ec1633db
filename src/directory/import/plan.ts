import { recognizeColumns, type Column, type Field } from './columns.ts'
import { openStreetMap, plainList, usdaMarkets, whosOnFirst, type SourceGuess } from './listing.ts'

/** A table whose columns were understood. */
export interface Plan {
  headers: readonly string[]
  /** Best first. */
  columns: readonly Column[]
  byField: ReadonlyMap<Field, readonly Column[]>
  source: SourceGuess
  /** The table as a whole is of OSM's features, of which not all are businesses. */
  ofFeatures: boolean
}

/** @param columns as they were guessed, unless somebody said what they are */
export function planTable(
  headers: readonly string[],
  fileName: string,
  columns: readonly Column[] = recognizeColumns(headers),
): Plan {
  const byField = new Map<Field, Column[]>()
  for (const column of columns) byField.set(column.field, [...(byField.get(column.field) ?? []), column])
  const tags = byField.get('tag')?.length ?? 0
  const source = guessSource(headers, fileName, tags)
  return { headers, columns, byField, source, ofFeatures: source.id === 'osm' && tags > 1 }
}

function guessSource(headers: readonly string[], fileName: string, tags: number): SourceGuess {
  const names = headers.map((header) => header.trim().toLowerCase())
  const has = (sign: RegExp): boolean => names.some((name) => sign.test(name))
  if (has(/^(wof|edtf|mz|sg):/) || /^wof[-_]|whos-?on-?first/i.test(fileName)) return whosOnFirst
  if (has(/^(@id|full_id|osm_id|osmid)$/) || (tags > 0 && /\bosm|openstreetmap/i.test(fileName))) return openStreetMap
  if (has(/^fmid$/) || (has(/^market ?name$/) && has(/^season ?1/))) return usdaMarkets
  return plainList
}
