import type { Db, Trx } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import { NOTES_AT_COUNTER, notesIn } from '../notebook/queries-notes.ts'
import type { Notebook } from '../notebook/queries-notebook.ts'
import { putWords, type Writer } from '../notebook/queries.ts'
import { dayIn } from '../web/clock.ts'
import type { Language } from '../web/languages.ts'
import type { Book } from './queries-book.ts'
import { keptUntil, settleVisits } from './queries-visits.ts'

/** A line at the counter: a note, something to ask next time, or something ordered for them. */
export type LineKind = 'note' | 'ask' | 'order'

export interface CounterNote {
  id: string
  body: string
  language: Language
  kind: LineKind
  /** When it was asked, or the order handed over. */
  doneOn: string | null
  ownersOnly: boolean
  /** The person concerned put it in their own words. */
  correctedOn: string | null
  writtenOn: string
  expiresOn: string | null
}

/** Every line about a regular that this reader may read, the latest first. */
export async function notesAbout(db: Db, book: Notebook, contactId: string, zone: string): Promise<CounterNote[]> {
  const rows = await notesIn(db, book)
    .select(['id', 'body', 'language', 'kind', 'askNext', 'askedOn', 'ownersOnly', 'correctedOn'])
    .select(['createdAt', 'expiresOn'])
    .where('contactId', '=', contactId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ kind, askNext, askedOn, ownersOnly, createdAt, ...note }) => ({
    ...note,
    kind: kind === 'special-order' ? 'order' : askNext === 1 ? 'ask' : 'note',
    doneOn: askedOn,
    ownersOnly: ownersOnly === 1,
    writtenOn: dayIn(zone, createdAt),
  }))
}

export interface NoteInput {
  body: string
  kind: LineKind
  ownersOnly: 0 | 1
  language: Language
}

/** @param written when; what waited for a signal was written before it came @returns the note's id */
export async function writeNote(
  trx: Trx,
  book: Book,
  contactId: string,
  note: NoteInput,
  by: Writer,
  written: string,
): Promise<string> {
  const { body, kind, ownersOnly, language } = note
  const words = [{ contactId, businessId: null, body, askNext: kind === 'note' ? (0 as const) : (1 as const) }]
  const kept = {
    ownersOnly: book.counter.readsOwnersNotes ? ownersOnly : (0 as const),
    expiresOn: keptUntil(dayIn(book.zone, written)),
    kind: kind === 'order' ? ('special-order' as const) : null,
  }
  const [id] = await putWords(trx, book, { visitId: null, language, ...kept }, words, by, written)
  // They may have come in since it was written.
  if (dayIn(book.zone, written) < book.counter.today) await settleVisits(trx, book, contactId, book.zone)
  return id ?? ''
}

const UNSEEN = `select "note"."id", "note"."body", "note"."language", "contact"."id" as "regularId", "contact"."name"
  from "note" inner join "contact" on "contact"."id" = "note"."contactId"
  where ${NOTES_AT_COUNTER} and "note"."correctedOn" is not null and "note"."correctionSeenAt" is null
  order by "note"."correctedOn" limit 20`

interface Correction {
  id: string
  body: string
  language: Language
  regularId: string
  name: string
}

/** Lines that the people concerned put in their own words, and nobody at the counter has looked at since. */
export async function correctionsUnseen(db: Db, { id, counter }: Pick<Book, 'id' | 'counter'>): Promise<Correction[]> {
  return ask<Correction>(db, UNSEEN, [id, counter.today, counter.readsOwnersNotes ? 1 : 0])
}

/** Somebody at the counter read what a person put right. */
export async function seeCorrection(trx: Trx, book: Notebook, noteId: string, now: string): Promise<void> {
  await trx
    .updateTable('note')
    .set({ correctionSeenAt: now })
    .where('notebookId', '=', book.id)
    .where('id', '=', noteId)
    .where('correctedOn', 'is not', null)
    .execute()
}
