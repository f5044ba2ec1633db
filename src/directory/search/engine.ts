import { engineOf } from '../../db/dialect.ts'
import type { Db, Trx } from '../../db/tables.ts'
import type { Term } from './asked.ts'
import type { SearchDocument } from './document.ts'
import { postgresIndex } from './search.postgres.ts'
import { sqliteIndex } from './search.sqlite.ts'

/** What the two databases' word indexes do, each in its own way. */
export interface WordIndex {
  /** Businesses' numbers, best first. @param every whether all terms must be there, or any */
  matching(db: Db, terms: Term[], every: boolean, limit: number): Promise<number[]>
  /** Every word of the index with the number of businesses that have it. */
  vocabulary(db: Db): Promise<{ word: string; businesses: number }[]>
  remove(trx: Trx, numbers: number[]): Promise<void>
  write(trx: Trx, documents: SearchDocument[]): Promise<void>
}

export const wordIndexOf = (db: Db): WordIndex => (engineOf(db) === 'postgres' ? postgresIndex : sqliteIndex)
