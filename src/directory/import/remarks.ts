import { importBounds, type Remark, type RemarkCode } from './listing.ts'

/** Collects what the person should know; after the bound it only counts, so that a bad file cannot make an endless page. */
export class Remarks {
  readonly #kept: Remark[] = []
  #beyond = 0

  add(row: number, code: RemarkCode, values: Remark['values'] = {}): void {
    if (this.#kept.length < importBounds.remarks) this.#kept.push({ row, code, values })
    else this.#beyond += 1
  }

  list(): Remark[] {
    const inOrder = [...this.#kept].sort((a, b) => a.row - b.row)
    return this.#beyond === 0 ? inOrder : [...inOrder, { row: 0, code: 'more-remarks', values: { n: this.#beyond } }]
  }
}
