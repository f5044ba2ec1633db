/**
 * How a column is declared. Every column of every table says, once: who may read it, what erasing its person does
 * to it, and which export carries it. Types, the canary test, the archive, erasure and "Who can see what" follow
 * from these declarations; a column of the database that is not declared fails the build.
 */

/** Who may read a value. `nobody`: the server alone (hashes, search keys, bookkeeping). `row`: a column of the same row says. */
export type Audience =
  'anybody' | 'neighbors' | 'introduced' | 'parties' | 'counter' | 'owners' | 'stewards' | 'me' | 'row' | 'nobody'

/** What erasing the account does: the value goes, or stays under "a former neighbor", or has nothing to do with a person. */
export type Erasure = 'erase' | 'former' | 'keep'

/** `public`: the town's exports. `archive`: the person's own. `none`: neither. */
export type Export = 'public' | 'archive' | 'none'

export type Declaration = `${Audience} ${Erasure} ${Export}`

/** What an id refers to, and what happens here when that row goes. */
export interface Reference {
  table: string
  onDelete: 'cascade' | 'set null' | 'restrict'
}

type Kind = 'id' | 'key' | 'text' | 'int' | 'real' | 'flag' | 'instant' | 'day'

export interface Column<T = unknown> {
  kind: Kind
  nullable: boolean
  audience: Audience
  erasure: Erasure
  exported: Export
  reference: Reference | null
  /** Never present at run time: it only carries the type. */
  readonly type?: T
}

function column<T>(kind: Kind, declaration: Declaration, reference: Reference | null = null): Column<T> {
  const [audience, erasure, exported] = declaration.split(' ') as [Audience, Erasure, Export]
  return { kind, nullable: false, audience, erasure, exported, reference }
}

/** The row's own id, UUIDv7 text. Ids are in addresses, so they are as public as the page that bears them. */
export const id = (declaration: Declaration) => column<string>('id', declaration)
/** A text that is compared byte by byte: ids, codes, slugs, folded names, cursors. */
export const key = <T extends string = string>(declaration: Declaration) => column<T>('key', declaration)
export const text = <T extends string = string>(declaration: Declaration) => column<T>('text', declaration)
export const int = (declaration: Declaration) => column<number>('int', declaration)
export const real = (declaration: Declaration) => column<number>('real', declaration)
/** Truth as 0 or 1: neither driver agrees with the other on booleans. */
export const flag = (declaration: Declaration) => column<0 | 1>('flag', declaration)
/** An instant, UTC ISO-8601 text with milliseconds. */
export const instant = (declaration: Declaration) => column<string>('instant', declaration)
/** A calendar day `YYYY-MM-DD` in the town's zone. */
export const day = (declaration: Declaration) => column<string>('day', declaration)
export const ref = (
  table: string,
  declaration: Declaration,
  onDelete: Reference['onDelete'] = 'cascade',
): Column<string> => column<string>('key', declaration, { table, onDelete })

export const maybe = <T>(of: Column<T>): Column<T | null> => ({ ...of, nullable: true })

/** Table name → its columns; what `tables.ts` turns into Kysely's types. */
export type Declared = Record<string, Record<string, Column>>
