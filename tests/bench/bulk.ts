import BetterSqlite, { type Statement } from 'better-sqlite3'
import type { NewRow, Tables } from '../../src/db/tables.ts'

/** Writes many rows of the town's own tables, quickly: a made-up town has nothing to lose when the power goes. */
export interface Bulk {
  put<Name extends keyof Tables>(table: Name, row: NewRow<Name>): void
  /** Rows of these tables are indexed all at once, when what is given back is called: a page of an index for each is slow. */
  withoutIndexes(tables: readonly string[]): () => void
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
    withoutIndexes(tables) {
      commit()
      const of = `select "name", "sql" from sqlite_master where "type" = 'index' and "sql" is not null and "tbl_name" in`
      const indexes = file.prepare<string[], { name: string; sql: string }>(
        `${of} (${tables.map(() => '?').join(', ')})`,
      )
      const made = indexes.all(...tables)
      for (const { name } of made) file.exec(`drop index "${name}"`)
      return () => {
        commit()
        for (const { sql } of made) file.exec(sql)
      }
    },
    close() {
      commit()
      file.pragma('wal_checkpoint(TRUNCATE)')
      file.close()
    },
  }
}
