/** One line of the table. */
export interface Row {
  what: string
  measured: string
  target: string
  /** Null where there is nothing to reach: the row only tells. */
  ok: boolean | null
  /** The numbers behind the words, for `--json`. */
  numbers: Record<string, number | null>
  /** Where the time goes, where that was looked at. */
  shares: Shares | null
}

/** A part of the processor time that a row took. */
export interface Share {
  name: string
  /** Of the time that was not idle, 0 to 1. */
  share: number
}

export interface Shares {
  /** By package, file of ours, or Node. */
  places: Share[]
  functions: Share[]
}

export const times = (ratio: number): string => ratio.toFixed(ratio < 10 ? 2 : 1)
export const count = (number: number): string => Math.round(number).toLocaleString('en-US')
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

/** A row that could not be measured: that is not below its target, and not fine either. */
export const brokenRow = (what: string, error: unknown): Row => ({
  what,
  measured: `not measured: ${error instanceof Error ? error.message : String(error)}`,
  target: '',
  ok: false,
  numbers: {},
  shares: null,
})

/** The table, with what takes the time under each row that did not reach its target. */
export function printTable(rows: Row[], print: (line: string) => void): void {
  const cells = rows.map(({ what, measured, target, ok }) => [
    what,
    measured,
    target,
    ok === null ? '' : ok ? 'yes' : 'NO',
  ])
  const all = [['what', 'measured', 'target', 'ok'], ...cells]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  const line = (row: string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd()
  const [head = [], ...body] = all
  print(line(head))
  print(widths.map((width) => '-'.repeat(width)).join('-|-'))
  for (const row of body) print(line(row))
  for (const { what, shares } of rows) if (shares) printShares(what, shares, print)
}

function printShares(what: string, { places, functions }: Shares, print: (line: string) => void): void {
  const line = ({ name, share }: Share): string => `  ${(share * 100).toFixed(1).padStart(5)} %  ${name}`
  print(`\nWhere the time goes: ${what}`)
  for (const share of places) print(line(share))
  print('  the functions that took most by themselves:')
  for (const share of functions) print(line(share))
}
