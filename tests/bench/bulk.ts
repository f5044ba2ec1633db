import BetterSqlite, { type Statement } from 'better-sqlite3'
import type { NewRow, Tables } from '../../src/db/tables.ts'

/** Writes many rows of the town's own tables, quickly: a made-up town has nothing to lose when the power goes. */
export interface Bulk {
  put<Name extends keyof Tables>(table: Name, row: NewRow<Name>): void
  close(): void
}

const ROWS_A_TRANSACTION = 20_000

export function openBulk(path: string): Bulk {
  const file = new BetterSqlite(path)
  file.pragma('synchronous = OFF')
  file.pragma('cache_size = -64000')
  const statements = new Map<string, Statement>()
  let open = 0

  function statementFor(table: string, names: string[]): Statement {
    const key = `${table} ${names.join(' ')}`
    let statement = statements.get(key)
    if (!statement) {
      const columns = names.map((name) => `"${name}"`).join(', ')
      statement = file.prepare(`insert into "${table}" (${columns}) values (${names.map(() => '?').join(', ')})`)
      statements.set(key, statement)
    }
    return statement
  }

  function commit(): void {
    if (open > 0) file.exec('commit')
    open = 0
  }

  return {
    put(table, row) {
      if (open === 0) file.exec('begin immediate')
      statementFor(table, Object.keys(row)).run(Object.values(row))
      open += 1
      if (open >= ROWS_A_TRANSACTION) commit()
    },
    close() {
      commit()
      file.pragma('wal_checkpoint(TRUNCATE)')
      file.close()
    },
  }
}
