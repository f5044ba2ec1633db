import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Language } from '../../db/columns/accounts.ts'
import type { Db } from '../../db/tables.ts'
import { ask, padded, places } from '../../db/written.ts'
import type { Notebook } from '../queries-notebook.ts'
import { heldAs, mayHold } from './coarse.ts'

/** So many rows are looked at in one go, less than a millisecond's work. */
const A_PIECE = 250

let lastTurn = Promise.resolve()

/** Between two pieces whoever asked something else is answered, however many notebooks are looked through at a time. */
export const ownTurn = (): Promise<void> => (lastTurn = lastTurn.then(() => nextTurn()))

/** Where a piece of the visits begins and ends: by their days, then by their ids. */
type Place = readonly [day: string, id: string]
const LATEST: Place = ['9999', '']
const EARLIEST: Place = ['', '']

export interface VisitRow {
  id: string
  visitedOn: string
  kind: 'visit' | 'regular-since'
  whatFor: string | null
  place: string | null
  business: string | null
}

const VISITS_UNTIL = `select "visitedOn", "id" from "visit"
  where "notebookId" = ? and ("visitedOn", "id") < (?, ?)
  order by "visitedOn" desc, "id" desc limit 1 offset ${A_PIECE - 1}`

const visitsBetween = (words: readonly string[], there: number): string => `select "visit"."id", "visitedOn", "kind",
    "whatFor", "place", "business"."name" as "business"
  from "visit" left join "business" on "business"."id" = "businessId"
  where "notebookId" = ? and ("visitedOn", "visit"."id") < (?, ?) and ("visitedOn", "visit"."id") >= (?, ?)
    and (${mayHold('"whatFor"', words)} or ${mayHold('"place"', words)} or "businessId" in (${places(there)}))
  order by "visitedOn" desc, "visit"."id" desc`

/**
 * The visits in whose own words one of these may stand, or that were at one of these businesses; the latest first.
 * @param there ids of businesses whose name holds a word
 */
export async function* visitsHolding(
  db: Db,
  { id }: Notebook,
  words: readonly string[],
  there: readonly string[],
): AsyncGenerator<VisitRow[], void> {
  const some = padded(['', ...there])
  const text = visitsBetween(words, some.length)
  let from: Place | null = LATEST
  while (from) {
    await ownTurn()
    const [end]: { visitedOn: string; id: string }[] = await ask(db, VISITS_UNTIL, [id, ...from])
    const until: Place = end ? [end.visitedOn, end.id] : EARLIEST
    yield await ask<VisitRow>(db, text, [id, ...from, ...until, ...heldAs(words), ...heldAs(words), ...some])
    from = end ? until : null
  }
}

const BEEN = `select "business"."id", "business"."name"
  from (select distinct "businessId" as "id" from "visit" where "notebookId" = ? and "businessId" is not null) as "been"
    cross join "business"
  where "business"."id" = "been"."id"`

/** The businesses that the notebook's visits were at. */
export async function beenAt(db: Db, { id }: Notebook): Promise<{ id: string; name: string }[]> {
  await ownTurn()
  return ask(db, BEEN, [id])
}

/** Who was met at these visits of the notebook. */
export async function metAt(
  db: Db,
  visits: readonly { id: string }[],
): Promise<{ visitId: string; contactId: string }[]> {
  const some = padded(visits.map(({ id }) => id))
  if (some.length === 0) return []
  return ask(db, `select "visitId", "contactId" from "visitContact" where "visitId" in (${places(some.length)})`, some)
}

export interface LineRow {
  id: string
  body: string
  answer: string | null
  language: Language
  askNext: 0 | 1
  contactId: string | null
  visitId: string | null
  business: string | null
  slug: string | null
  createdAt: string
  visitedOn: string | null
  whatFor: string | null
  /** Where the visit was that it belongs to. */
  visitAt: string | null
}

/** `> ''`, which every id is, is what the index by notebook and id asks for. */
const LINES_UNTIL = `select "id" from "note" where "notebookId" = ? and "id" > '' and "id" < ?
  order by "id" desc limit 1 offset ${A_PIECE - 1}`

const linesBetween = (words: readonly string[]): string => `select "note"."id", "body", "answer", "note"."language",
    "askNext", "note"."contactId", "visitId", "business"."name" as "business", "business"."slug", "note"."createdAt",
    "visitedOn", "whatFor", coalesce("there"."name", "visit"."place") as "visitAt"
  from "note" left join "business" on "business"."id" = "note"."businessId"
    left join "visit" on "visit"."id" = "visitId" and "visit"."notebookId" = "note"."notebookId"
    left join "business" as "there" on "there"."id" = "visit"."businessId"
  where "note"."notebookId" = ? and "note"."id" > '' and "note"."id" < ? and "note"."id" >= ? and "askNext" in (?, ?)
    and (${mayHold('"body"', words)} or ${mayHold('"answer"', words)})
  order by "note"."id" desc`

/**
 * The lines in which one of the words may stand, the latest first.
 * @param wanted what to look for in the next piece: things said (0), things to ask (1), both, or nothing any more
 */
export async function* linesHolding(
  db: Db,
  { id }: Notebook,
  words: readonly string[],
  wanted: () => readonly (0 | 1)[],
): AsyncGenerator<LineRow[], void> {
  const text = linesBetween(words)
  let from: string | null = '~'
  for (let kinds = wanted(); from !== null && kinds.length > 0; kinds = wanted()) {
    await ownTurn()
    const [end]: { id: string }[] = await ask(db, LINES_UNTIL, [id, from])
    const asked = [kinds[0], kinds.at(-1)]
    const values = [id, from, end?.id ?? '', ...asked, ...heldAs(words), ...heldAs(words)]
    yield await ask<LineRow>(db, text, values)
    from = end?.id ?? null
  }
}
