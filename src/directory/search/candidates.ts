import { sql, type SqlBool } from 'kysely'
import type { OpenState } from '../../db/columns/directory.ts'
import type { Db } from '../../db/tables.ts'
import { padded } from '../../db/written.ts'
import { foldText } from '../../web/fold.ts'

/** What deciding why a business matched, and counting what an answer could be narrowed to, takes: all of it public. */
export interface Candidate {
  id: string
  number: number
  nameKey: string
  openRank: number
  name: string[]
  people: { name: string; words: string[] }[]
  categories: string[]
  place: string[]
  openState: OpenState
  /** Codes. */
  pays: string[]
  spoken: string[]
  /** The locality, where it is shown. */
  area: string | null
  wheelchair: boolean
  comesToYou: boolean
}

/** What the order among equals takes. */
export type Placed = Pick<Candidate, 'number' | 'openRank' | 'nameKey' | 'id'>

/** Where the town's name is shown: a locality that somebody wrote a redacted address into is not. */
export const areaIsShown = sql<SqlBool>`"business"."placeShown" like '%' || "business"."locality"`

/** The businesses of one trade, open ones first. */
export async function placedOfTrade(db: Db, trade: string, limit: number): Promise<Placed[]> {
  return db
    .selectFrom('business')
    .select(['number', 'openRank', 'nameKey', 'id'])
    .where('id', 'in', db.selectFrom('businessCategory').select('businessId').where('category', '=', trade))
    .where('mergedIntoId', 'is', null)
    .orderBy(sql`+"openRank"`)
    .orderBy('nameKey')
    .orderBy('id')
    .limit(limit)
    .execute()
}

const words = (text: string): string[] => foldText(text).split(' ')

/** A list of codes with spaces between them. */
export const codes = (list: string): string[] => list.split(' ').filter((code) => code !== '')

/** By their numbers in the index, in no order; merged ones are not there. */
export async function candidatesOf(db: Db, numbers: number[]): Promise<Candidate[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('business')
    .select(['id', 'number', 'name', 'nameKey', 'openRank', 'placeShown'])
    .select(['openState', 'pays', 'spoken', 'wheelchair', 'comesToYou'])
    .select(sql<string | null>`case when ${areaIsShown} then "business"."locality" end`.as('area'))
    .where('number', 'in', padded(numbers))
    .where('mergedIntoId', 'is', null)
    .execute()
  if (rows.length === 0) return []
  const some = padded(rows.map((row) => row.id))
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
    rows.map(({ placeShown, ...row }): [string, Candidate] => [
      row.id,
      {
        ...row,
        name: words(row.name),
        people: [],
        categories: [],
        place: words(placeShown ?? ''),
        pays: codes(row.pays),
        spoken: codes(row.spoken),
        wheelchair: row.wheelchair === 'yes',
        comesToYou: row.comesToYou === 1,
      },
    ]),
  )
  for (const face of faces) candidates.get(face.businessId)?.people.push({ name: face.name, words: words(face.name) })
  for (const trade of trades) candidates.get(trade.businessId)?.categories.push(trade.category)
  return [...candidates.values()]
}
