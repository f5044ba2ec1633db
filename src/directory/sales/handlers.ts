import type { Trx } from '../../db/tables.ts'
import type { Moves } from '../merges/moves.ts'

export interface SoldBusiness {
  /** The entry that stays as it was. */
  soldId: string
  successorId: string
  /** Those who stay on: their faces stand at the successor. */
  faces: readonly string[]
  /** Who wrote it down. */
  by: string
  /** What is said to whoever waits for an answer about the old entry, in the words of who wrote it down. */
  why: string
  /** Rows that are set to something else go through these, so that they can be set back. */
  moves: Moves
  now: string
  /** The town's day. */
  today: string
}

/** What a room does in the same transaction when somebody else carries a business on, and when that was a mistake. */
export interface BusinessSold {
  /** Every column of the room's tables that points to a business or a face, as `table.column`, also where nothing is done. */
  readonly treats: readonly string[]
  readonly sold?: (trx: Trx, sale: SoldBusiness) => Promise<void>
  /** After the rows that were moved went back. */
  readonly takenBack?: (trx: Trx, sale: TakenBack) => Promise<void>
}

export interface TakenBack extends Pick<SoldBusiness, 'soldId' | 'successorId' | 'today'> {
  /** When it had been written down. */
  soldAt: string
}
