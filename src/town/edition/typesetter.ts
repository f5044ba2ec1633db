import { Workbench } from '../../web/workbench.ts'

export interface PrintJob {
  /** Of `views/town/edition`, without its ending. */
  template: 'directory' | 'refrigerator'
  data: object
  /** A booklet has pages by the four: those left over are `blanks` to write on. */
  byFours?: boolean
  /** Two pages to a sheet, in the order of a folded booklet. */
  fold?: boolean
}

export interface Printed {
  pdf: Uint8Array
}

/** One press for the town. */
export const openPress = () =>
  new Workbench<PrintJob, Printed>({
    beside: import.meta.url,
    program: 'typesetting-process',
    limitMs: 20_000,
    mostWaiting: 8,
  })
