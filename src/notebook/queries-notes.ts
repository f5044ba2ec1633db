import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { Notebook } from './queries-notebook.ts'

/** The lines of a notebook that its reader may read. Every question about lines begins here. */
export function notesIn(db: Db, notebook: Notebook) {
  const { id, counter } = notebook
  const notes = db.selectFrom('note').where('note.notebookId', '=', id)
  if (!counter) return notes
  return notes
    .where((eb) => eb.or([eb('note.expiresOn', 'is', null), eb('note.expiresOn', '>', counter.today)]))
    .$if(!counter.readsOwnersNotes, (read) => read.where('note.ownersOnly', '=', 0))
}

/**
 * The same rule written out, for what every page of a counter asks. Its values: the book's id, the day, and 1 for who
 * reads the owners' notes.
 */
export const NOTES_AT_COUNTER = `"note"."notebookId" = ?
  and ("note"."expiresOn" is null or "note"."expiresOn" > ?) and ("note"."ownersOnly" = 0 or 1 = ?)`

export interface OpenAsk {
  id: string
  body: string
  language: 'en' | 'es'
  contact: { id: string; name: string } | null
  business: { name: string; slug: string } | null
}

/** What to ask next time, until it is marked asked; the oldest first. */
export async function openAsks(db: Db, notebook: Notebook, contactId?: string): Promise<OpenAsk[]> {
  const rows = await notesIn(db, notebook)
    .leftJoin('contact', 'contact.id', 'note.contactId')
    .leftJoin('business', 'business.id', 'note.businessId')
    .select(['note.id', 'note.body', 'note.language', 'contact.id as contactId', 'contact.name as contactName'])
    .select(['business.name as businessName', 'business.slug'])
    .where('note.askNext', '=', 1)
    .where('note.askedOn', 'is', null)
    .$if(contactId !== undefined, (notes) => notes.where('note.contactId', '=', contactId ?? ''))
    // On their own page it stands; elsewhere nobody who died is asked after.
    .$if(contactId === undefined, (notes) => notes.where('contact.diedOn', 'is', null))
    .orderBy('note.id')
    .execute()
  return rows.map(({ id, body, language, ...about }) => ({
    id,
    body,
    language,
    contact: about.contactId && about.contactName ? { id: about.contactId, name: about.contactName } : null,
    business: about.businessName && about.slug ? { name: about.businessName, slug: about.slug } : null,
  }))
}

/** What was written down about somebody outside of any visit, the latest first. */
export async function looseNotes(db: Db, notebook: Notebook, contactId: string, limit: number) {
  return notesIn(db, notebook)
    .select(['id', 'body', 'language', 'askNext', 'askedOn', 'answer', 'createdAt'])
    .where('contactId', '=', contactId)
    .where('visitId', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** @throws NotFound for a line of another notebook as for none at all */
export async function ownNote(db: Db, notebook: Notebook, id: string) {
  return notesIn(db, notebook)
    .select(['id', 'body', 'language', 'contactId', 'visitId', 'askNext', 'askedOn', 'answer'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('note'))
}

/** A line's words; null where it is not in the notebook any more. */
export async function lineOf(db: Db, notebook: Notebook, id: string): Promise<string | null> {
  const line = await notesIn(db, notebook).select('body').where('id', '=', id).executeTakeFirst()
  return line?.body ?? null
}

/**
 * Marks something as asked today, or as still to be asked. What they said the time before stays with it.
 * @param asked null turns it round: that is how it is undone
 * @param answer what they said
 * @returns whether it is marked now
 * @throws NotFound also for a line that nobody meant to ask
 */
export async function markAsked(
  trx: Trx,
  notebook: Notebook,
  id: string,
  asked: boolean | null,
  today: string,
  answer: string | null = null,
): Promise<boolean> {
  const note = await ownNote(trx, notebook, id)
  if (note.askNext === 0) throw new NotFound('note')
  const mark = asked ?? note.askedOn === null
  const said = mark && answer !== null ? withAnswer(note.answer, answer) : note.answer
  if (mark !== (note.askedOn !== null) || said !== note.answer)
    await trx
      .updateTable('note')
      .set({ askedOn: mark ? (note.askedOn ?? today) : null, answer: said })
      .where('notebookId', '=', notebook.id)
      .where('id', '=', id)
      .execute()
  return mark
}

/** Sent twice it stands once. */
function withAnswer(before: string | null, answer: string): string {
  if (before === null) return answer
  return before === answer || before.endsWith(`\n${answer}`) ? before : `${before}\n${answer}`
}

/** @throws NotFound */
export async function eraseNote(trx: Trx, notebook: Notebook, id: string): Promise<void> {
  const note = await ownNote(trx, notebook, id)
  await trx.deleteFrom('note').where('notebookId', '=', notebook.id).where('id', '=', note.id).execute()
}
