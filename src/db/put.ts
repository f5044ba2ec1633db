import { CompiledQuery } from 'kysely'
import { inOwnWords, places } from './written.ts'
import type { NewRow, Tables, Trx } from './tables.ts'

const texts = new Map<string, string>()

/**
 * Inserts rows by a text that is written once, for the tables that ordinary visits to the town write to.
 * @param rows all with the same columns
 */
export async function put<Name extends keyof Tables>(trx: Trx, table: Name, rows: NewRow<Name>[]): Promise<void> {
  const [first] = rows as Record<string, unknown>[]
  if (!first) return
  const columns = Object.keys(first)
  const key = `${rows.length} ${table} ${columns.join(' ')}`
  const text = texts.get(key) ?? insertText(table, columns, rows.length)
  texts.set(key, text)
  const values = (rows as Record<string, unknown>[]).flatMap((row) => columns.map((column) => row[column]))
  await trx.executeQuery(CompiledQuery.raw(inOwnWords(trx, text), values))
}

function insertText(table: string, columns: string[], rows: number): string {
  const row = `(${places(columns.length)})`
  const names = columns.map((column) => `"${column}"`).join(', ')
  return `insert into "${table}" (${names}) values ${Array.from({ length: rows }, () => row).join(', ')}`
}
