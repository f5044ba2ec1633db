import type { Trx } from '../../db/tables.ts'
import type { Moves } from './moves.ts'

export interface MergedBusinesses {
  keptId: string
  goneId: string
  /** One person's face at both: the one that is shown no more, and the one it goes on as. */
  faces: readonly FoldedFace[]
  /** Whether what the other counter keeps comes along: never to people who could not read it before. */
  booksMove: boolean
  moves: Moves
  /** The town's day. */
  today: string
}

export interface FoldedFace {
  from: string
  to: string
  /** Whoever reads the face that stays might read the other one: then what hangs on that one may hang on this. */
  asWide: boolean
}

/** What a room does in the same transaction when two entries turn out to be one business, and when they do not. */
export interface BusinessMerged {
  /** Every column of the room's tables that points to a business or a face, as `table.column`. */
  readonly treats: readonly string[]
  readonly merged: (trx: Trx, merge: MergedBusinesses) => Promise<void>
  /** Before the rows that were moved go back. */
  readonly undoing?: (trx: Trx, merge: UndoneMerge) => Promise<void>
  /** After that. */
  readonly undone?: (trx: Trx, merge: UndoneMerge) => Promise<void>
}

export type UndoneMerge = Pick<MergedBusinesses, 'keptId' | 'goneId' | 'faces' | 'today'>
