import { newId } from '../../db/ids.ts'
import type { Db, Trx } from '../../db/tables.ts'
import type { DateInput, DatesInput } from './dates-form.ts'
import { ownContact } from '../queries-contacts.ts'
import type { Notebook } from '../queries-notebook.ts'

export interface ContactDate extends DateInput {
  id: string
}

/** A contact's dates through the year. @param contactId of a contact that was looked up through its notebook */
export async function datesOf(db: Db, contactId: string): Promise<ContactDate[]> {
  return db
    .selectFrom('contactDate')
    .select(['id', 'label', 'year', 'month', 'dayOfMonth'])
    .where('contactId', '=', contactId)
    .orderBy('month')
    .orderBy('dayOfMonth')
    .orderBy('id')
    .execute()
}

/** How often somebody is to be seen, and whether they died. */
export interface Remembered {
  rhythmDays: number | null
  /** The day they died; where only that is known, `dayUnknown` is 1 and it is the day it was written down. */
  diedOn: string | null
  dayUnknown: 0 | 1 | null
}

export async function rememberedOf(db: Db, contactId: string): Promise<Remembered> {
  return db
    .selectFrom('contact')
    .select(['rhythmDays', 'diedOn', 'diedDayUnknown as dayUnknown'])
    .where('id', '=', contactId)
    .executeTakeFirstOrThrow()
}

/** Keeps what the form says; a date it does not name stays. @throws NotFound */
export async function keepDates(
  trx: Trx,
  notebook: Notebook,
  contactId: string,
  { rhythmDays, died, rows }: DatesInput,
  { now, today }: { now: string; today: string },
): Promise<void> {
  await ownContact(trx, notebook, contactId)
  const before = await rememberedOf(trx, contactId)
  const unknown = died !== null && died.on === null
  const writtenOn = before.dayUnknown === 1 ? before.diedOn : null
  await trx
    .updateTable('contact')
    .set({ rhythmDays, updatedAt: now })
    .set({ diedOn: died === null ? null : (died.on ?? writtenOn ?? today), diedDayUnknown: unknown ? 1 : null })
    .where('id', '=', contactId)
    .execute()
  for (const { id, date } of rows) {
    if (id === null) {
      if (date)
        await trx
          .insertInto('contactDate')
          .values({ id: newId(), contactId, notebookId: notebook.id, ...date })
          .execute()
      continue
    }
    // By the contact too: an id of somebody else's date finds nothing.
    if (date)
      await trx.updateTable('contactDate').set(date).where('contactId', '=', contactId).where('id', '=', id).execute()
    else await trx.deleteFrom('contactDate').where('contactId', '=', contactId).where('id', '=', id).execute()
  }
}
