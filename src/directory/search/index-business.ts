import type { Db, Trx } from '../../db/tables.ts'
import { categories } from '../categories/catalog.ts'
import { foldText } from '../../web/fold.ts'
import { nameSearched, type SearchDocument } from './document.ts'
import { wordIndexOf } from './engine.ts'

const AT_ONCE = 200

/**
 * Writes what can be searched of these businesses anew, in the transaction that changed them. Only what anybody may
 * read goes in: the place as shown, never the address as known, and no face that its person narrowed. A business that
 * was merged into another leaves the index.
 */
export async function indexBusiness(trx: Trx, ids: string[]): Promise<void> {
  const index = wordIndexOf(trx)
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    const rows = await trx
      .selectFrom('business')
      .select(['id', 'number', 'name', 'about', 'placeShown', 'mergedIntoId'])
      .where('id', 'in', some)
      .execute()
    const people = await peopleOf(trx, some)
    const trades = await tradesOf(trx, some)
    await index.remove(
      trx,
      rows.map((row) => row.number),
    )
    const listed = rows.filter((row) => row.mergedIntoId === null)
    await index.write(
      trx,
      listed.map((row): SearchDocument => ({
        number: row.number,
        name: nameSearched(row.name),
        people: foldText(people.get(row.id)?.join(' ') ?? ''),
        trades: foldText(trades.get(row.id)?.join(' ') ?? ''),
        about: foldText(row.about ?? ''),
        place: foldText(row.placeShown ?? ''),
      })),
    )
  }
}

type Words = Map<string, string[]>

function add(words: Words, id: string, more: string[]): void {
  const known = words.get(id)
  if (known) known.push(...more)
  else words.set(id, more)
}

async function peopleOf(db: Db, ids: string[]): Promise<Words> {
  const words: Words = new Map()
  const faces = await db
    .selectFrom('face')
    .select(['businessId', 'name', 'role'])
    .where('businessId', 'in', ids)
    .where('audience', '=', 'anybody')
    .where('diedOn', 'is', null)
    .execute()
  for (const face of faces) add(words, face.businessId, [face.name, face.role ?? ''])
  return words
}

async function tradesOf(db: Db, ids: string[]): Promise<Words> {
  const words: Words = new Map()
  const rows = await db
    .selectFrom('businessCategory')
    .select(['businessId', 'category'])
    .where('businessId', 'in', ids)
    .execute()
  for (const row of rows) {
    const category = categories.get(row.category)
    if (!category) continue
    const { name, terms } = category
    add(words, row.businessId, [name.en, name.es, ...terms.en, ...terms.es])
  }
  return words
}
