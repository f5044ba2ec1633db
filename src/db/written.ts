import { CompiledQuery, sql } from 'kysely'
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
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(inOwnWords(db, text), [...values]))
  return rows
}

/** Lists of a few lengths only, so that the statements stay few and prepared; the last one is said again. */
export function padded<T>(list: readonly T[]): T[] {
  const length = [1, 8, 32, 128, 256, 512].find((size) => size >= list.length) ?? list.length
  const last = list.at(-1)
  return last === undefined ? [] : [...list, ...Array.from({ length: length - list.length }, () => last)]
}

/** A written piece as a part of a built question, so that one rule serves both. @param text with `?` for the values */
export const builtOf = <T>(text: string, values: readonly unknown[]) =>
  sql<T>(text.split('?') as unknown as TemplateStringsArray, ...values)

/** The text as the engine wants it. */
export const inOwnWords = (db: Db, text: string): string => (engineOf(db) === 'postgres' ? withNumbers(text) : text)

/** `n` places for values, to stand in brackets. */
export const places = (n: number): string => Array.from({ length: n }, () => '?').join(', ')

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
