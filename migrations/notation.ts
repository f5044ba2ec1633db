import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * The short notation the migrations are written in, frozen together with them:
 * `key`, `text`, `int`, `real`, `flag`, `instant`, `day`, a `?` where it may be empty, and `-> table on delete …`.
 */
export type Spec = Record<string, string>

export const onPostgres = (db: Kysely<unknown>): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** Keys compare byte by byte on both engines; on PostgreSQL that has to be said. */
const types = (postgres: boolean): Record<string, string> => ({
  id: postgres ? 'text collate "C"' : 'text',
  key: postgres ? 'text collate "C"' : 'text',
  instant: postgres ? 'text collate "C"' : 'text',
  day: postgres ? 'text collate "C"' : 'text',
  text: 'text',
  int: 'integer',
  flag: 'integer',
  real: postgres ? 'double precision' : 'real',
})

function columnLine(name: string, spec: string, postgres: boolean): string {
  const parsed = /^(\w+)(\?)?(?: -> (\w+) (cascade|set null|restrict))?$/.exec(spec)
  const type = parsed?.[1] && types(postgres)[parsed[1]]
  if (!parsed || !type) throw new Error(`migration notation not understood: ${name}: ${spec}`)
  const [, kind, empty, table, onDelete] = parsed
  return [
    `"${name}" ${type}`,
    kind === 'id' ? 'primary key not null' : empty ? '' : 'not null',
    kind === 'flag' ? `check ("${name}" in (0, 1))` : '',
    table ? `references "${table}" ("id") on delete ${onDelete}` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/**
 * Creates one table; `primaryKey` where no column is an `id`. Every reference gets an index of its own, but for those
 * that `covered` names, which another index begins with. Of a reference that may be empty only the rest is indexed:
 * else SQLite would answer "is null" from it, which is most of the table.
 */
export async function table(
  db: Kysely<unknown>,
  name: string,
  spec: Spec,
  primaryKey: string[] = [],
  covered: string[] = [],
): Promise<void> {
  const lines = Object.entries(spec).map(([column, type]) => columnLine(column, type, onPostgres(db)))
  if (primaryKey.length > 0) lines.push(`primary key (${quoted(primaryKey)})`)
  const strict = onPostgres(db) ? '' : ' strict'
  await sql.raw(`create table "${name}" (${lines.join(', ')})${strict}`).execute(db)
  for (const [column, type] of Object.entries(spec)) {
    if (!type.includes('->') || primaryKey[0] === column || covered.includes(column)) continue
    await index(db, name, [column], type.startsWith('key?') ? `"${column}" is not null` : '')
  }
}

/** Adds columns to a table that is there already; they may be empty, for its rows are. */
export async function addColumns(db: Kysely<unknown>, name: string, spec: Spec): Promise<void> {
  for (const [column, type] of Object.entries(spec)) {
    const line = columnLine(column, type, onPostgres(db))
    await sql.raw(`alter table "${name}" add column ${line}`).execute(db)
    if (type.includes('->')) await index(db, name, [column], `"${column}" is not null`)
  }
}

const quoted = (names: string[]): string => names.map((name) => `"${name}"`).join(', ')

export async function index(db: Kysely<unknown>, table: string, names: string[], where = ''): Promise<void> {
  await makeIndex(db, '', table, names, where)
}

export async function unique(db: Kysely<unknown>, table: string, names: string[], where = ''): Promise<void> {
  await makeIndex(db, 'unique ', table, names, where)
}

async function makeIndex(db: Kysely<unknown>, kind: string, table: string, names: string[], where: string) {
  const name = [table, ...names, kind ? 'unique' : 'index'].join('_').slice(0, 63)
  const filter = where ? ` where ${where}` : ''
  await sql.raw(`create ${kind}index "${name}" on "${table}" (${quoted(names)})${filter}`).execute(db)
}
