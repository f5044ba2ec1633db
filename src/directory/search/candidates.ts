import { sql, type SqlBool } from 'kysely'
import type { OpenState } from '../../db/columns/directory.ts'
import type { Db } from '../../db/tables.ts'
import { ask, padded, places } from '../../db/written.ts'
import { foldText } from '../../web/fold.ts'
import { nameSearched } from './document.ts'

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
const AREA_IS_SHOWN = `"business"."placeShown" like '%' || "business"."locality"`
export const areaIsShown = sql.raw<SqlBool>(AREA_IS_SHOWN)

const OF_TRADE = `select "number", "openRank", "nameKey", "id" from "business"
  where "id" in (select "businessId" from "businessCategory" where "category" = ?) and "mergedIntoId" is null
  order by +"openRank", "nameKey", "id" limit ?`

/** The businesses of one trade, open ones first. */
export const placedOfTrade = (db: Db, trade: string, limit: number): Promise<Placed[]> =>
  ask<Placed>(db, OF_TRADE, [trade, limit])

const words = (text: string): string[] => foldText(text).split(' ')

/** A list of codes with spaces between them. */
export const codes = (list: string): string[] => list.split(' ').filter((code) => code !== '')

type Found = Placed &
  Pick<Candidate, 'openState' | 'area'> & {
    name: string
    placeShown: string | null
    pays: string
    spoken: string
    wheelchair: string | null
    comesToYou: 0 | 1
  }

const found = (many: number): string => `select "id", "number", "name", "nameKey", "openRank", "placeShown",
    "openState", "pays", "spoken", "wheelchair", "comesToYou",
    case when ${AREA_IS_SHOWN} then "business"."locality" end as "area"
  from "business" where "number" in (${places(many)}) and "mergedIntoId" is null`
const facesAt = (many: number): string => `select "businessId", "name" from "face"
  where "businessId" in (${places(many)}) and "audience" = 'anybody' and "diedOn" is null order by "position"`
const tradesAt = (many: number): string => `select "businessId", "category" from "businessCategory"
  where "businessId" in (${places(many)})`

/** By their numbers in the index, in no order; merged ones are not there. */
export async function candidatesOf(db: Db, numbers: number[]): Promise<Candidate[]> {
  if (numbers.length === 0) return []
  const asked = padded(numbers)
  const rows = await ask<Found>(db, found(asked.length), asked)
  if (rows.length === 0) return []
  const some = padded(rows.map((row) => row.id))
  const faces = await ask<{ businessId: string; name: string }>(db, facesAt(some.length), some)
  const trades = await ask<{ businessId: string; category: string }>(db, tradesAt(some.length), some)
  const candidates = new Map(
    rows.map(({ placeShown, ...row }): [string, Candidate] => [
      row.id,
      {
        ...row,
        name: nameSearched(row.name).split(' '),
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
