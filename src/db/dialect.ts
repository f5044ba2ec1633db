import { type Kysely, PostgresAdapter } from 'kysely'

/** The two engines' differences that are not worth a file of their own. */
export type Engine = 'sqlite' | 'postgres'

export function engineOf<T>(db: Kysely<T>): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''
}

/** A unique or primary key that was there already. */
export function isDuplicate(error: unknown): boolean {
  return ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'].includes(codeOf(error))
}

/** A row that the schema does not allow: a value missing, or a reference that leads nowhere. */
export function isMisfit(error: unknown): boolean {
  return /^(SQLITE_CONSTRAINT|SQLITE_MISMATCH|23|22)/.test(codeOf(error))
}

/** Two transactions met; trying the whole of it again is right. */
export function isWorthRetrying(error: unknown): boolean {
  return ['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'].includes(codeOf(error))
}

/** The database cannot be written or reached just now: disk full, read-only, busy for too long, gone. */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error)
  if (/^SQLITE_(FULL|READONLY|IOERR|BUSY|CANTOPEN|CORRUPT|NOTADB)/.test(code)) return true
  if (/^(08|53|57P|25006)/.test(code)) return true
  if (['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code)) return true
  return error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
}
