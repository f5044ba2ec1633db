import type { Trx } from '../../db/tables.ts'
import type { Moves } from '../../directory/merges/moves.ts'

export interface MergedContacts {
  keptId: string
  goneId: string
  moves: Moves
}

/** What a room does in the same transaction when two pages of a notebook turn out to be one person's. */
export interface ContactMerged {
  /** Every column of the room's tables that points to a contact, as `table.column`. */
  readonly treats: readonly string[]
  readonly merged: (trx: Trx, merge: MergedContacts) => Promise<void>
}
