import type { NewRow, Trx } from '../../db/tables.ts'

/** What the notebooks of a whole town come to, before it is put into the database. */
export interface NotebookRows {
  notebooks: NewRow<'notebook'>[]
  contacts: NewRow<'contact'>[]
  metThrough: { id: string; through: string }[]
  facts: NewRow<'contactFact'>[]
  dates: NewRow<'contactDate'>[]
  visits: NewRow<'visit'>[]
  met: NewRow<'visitContact'>[]
  notes: NewRow<'note'>[]
  reminders: NewRow<'reminder'>[]
  wentPast: NewRow<'wentPast'>[]
}

export const noRows = (): NotebookRows => ({
  notebooks: [],
  contacts: [],
  metThrough: [],
  facts: [],
  dates: [],
  visits: [],
  met: [],
  notes: [],
  reminders: [],
  wentPast: [],
})

const AT_A_TIME = 400

/** A few hundred at a time: one statement for each would keep a first visitor waiting. */
export async function putRows(trx: Trx, rows: NotebookRows): Promise<void> {
  await inParts(rows.notebooks, (some) => trx.insertInto('notebook').values(some).execute())
  await inParts(rows.contacts, (some) => trx.insertInto('contact').values(some).execute())
  for (const { id, through } of rows.metThrough)
    await trx.updateTable('contact').set({ metThroughId: through }).where('id', '=', id).execute()
  await inParts(rows.facts, (some) => trx.insertInto('contactFact').values(some).execute())
  await inParts(rows.dates, (some) => trx.insertInto('contactDate').values(some).execute())
  await inParts(rows.visits, (some) => trx.insertInto('visit').values(some).execute())
  await inParts(rows.met, (some) => trx.insertInto('visitContact').values(some).execute())
  await inParts(rows.notes, (some) => trx.insertInto('note').values(some).execute())
  await inParts(rows.reminders, (some) => trx.insertInto('reminder').values(some).execute())
  await inParts(rows.wentPast, (some) => trx.insertInto('wentPast').values(some).execute())
}

async function inParts<Row>(rows: readonly Row[], put: (some: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_A_TIME) await put(rows.slice(from, from + AT_A_TIME))
}
