import type { Db, Row } from '../db/tables.ts'
import { type BusinessFacts, factNames } from './facts.ts'

/** The facts of a row, with its categories in their order. */
export async function factsOf(db: Db, row: Row<'business'>): Promise<BusinessFacts> {
  const categories = await db
    .selectFrom('businessCategory')
    .select('category')
    .where('businessId', '=', row.id)
    .orderBy('position')
    .execute()
  return { ...factsIn(row), categories: categories.map((each) => each.category) }
}

const columnNames = factNames.filter((name) => name !== 'categories')

const factsIn = (row: Row<'business'>): Omit<BusinessFacts, 'categories'> =>
  Object.fromEntries(columnNames.map((name) => [name, row[name]])) as Omit<BusinessFacts, 'categories'>
