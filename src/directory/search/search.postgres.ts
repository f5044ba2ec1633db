import { sql } from 'kysely'
import type { Db, Trx } from '../../db/tables.ts'
import type { Term } from './asked.ts'
import type { SearchDocument } from './document.ts'

/** Terms are letters and digits by now; quoted all the same, so that no operator can come out of them. */
function queryOf(terms: Term[], every: boolean): string {
  const quoted = terms.map(({ stems, word, whole }) =>
    whole ? `'${word}'` : `(${stems.map((stem) => `'${stem}':*`).join(' | ')})`,
  )
  return quoted.join(every ? ' & ' : ' | ')
}

/** tsvector with the four weights there are: name, people, trades, and the rest. */
export const postgresIndex = {
  async matching(db: Db, terms: Term[], every: boolean, limit: number): Promise<number[]> {
    const { rows } = await sql<{ number: number }>`
      select "number" from "businessSearch", to_tsquery('simple', ${queryOf(terms, every)}) as asked
      where "document" @@ asked
      order by ts_rank('{0.1, 0.4, 0.7, 1.0}', "document", asked) desc, "number" limit ${limit}`.execute(db)
    return rows.map((row) => row.number)
  },

  async vocabulary(db: Db): Promise<{ word: string; businesses: number }[]> {
    const { rows } = await sql<{ word: string; businesses: number }>`
      select word, ndoc as businesses from ts_stat('select "document" from "businessSearch"')`.execute(db)
    return rows
  },

  async remove(trx: Trx, numbers: number[]): Promise<void> {
    if (numbers.length === 0) return
    await sql`delete from "businessSearch" where "number" in (${sql.join(numbers)})`.execute(trx)
  },

  async write(trx: Trx, documents: SearchDocument[]): Promise<void> {
    for (const { number, name, people, trades, about, place } of documents) {
      await sql`insert into "businessSearch" ("number", "document") values (${number},
        setweight(to_tsvector('simple', ${name}), 'A') || setweight(to_tsvector('simple', ${people}), 'B') ||
        setweight(to_tsvector('simple', ${trades}), 'C') || setweight(to_tsvector('simple', ${`${place} ${about}`}), 'D')
      )`.execute(trx)
    }
  },
}
