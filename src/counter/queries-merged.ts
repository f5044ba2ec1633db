import type { Trx } from '../db/tables.ts'
import type { BusinessMerged, MergedBusinesses, UndoneMerge } from '../directory/merges/handlers.ts'

/** What a book holds, each with the book's id. */
const pages = ['contact', 'contactDate', 'visit', 'note', 'reminder'] as const

/**
 * Two entries were one counter. Its book, its cards and its people come together only where nobody reads more by it;
 * else what the people before kept stays shut, as it was.
 */
export const counterMerged: BusinessMerged = {
  treats: [
    'businessPerson.businessId',
    'claim.businessId',
    'cardGrant.businessId',
    'notebook.businessId',
    'counterTablet.businessId',
    'counterPin.businessId',
  ],
  async merged(trx, merge) {
    const { keptId, goneId, booksMove, moves } = merge
    await moves.repoint('claim', 'businessId', goneId, keptId)
    if (!booksMove) return
    await moves.repoint('businessPerson', 'businessId', goneId, keptId, await standThereAlready(trx, merge))
    await moveCards(trx, merge)
    await moveBook(trx, merge)
    await moves.repoint('counterTablet', 'businessId', goneId, keptId)
    await moves.repoint('counterPin', 'businessId', goneId, keptId, await pinsOfBoth(trx, merge))
  },
  async undoing(trx, merge) {
    await endRolesLeftBehind(trx, merge)
  },
  async undone(trx, merge) {
    await gatherPages(trx, merge)
  },
}

/** Twice behind one counter, somebody would still be there when one of the two roles ends. */
async function standThereAlready(trx: Trx, { keptId, goneId, today }: MergedBusinesses): Promise<string[]> {
  const rows = await trx
    .selectFrom('businessPerson as gone')
    .innerJoin('businessPerson as kept', 'kept.accountId', 'gone.accountId')
    .select('gone.id')
    .where('gone.businessId', '=', goneId)
    .where('kept.businessId', '=', keptId)
    .where((eb) => eb.or([eb('kept.untilOn', 'is', null), eb('kept.untilOn', '>', today)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Whoever has a PIN at both opens the one book with the one they set there. */
async function pinsOfBoth(trx: Trx, { keptId, goneId }: MergedBusinesses): Promise<string[]> {
  const rows = await trx
    .selectFrom('counterPin as gone')
    .innerJoin('counterPin as kept', 'kept.accountId', 'gone.accountId')
    .select('gone.id')
    .where('gone.businessId', '=', goneId)
    .where('kept.businessId', '=', keptId)
    .execute()
  return rows.map(({ id }) => id)
}

/** A card that both counters hold is held once; what was tied to the one is tied to the other. */
async function moveCards(trx: Trx, { keptId, goneId, moves }: MergedBusinesses): Promise<void> {
  const both = await trx
    .selectFrom('cardGrant as gone')
    .innerJoin('cardGrant as kept', 'kept.cardId', 'gone.cardId')
    .select(['gone.id as from', 'kept.id as to'])
    .where('gone.businessId', '=', goneId)
    .where('kept.businessId', '=', keptId)
    .execute()
  for (const { from, to } of both) await moves.repoint('contact', 'cardGrantId', from, to)
  const held = both.map(({ from }) => from)
  await moves.repoint('cardGrant', 'businessId', goneId, keptId, held)
}

async function moveBook(trx: Trx, { keptId, goneId, moves }: MergedBusinesses): Promise<void> {
  const [kept, gone] = [await bookAt(trx, keptId), await bookAt(trx, goneId)]
  if (gone === null) return
  if (kept === null) await moves.set('notebook', 'businessId', { from: goneId, to: keptId }, [gone])
  else for (const table of pages) await moves.repoint(table, 'notebookId', gone, kept)
}

async function bookAt(trx: Trx, businessId: string): Promise<string | null> {
  const book = await trx.selectFrom('notebook').select('id').where('businessId', '=', businessId).executeTakeFirst()
  return book?.id ?? null
}

/** A role that ended at the merged counter does not begin again with the one that waited. */
async function endRolesLeftBehind(trx: Trx, { keptId, goneId, today }: UndoneMerge): Promise<void> {
  const stillThere = await trx
    .selectFrom('businessPerson')
    .select('accountId')
    .where('businessId', '=', keptId)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
    .execute()
  const accounts = stillThere.map(({ accountId }) => accountId)
  await trx
    .updateTable('businessPerson')
    .set({ untilOn: today })
    .where('businessId', '=', goneId)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
    .$if(accounts.length > 0, (query) => query.where('accountId', 'not in', accounts))
    .execute()
}

/** What was written since on a regular's page goes back with that page; a visit there belongs to that counter. */
async function gatherPages(trx: Trx, { keptId, goneId }: UndoneMerge): Promise<void> {
  const [kept, gone] = [await bookAt(trx, keptId), await bookAt(trx, goneId)]
  if (gone === null) return
  if (kept !== null) {
    const regulars = trx.selectFrom('contact').select('id').where('notebookId', '=', gone)
    for (const table of ['contactDate', 'note', 'reminder'] as const) {
      await trx
        .updateTable(table)
        .set({ notebookId: gone })
        .where('notebookId', '=', kept)
        .where('contactId', 'in', regulars)
        .execute()
    }
    await trx
      .updateTable('visit')
      .set({ notebookId: gone })
      .where('notebookId', '=', kept)
      .where('id', 'in', trx.selectFrom('visitContact').select('visitId').where('contactId', 'in', regulars))
      .execute()
  }
  for (const table of ['visit', 'note'] as const) {
    await trx
      .updateTable(table)
      .set({ businessId: goneId })
      .where('notebookId', '=', gone)
      .where('businessId', '=', keptId)
      .execute()
  }
}
