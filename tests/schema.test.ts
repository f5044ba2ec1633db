import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { columns } from '../src/db/columns.ts'
import type { Column, Declared } from '../src/db/columns/notation.ts'
import { openDatabase } from '../src/db/open.ts'
import { openTown } from './support/town.ts'

/** Tables that belong to the engines' search or to the migrations themselves. */
const enginesOwn = /^(kysely_migration|businessSearch)/
const declared: Declared = columns

test('every column in the database is declared, and every declared column is there', async () => {
  const { house } = await openTown()
  const tables = await house.db.introspection.getTables()
  const inDatabase = tables
    .filter((table) => !enginesOwn.test(table.name))
    .flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}${column.isNullable ? '?' : ''}`))
  const inDeclarations = Object.entries(declared).flatMap(([table, all]) =>
    Object.entries(all).map(([name, column]) => `${table}.${name}${column.nullable ? '?' : ''}`),
  )
  expect(inDatabase.sort()).toEqual(inDeclarations.sort())
})

test('a town in a file waits for the disk: what it acknowledged outlives a power cut', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'woodstove-disk-'))
  const db = openDatabase(`sqlite:${join(folder, 'town.db')}`)
  try {
    const FULL = 2
    expect((await sql`pragma synchronous`.execute(db)).rows).toEqual([{ synchronous: FULL }])
    expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }])
  } finally {
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
})

test('every declared reference names a table and is kept by the database', async () => {
  const { house } = await openTown()
  for (const [table, all] of Object.entries(declared)) {
    for (const [name, column] of Object.entries(all)) {
      if (!column.reference) continue
      expect(Object.keys(declared), `${table}.${name}`).toContain(column.reference.table)
    }
  }
  await expect(
    house.db.insertInto('block').values({ blockerId: 'nobody', blockedId: 'nobody', madeAt: '2026-01-01' }).execute(),
  ).rejects.toThrow(/foreign key/i)
})

const everyColumn = Object.entries(declared).flatMap(([table, all]) =>
  Object.entries(all).map(([name, column]) => ({ at: `${table}.${name}`, table, name, column })),
)

test('what is for the server alone is in no export', () => {
  const wrong = everyColumn.filter(({ column }) => column.audience === 'nobody' && column.exported !== 'none')
  expect(wrong.map(({ at }) => at)).toEqual([])
})

test('only what anybody may read is in the town’s exports', () => {
  const open = (column: Column) => column.audience === 'anybody' || column.audience === 'row'
  const wrong = everyColumn.filter(({ column }) => column.exported === 'public' && !open(column))
  expect(wrong.map(({ at }) => at)).toEqual([])
})

test('whatever only its owner may read is erased with its owner', () => {
  const wrong = everyColumn.filter(
    ({ column }) => column.audience === 'me' && column.erasure === 'keep' && column.kind === 'text',
  )
  expect(wrong.map(({ at }) => at)).toEqual([])
})
