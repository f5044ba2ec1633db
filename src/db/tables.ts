import type { Insertable, Kysely, Selectable, Transaction } from 'kysely'
import type { Column } from './columns/notation.ts'
import type { columns } from './columns.ts'

type TypeOf<C> = C extends Column<infer T> ? T : never
type RowOf<Table> = { [Name in keyof Table]: TypeOf<Table[Name]> }

/** Kysely's types, drawn from the declarations: there is no second list to keep in step. */
export type Tables = { [Name in keyof typeof columns]: RowOf<(typeof columns)[Name]> }

export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>
export type NewRow<Name extends keyof Tables> = Insertable<Tables[Name]>

/** Inside one. Two writes are one transaction, and only `trx` is used inside it. */
export type Trx = Transaction<Tables>
/** What a read takes: the town's database, in a transaction or out of it. */
export type Db = Kysely<Tables>
