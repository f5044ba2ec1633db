import { sql } from 'kysely'
import type { Db, Trx } from '../../db/tables.ts'
import { ask } from '../../db/written.ts'
import type { Term } from './asked.ts'
import type { SearchDocument } from './document.ts'

/** Terms are letters and digits by now; quoted all the same, so that NEAR, AND and the rest are only words. */
function matchOf(terms: Term[], every: boolean): string {
  const quoted = terms.map(({ stems, word, whole }) =>
    whole ? `"${word}"` : `(${stems.map((stem) => `"${stem}"*`).join(' OR ')})`,
  )
  return quoted.join(every ? ' AND ' : ' OR ')
}

const MATCHING = `select rowid as "number" from "businessSearch" where "businessSearch" match ?
  order by bm25("businessSearch", 12.0, 8.0, 5.0, 1.0, 3.0), rowid limit ?`

/** FTS5. Its rank weighs the columns: name, people, trades, about, place. */
export const sqliteIndex = {
  async matching(db: Db, terms: Term[], every: boolean, limit: number): Promise<number[]> {
    const rows = await ask<{ number: number }>(db, MATCHING, [matchOf(terms, every), limit])
    return rows.map((row) => row.number)
  },

  async vocabulary(db: Db): Promise<{ word: string; businesses: number }[]> {
    const { rows } = await sql<{ word: string; businesses: number }>`
      select term as word, doc as businesses from "businessSearchWord"`.execute(db)
    return rows
  },

  async remove(trx: Trx, numbers: number[]): Promise<void> {
    for (const number of numbers) await sql`delete from "businessSearch" where rowid = ${number}`.execute(trx)
  },

  async write(trx: Trx, documents: SearchDocument[]): Promise<void> {
    for (const { number, name, people, trades, about, place } of documents) {
      await sql`insert into "businessSearch" (rowid, "name", "people", "trades", "about", "place")
        values (${number}, ${name}, ${people}, ${trades}, ${about}, ${place})`.execute(trx)
    }
  },
}
