import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import BetterSqlite, { type Database as SqliteFile, type Statement } from 'better-sqlite3'
import { Kysely, PostgresDialect, type SqliteDatabase, SqliteDialect } from 'kysely'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import type { Db, Tables } from './tables.ts'
import { answerDirectly } from './written.ts'

/**
 * Opens the town's database.
 * @param url `sqlite:PATH`, `sqlite::memory:` or `postgres://…`
 */
export function openDatabase(url: string): Db {
  const path = fileOf(url)
  return path === null ? openPostgres(url) : openSqlite(path)
}

/** Where a SQLite town's file stands; null for a town on PostgreSQL. */
export const fileOf = (url: string): string | null => (url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null)

function openSqlite(path: string): Db {
  if (path !== ':memory:') prepareFolder(path)
  const file = new BetterSqlite(path)
  // FULL, because with the driver's default an acknowledged visit can be lost when the power goes.
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'secure_delete = ON',
    'busy_timeout = 1500',
    'cache_size = -16000',
    // Pages that many visits write to are copied into the file once, not every few visits.
    'wal_autocheckpoint = 4000',
    'temp_store = MEMORY',
  ]) {
    file.pragma(pragma)
  }
  if (path === ':memory:') return kysely(keepingStatements(file, []))
  chmodSync(path, 0o600)
  const reading = readingOnly(path)
  const db = kysely(keepingStatements(file, [reading]))
  answerDirectly(db, askingOf(reading))
  return db
}

const kysely = (database: SqliteDatabase): Db => new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })

/**
 * A second connection for the written questions. It sees what is committed and nothing else, and does not wait while
 * somebody writes.
 */
function readingOnly(path: string): SqliteFile {
  const file = new BetterSqlite(path)
  for (const pragma of ['query_only = ON', 'busy_timeout = 1500', 'cache_size = -4000', 'temp_store = MEMORY'])
    file.pragma(pragma)
  return file
}

function askingOf(file: SqliteFile): (text: string, values: readonly unknown[]) => unknown[] {
  const kept = new LRUCache<string, Statement<unknown[]>>({ max: MOST_STATEMENTS })
  return (text, values) => {
    let statement = kept.get(text)
    if (!statement) {
      statement = file.prepare<unknown[]>(text)
      kept.set(text, statement)
    }
    return statement.all(values)
  }
}

function prepareFolder(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
}

const MOST_STATEMENTS = 400

/** Preparing the same words again doubled a list's cost, so statements are kept by their text. */
function keepingStatements(file: SqliteFile, others: SqliteFile[]): SqliteDatabase {
  const kept = new LRUCache<string, Statement<unknown[]>>({ max: MOST_STATEMENTS })
  return {
    prepare(text: string): Statement<unknown[]> {
      // A deferred `begin` that writes later can fail half-way; IMMEDIATE waits at the door instead.
      const words = text === 'begin' ? 'begin immediate' : text
      const known = kept.get(words)
      if (known) return known
      const statement = words === 'rollback' ? rollbackOf(file) : file.prepare<unknown[]>(words)
      kept.set(words, statement)
      return statement
    },
    close(): void {
      for (const other of others) other.close()
      file.close()
    },
  }
}

/** A full disk has rolled the transaction back already; rolling back again would hide why. */
function rollbackOf(file: SqliteFile): Statement<unknown[]> {
  const rollback = file.prepare<unknown[]>('rollback')
  const run = rollback.run.bind(rollback)
  rollback.run = () => (file.inTransaction ? run() : { changes: 0, lastInsertRowid: 0 })
  return rollback
}

/** Most towns are one file: they do not wait for the other engine's driver to be read. */
const readDriver = createRequire(import.meta.url)

function openPostgres(url: string): Db {
  const { Pool, types } = readDriver('pg') as typeof pg
  // Counts come as bigint; a small town's fit a number.
  types.setTypeParser(types.builtins.INT8, Number)
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 3000,
  })
  // An idle connection that the server ends must not end the town.
  pool.on('error', () => undefined)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
