import { type Asked, askedAbout, knownColumns, NoNameColumn, type Recall } from './choices.ts'
import type { RawListing, SourceGuess } from './listing.ts'
import { pauseAt } from './pause.ts'
import { type Plan, planTable } from './plan.ts'
import type { Remarks } from './remarks.ts'
import { readRow } from './table-row.ts'
import { cellText } from './words.ts'

export interface TableRow {
  row: number
  cells: string[]
}

/** A table as it stands in a file, and what is known about it. */
export interface Table {
  headers: readonly string[]
  rows: readonly TableRow[]
  fileName: string
  recall?: Recall | undefined
}

/**
 * The businesses of a table, and what may be asked about its columns.
 * @throws NoNameColumn
 */
export async function readWholeTable(
  { headers, rows, fileName, recall }: Table,
  remarks: Remarks,
): Promise<{ raws: RawListing[]; source: SourceGuess; asked: Asked }> {
  const known = await knownColumns(headers, recall)
  const plan = planTable(headers, fileName, known.columns)
  const asked = askedAbout(headers, known, rows)
  if (rows.length > 0 && !plan.byField.has('name')) throw new NoNameColumn(asked)
  return { raws: await readTable(plan, rows, remarks), source: plan.source, asked }
}

/** Rows in, listings out; what is no business is counted. Columns that are not understood are named once. */
async function readTable(plan: Plan, rows: readonly TableRow[], remarks: Remarks): Promise<RawListing[]> {
  remarkUnusedColumns(plan, remarks)
  const raws: RawListing[] = []
  let others = 0
  for (const [index, { row, cells }] of rows.entries()) {
    await pauseAt(index)
    const raw = readRow(plan, cells, row)
    if (raw === null) others += 1
    else raws.push(raw)
  }
  if (others > 0) remarks.add(0, 'not-a-business', { n: others })
  return withTrueRefs(raws)
}

function remarkUnusedColumns(plan: Plan, remarks: Remarks): void {
  const used = new Set(plan.columns.map((column) => column.index))
  const unused = plan.headers.map(cellText).filter((header, index) => header !== '' && !used.has(index))
  if (unused.length === 0) return
  const named = unused.slice(0, 8).map((header) => header.slice(0, 40))
  remarks.add(0, 'unused-columns', { columns: named.join(', ') + (unused.length > 8 ? ' …' : ''), n: unused.length })
}

/** A column headed "id" in which most values repeat numbers something else (a county, a batch). */
function withTrueRefs(raws: RawListing[]): RawListing[] {
  const refs = raws.flatMap((raw) => raw.ref ?? [])
  const isIdentity = refs.length < 4 || new Set(refs).size > refs.length / 2
  return isIdentity ? raws : raws.map((raw) => ({ ...raw, ref: null }))
}
