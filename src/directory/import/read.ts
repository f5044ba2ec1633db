import { Invalid } from '../../errors.ts'
import { readText } from './bytes.ts'
import type { Recall } from './choices.ts'
import { readRows } from './csv.ts'
import { readGeoJson } from './geojson.ts'
import { isHsds, readHsds } from './hsds.ts'
import { isObject, parseJson } from './json.ts'
import { objectsIn, readObjects } from './objects.ts'
import { importBounds, openStreetMap, plainList, type RawReading, type Reading, type ReadListing } from './listing.ts'
import { readOsmXml } from './osm-xml.ts'
import { readOverpass } from './overpass.ts'
import { readPastedList } from './pasted.ts'
import { pauseAt } from './pause.ts'
import { Remarks } from './remarks.ts'
import { settleListing } from './settle.ts'
import { planTable } from './plan.ts'
import { readWholeTable, type TableRow } from './table.ts'

/**
 * The businesses in a file that somebody brings: a table, a pasted list, GeoJSON, or an extract of OpenStreetMap.
 * Nothing is looked up and nothing kept; the same bytes and choices always give the same listings.
 * @param recall what was said before of a table with the file's headings
 * @throws Invalid with a key `import.<reason>` when the file as a whole cannot be read
 */
export async function readListings(bytes: Buffer, fileName: string, recall?: Recall): Promise<Reading> {
  const remarks = new Remarks()
  const { text, oldEncoding } = await readText(bytes, fileName)
  if (oldEncoding) remarks.add(0, 'old-encoding')
  const {
    format,
    source,
    raws,
    asked = null,
  } = await readFormat(text.replace(/^\ufeff/, ''), fileName, remarks, recall)
  if (raws.length > importBounds.listings) throw new Invalid('import.too-many-rows', { max: importBounds.listings })
  const listings = await settleAll(raws, remarks)
  return { format, source, listings, remarks: remarks.list(), asked }
}

async function readFormat(text: string, fileName: string, remarks: Remarks, recall?: Recall): Promise<RawReading> {
  const start = text.trimStart()
  if (/^<[?!a-z]/i.test(start)) {
    return { format: 'osm-xml', source: openStreetMap, raws: await readOsmXml(start, remarks) }
  }
  if (/^[{[]/.test(start)) return readJson(start, fileName, remarks, recall)
  return readTableOrList(text.replace(/\r\n?/g, '\n'), fileName, remarks, recall)
}

async function readJson(text: string, fileName: string, remarks: Remarks, recall?: Recall): Promise<RawReading> {
  const value = await parseJson(text)
  if (isObject(value) && Array.isArray(value['elements'])) {
    const raws = await readOverpass(value['elements'], remarks)
    return { format: 'overpass-json', source: openStreetMap, raws }
  }
  const isGeoJson =
    isObject(value) &&
    (value['type'] === 'Feature' || (value['type'] === 'FeatureCollection' && Array.isArray(value['features'])))
  if (isGeoJson) return readGeoJson(value, fileName, remarks, recall)
  const objects = objectsIn(value)
  if (objects === null) throw new Invalid('import.not-geojson')
  return isHsds(objects) ? readHsds(objects) : readObjects(objects, fileName, remarks, recall)
}

async function readTableOrList(text: string, fileName: string, remarks: Remarks, recall?: Recall): Promise<RawReading> {
  const rows = await readRowsIfTable(text, fileName)
  const isSheet = text.trimStart().split('\n', 1)[0]?.includes('\t') ?? false
  const head = rows === null ? null : findHead(rows, fileName, isSheet)
  if (rows === null || head === null) {
    return { format: 'csv', source: plainList, raws: await readPastedList(text, remarks) }
  }
  const body = rows.slice(rows.indexOf(head) + 1)
  if (body.length === 0) throw new Invalid('import.only-header')
  for (const { row, cells } of body) {
    if (cells.slice(head.cells.length).some((cell) => cell.trim() !== '')) remarks.add(row, 'uneven-row')
  }
  return { format: 'csv', ...(await readWholeTable({ headers: head.cells, rows: body, fileName, recall }, remarks)) }
}

/** A quotation mark in a pasted list means nothing; in a table it must be closed. */
async function readRowsIfTable(text: string, fileName: string): Promise<TableRow[] | null> {
  try {
    return await readRows(text)
  } catch (error) {
    const firstLine = text.trimStart().split('\n', 1)[0] ?? ''
    const cells = firstLine
      .slice(0, importBounds.cellLength)
      .split(/[,;\t|]/)
      .map((cell) => cell.replaceAll('"', ''))
    const isList = error instanceof Invalid && error.say === 'import.broken-quotes'
    if (isList && findHead([{ row: 1, cells }], fileName) === null) return null
    throw error
  }
}

/** The row of headers is among the first five; titles may stand above it. A list without headers has none. */
function findHead(rows: readonly TableRow[], fileName: string, isSheet = false): TableRow | null {
  const head = rows.slice(0, 5).find(({ cells }) => isHead(cells, fileName))
  if (head !== undefined) return head
  const first = rows[0]
  if (first === undefined || rows.length < 2 || first.cells.length < 3) return null
  const isTable = isTableFile(fileName)
  const isForeign =
    (isTable && (first.cells.every(isShort) || hasNumbersBelow(rows))) || (isSheet && hasNumbersBelow(rows))
  return isForeign && first.cells.every(looksLikeHeader) ? first : null
}

const isTableFile = (fileName: string): boolean => /\.(csv|tsv)(\.gz)?$/i.test(fileName)

/** A column of phones or house numbers has no number in its heading, in whatever language that is. */
function hasNumbersBelow([head, ...rows]: readonly TableRow[]): boolean {
  return (head?.cells ?? []).some((heading, index) => {
    const numbered = rows.filter(({ cells }) => /\d/.test(cells[index] ?? '')).length
    return !/\d/.test(heading) && numbered > rows.length * 0.7
  })
}

/** "Market, phone repair" is a business: only words that are headers and little else count, and two of them, or "name" itself. */
function isHead(cells: string[], fileName: string): boolean {
  const sure = planTable(cells, fileName).columns.filter((column) => column.score >= 50)
  const fields = new Set(sure.map((column) => column.field))
  if (fields.has('name') && fields.size > 3) return true
  const namesNames = sure.some(({ field, header }) => field === 'name' && /name|nombre|business|negocio/i.test(header))
  if (cells.every(looksLikeHeader)) return fields.size > 1 || namesNames
  // Of a table that says it is one, a heading or two may be anything.
  const odd = cells.filter((cell) => !looksLikeHeader(cell)).length
  return namesNames && isTableFile(fileName) && odd < cells.length / 5
}

/** No header holds a phone number, a house number, an address of mail or web. */
function looksLikeHeader(cell: string): boolean {
  return !/\d{3}|@\w+\.|https?:|www\./i.test(cell) && cell.length <= 120
}

function isShort(cell: string): boolean {
  return cell.trim().split(/\s+/).length <= 2
}

async function settleAll(raws: RawReading['raws'], remarks: Remarks): Promise<ReadListing[]> {
  const byRef = new Map<string, ReadListing>()
  for (const [index, raw] of raws.entries()) {
    await pauseAt(index)
    const listing = settleListing(raw, remarks)
    if (listing === null) continue
    const earlier = byRef.get(listing.ref)
    if (earlier === undefined) byRef.set(listing.ref, listing)
    else remarks.add(listing.row, 'twice-in-file', { name: listing.name, first: earlier.row })
  }
  return [...byRef.values()]
}
