import { CompiledQuery } from 'kysely'
import { engineOf } from './dialect.ts'
import type { Db } from './tables.ts'

const numbered = new Map<string, string>()

/**
 * A fixed question in SQL, for the few that every request asks: building it anew each time costs more than its answer.
 * @param text with `?` where the values go, and every name in double quotes; it contains no other question mark
 */
export async function ask<Row>(db: Db, text: string, values: readonly unknown[]): Promise<Row[]> {
  const words = engineOf(db) === 'postgres' ? withNumbers(text) : text
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(words, [...values]))
  return rows
}

/** PostgreSQL wants `$1`, `$2`. */
function withNumbers(text: string): string {
  let known = numbered.get(text)
  if (known === undefined) {
    let at = 0
    known = text.replaceAll('?', () => `$${++at}`)
    numbered.set(text, known)
  }
  return known
}
