import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Invalid } from '../../errors.ts'
import { importBounds } from './listing.ts'
import { pauseAt } from './pause.ts'
import type { TableRow } from './table.ts'

const delimiters = [',', ';', '\t', '|'] as const
type Delimiter = (typeof delimiters)[number]

/**
 * The rows of a table, numbered as a spreadsheet numbers them; blank rows are counted and left out.
 * @throws Invalid `import.broken-quotes`, `import.too-many-rows`, `import.too-many-columns`, `import.cell-too-long`
 */
export async function readRows(text: string): Promise<TableRow[]> {
  const { body, delimiter, skipped } = openTable(text)
  refuseEndlessLines(body, delimiter)
  try {
    return await parseRows(body, delimiter, skipped, false)
  } catch (error) {
    // Inch marks in a cell that is not quoted are no broken table; then a cell may not run over lines, or it swallowed some.
    if (!(error instanceof CsvError && error.code === 'INVALID_OPENING_QUOTE')) throw whyNot(error)
  }
  try {
    return await parseRows(body, delimiter, skipped, true)
  } catch (error) {
    throw whyNot(error)
  }
}

/** The parser bounds a row's letters, not its empty cells. No cell may hold so many delimiters, so these are columns. */
function refuseEndlessLines(text: string, delimiter: Delimiter): void {
  const most = importBounds.cellLength * 2
  let line = 0
  let found = 0
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + 1)) {
    const nextLine = at >= line ? text.indexOf('\n', at) : line
    if (at >= line) found = 0
    line = nextLine < 0 ? text.length : nextLine
    found += 1
    if (found > most) throw new Invalid('import.too-many-columns', { max: importBounds.columns })
  }
}

/** Excel may say the delimiter in a first line of its own: `sep=;`. */
function openTable(text: string): { body: string; delimiter: Delimiter; skipped: number } {
  const said = /^sep=(.)\n/.exec(text.slice(0, 8))
  const spoken = delimiters.find((delimiter) => delimiter === said?.[1])
  const body = said ? text.slice(said[0].length) : text
  return { body, delimiter: spoken ?? guessDelimiter(body), skipped: said ? 1 : 0 }
}

/** The one that stands in the first line and as often in the most of the next. */
function guessDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, 65_536)
    .split('\n')
    .map((line) => line.replace(/"[^"]*"/g, ''))
    .filter((line) => line.trim() !== '')
    .slice(0, 30)
  const count = (line: string, delimiter: string): number => line.split(delimiter).length - 1
  const scored = delimiters.map((delimiter) => {
    const inFirst = count(lines[0] ?? '', delimiter)
    const alike = lines.filter((line) => count(line, delimiter) >= inFirst).length / Math.max(1, lines.length)
    return { delimiter, score: Math.min(inFirst, 30) * alike }
  })
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

async function parseRows(body: string, delimiter: Delimiter, skipped: number, loose: boolean): Promise<TableRow[]> {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: loose,
    max_record_size: importBounds.cellLength * 10,
  })
  const rows: TableRow[] = []
  let row = skipped
  Readable.from(pieces(body)).pipe(parser)
  for await (const record of parser) {
    const cells = record as string[]
    row += 1
    await pauseAt(row)
    checkCells(cells, row, loose)
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells: cells.map(asMeant) })
    if (rows.length > importBounds.listings + 1) {
      throw new Invalid('import.too-many-rows', { max: importBounds.listings })
    }
  }
  return rows
}

/** Tables that must not be taken for formulas bear an apostrophe before what looks like one. */
const asMeant = (cell: string): string => (/^'[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? cell.slice(1) : cell)

/** A character of two halves stays in one piece: apart, the parser would lose it. */
function* pieces(text: string): Generator<string> {
  const length = 65_536
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = at + length
    if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end += 1
    yield text.slice(at, end)
  }
}

function checkCells(cells: string[], row: number, loose: boolean): void {
  if (cells.length > importBounds.columns) throw new Invalid('import.too-many-columns', { max: importBounds.columns })
  const long = cells.find((cell) => cell.length > importBounds.cellLength)
  if (long !== undefined) throw new Invalid(tooLong(long), { row, max: importBounds.cellLength })
  if (loose && cells.some((cell) => cell.includes('\n') && cell.includes('"'))) {
    throw new Invalid('import.broken-quotes', { row })
  }
}

/** A cell of many lines is a quote that was never closed, not a long text. */
function tooLong(cell: string): string {
  return cell.split('\n').length > 20 ? 'import.broken-quotes' : 'import.cell-too-long'
}

function whyNot(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 0
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new Invalid('import.cell-too-long', { row: line, max: importBounds.cellLength })
  }
  return new Invalid('import.broken-quotes', { row: line })
}
