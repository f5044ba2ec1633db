import { sql } from 'kysely'
import { columns } from '../../db/columns.ts'
import type { Declared } from '../../db/columns/notation.ts'
import type { Tables, Trx } from '../../db/tables.ts'

/** Rows of which one column was set from one value to another. Of a business they are ids and settings alone; of a notebook also its keeper’s own words. */
export interface Move {
  table: keyof Tables
  column: string
  from: string | number | null
  to: string | number | null
  ids: string[]
}

const AT_ONCE = 500
const declared: Declared = columns

/** Moves rows, and remembers which, so that they can be moved back. */
export interface Moves {
  readonly made: readonly Move[]
  /** The ids of the rows of a table whose column says this. */
  rowsWith(table: keyof Tables, column: string, value: string): Promise<string[]>
  /** What points to the one points to the other. @param but rows that are left where they are */
  repoint(table: keyof Tables, column: string, from: string, to: string, but?: readonly string[]): Promise<void>
  set(table: keyof Tables, column: string, change: Pick<Move, 'from' | 'to'>, ids: readonly string[]): Promise<void>
}

export function openMoves(trx: Trx): Moves {
  const made: Move[] = []
  const moves: Moves = {
    made,
    async rowsWith(table, column, value) {
      const { rows } = await sql<{ id: string }>`
        select "id" from ${sql.table(table)} where ${sql.ref(column)} = ${value} order by "id"`.execute(trx)
      return rows.map(({ id }) => id)
    },
    async repoint(table, column, from, to, but = []) {
      const left = new Set(but)
      const rows = await moves.rowsWith(table, column, from)
      const ids = rows.filter((id) => !left.has(id))
      await moves.set(table, column, { from, to }, ids)
    },
    async set(table, column, { from, to }, ids) {
      if (ids.length === 0) return
      const move = { table, column, from, to, ids: [...ids] }
      await put(trx, move, to)
      made.push(move)
    },
  }
  return moves
}

async function put(trx: Trx, { table, column, ids }: Move, value: string | number | null): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = sql.join(ids.slice(from, from + AT_ONCE))
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where "id" in (${some})`.execute(trx)
  }
}

/**
 * Moves rows back, the last first. A row that is gone, or says something else by now, is left alone; so is one that
 * would point to what is no longer there.
 */
export async function moveBack(trx: Trx, moves: readonly Move[]): Promise<void> {
  for (const move of [...moves].reverse()) {
    if (!(await isThere(trx, move))) continue
    const { table, column, to } = move
    const still = to === null ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${to}`
    for (let from = 0; from < move.ids.length; from += AT_ONCE) {
      const some = sql.join(move.ids.slice(from, from + AT_ONCE))
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${move.from}
        where "id" in (${some}) and ${still}`.execute(trx)
    }
  }
}

async function isThere(trx: Trx, { table, column, from }: Move): Promise<boolean> {
  const reference = declared[table]?.[column]?.reference
  if (!reference || from === null) return true
  const { rows } = await sql`select 1 from ${sql.table(reference.table)} where "id" = ${from}`.execute(trx)
  return rows.length > 0
}
