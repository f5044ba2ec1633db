import { sql } from 'kysely'
import type { Db } from '../../db/tables.ts'
import { foldText } from '../../web/fold.ts'

/** What deciding why a business matched takes; only what anybody may read. */
export interface Candidate {
  id: string
  nameKey: string
  openRank: number
  name: string[]
  people: { name: string; words: string[] }[]
  categories: string[]
  place: string[]
}

/** Lists of a few lengths only, so that the statements stay few and prepared; the last one is said again. */
export function padded<T>(list: readonly T[]): T[] {
  const length = [1, 8, 32, 128, 256].find((size) => size >= list.length) ?? list.length
  const last = list.at(-1)
  return last === undefined ? [] : [...list, ...Array.from({ length: length - list.length }, () => last)]
}

/** Numbers of the index as businesses' ids, in the order given; merged ones are not there. */
export async function idsOfNumbers(db: Db, numbers: number[]): Promise<string[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('business')
    .select(['id', 'number'])
    .where('number', 'in', padded(numbers))
    .where('mergedIntoId', 'is', null)
    .execute()
  const byNumber = new Map(rows.map((row) => [row.number, row.id]))
  return numbers.flatMap((number) => byNumber.get(number) ?? [])
}

/** The businesses of these trades, open ones first. */
export async function idsOfTrades(db: Db, trades: string[], limit: number): Promise<string[]> {
  if (trades.length === 0) return []
  const rows = await db
    .selectFrom('business')
    .select('id')
    .where('id', 'in', db.selectFrom('businessCategory').select('businessId').where('category', 'in', padded(trades)))
    .where('mergedIntoId', 'is', null)
    .orderBy(sql`+"openRank"`)
    .orderBy('nameKey')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

const words = (text: string): string[] => foldText(text).split(' ')

export async function candidatesOf(db: Db, ids: string[]): Promise<Candidate[]> {
  if (ids.length === 0) return []
  const some = padded(ids)
  const rows = await db
    .selectFrom('business')
    .select(['id', 'name', 'nameKey', 'openRank', 'placeShown'])
    .where('id', 'in', some)
    .execute()
  const faces = await db
    .selectFrom('face')
    .select(['businessId', 'name'])
    .where('businessId', 'in', some)
    .where('audience', '=', 'anybody')
    .where('diedOn', 'is', null)
    .orderBy('position')
    .execute()
  const trades = await db
    .selectFrom('businessCategory')
    .select(['businessId', 'category'])
    .where('businessId', 'in', some)
    .execute()
  const candidates = new Map(
    rows.map((row): [string, Candidate] => [
      row.id,
      {
        id: row.id,
        nameKey: row.nameKey,
        openRank: row.openRank,
        name: words(row.name),
        people: [],
        categories: [],
        place: words(row.placeShown ?? ''),
      },
    ]),
  )
  for (const face of faces) candidates.get(face.businessId)?.people.push({ name: face.name, words: words(face.name) })
  for (const trade of trades) candidates.get(trade.businessId)?.categories.push(trade.category)
  return [...candidates.values()]
}
