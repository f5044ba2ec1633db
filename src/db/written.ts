import { CompiledQuery } from 'kysely'
import { engineOf } from './dialect.ts'
import type { Db } from './tables.ts'

type Answer = (text: string, values: readonly unknown[]) => unknown[]

const numbered = new Map<string, string>()
const direct = new WeakMap<Db, Answer>()

/** A database whose driver answers at once: its questions outside of transactions need not queue for the one pen. */
export function answerDirectly(db: Db, answer: Answer): void {
  direct.set(db, answer)
}

/**
 * A fixed question in SQL, for the few that every request asks: building it anew each time costs more than its answer.
 * Inside a transaction it sees what the transaction wrote; outside, what is committed.
 * @param text with `?` where the values go, and every name in double quotes; it contains no other question mark
 */
export async function ask<Row>(db: Db, text: string, values: readonly unknown[]): Promise<Row[]> {
  const answer = direct.get(db)
  if (answer) return answer(text, values) as Row[]
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
