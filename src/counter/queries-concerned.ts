import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { Notebook } from '../notebook/queries-notebook.ts'
import { eraseNote, ownNote } from '../notebook/queries-notes.ts'
import { type VisitEntry, visitsPage } from '../notebook/queries-visits.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { Day } from './queries-book.ts'
import { type CounterNote, notesAbout } from './queries-notes.ts'
import { type ToldOfVisit, toldOf, untie } from './queries-told.ts'
import { BIRTHDAY, oneRegular, type Regular } from './queries-regulars.ts'
import { takeBackVisit } from './queries-visits.ts'

/** A shop's page about somebody, as that very person holds it: by their card, or by a code on paper. */
export interface PageAboutMe {
  /** Read as its owners read it: nothing on it is kept from the person concerned. */
  book: Notebook & { counter: { today: string; readsOwnersNotes: true } }
  contactId: string
  business: { name: string; slug: string }
  grantId: string | null
}

const pages = (db: Db) =>
  db
    .selectFrom('contact')
    .innerJoin('notebook', 'notebook.id', 'contact.notebookId')
    .innerJoin('business', 'business.id', 'notebook.businessId')
    .select(['contact.id as contactId', 'contact.notebookId', 'business.name', 'business.slug'])
    .where('contact.mergedIntoId', 'is', null)

type Found = Awaited<ReturnType<ReturnType<typeof pages>['execute']>>[number]

const asHeld = ({ contactId, notebookId, ...business }: Found, today: string, grantId: string | null): PageAboutMe => ({
  book: { id: notebookId, counter: { today, readsOwnersNotes: true } },
  contactId,
  business,
  grantId,
})

/** @throws NotFound for a card that is not the viewer's, or not granted any more */
export async function pageByGrant(db: Db, viewer: SignedIn, grantId: string, today: string): Promise<PageAboutMe> {
  const found = await ofViewer(db, viewer)
    .where('cardGrant.id', '=', grantId)
    .executeTakeFirstOrThrow(() => new NotFound('card'))
  return asHeld(found, today, grantId)
}

const ofViewer = (db: Db, viewer: SignedIn) =>
  pages(db)
    .innerJoin('cardGrant', (join) =>
      join.onRef('cardGrant.id', '=', 'contact.cardGrantId').onRef('cardGrant.businessId', '=', 'notebook.businessId'),
    )
    .innerJoin('card', 'card.id', 'cardGrant.cardId')
    .select('cardGrant.id as grantId')
    .where('card.accountId', '=', viewer.accountId)

/** The page on which a line or a visit stands, if the viewer's card is granted there. @throws NotFound */
export async function pageWith(
  db: Db,
  viewer: SignedIn,
  what: { noteId: string } | { visitId: string },
  today: string,
): Promise<PageAboutMe> {
  const { grantId, ...found } = await ofViewer(db, viewer)
    .where((eb) =>
      eb.exists(
        'noteId' in what
          ? eb
              .selectFrom('note')
              .select('note.id')
              .where('note.id', '=', what.noteId)
              .whereRef('note.contactId', '=', 'contact.id')
          : eb
              .selectFrom('visitContact')
              .select('visitContact.visitId as id')
              .where('visitContact.visitId', '=', what.visitId)
              .whereRef('visitContact.contactId', '=', 'contact.id'),
      ),
    )
    .executeTakeFirstOrThrow(() => new NotFound('line'))
  return asHeld(found, today, grantId)
}

/** @throws NotFound for a code that was printed anew, ran out, or whose page was torn out */
export async function pageByCode(db: Db, codeId: string, day: { now: string; today: string }): Promise<PageAboutMe> {
  const found = await pages(db)
    .innerJoin('paperCode', 'paperCode.contactId', 'contact.id')
    .where('paperCode.id', '=', codeId)
    .where('paperCode.purpose', '=', 'contact')
    .where('paperCode.expiresAt', '>', day.now)
    .executeTakeFirstOrThrow(() => new NotFound('page'))
  return asHeld(found, day.today, null)
}

const MOST_VISITS = 200

export interface KeptAboutMe {
  regular: Regular
  notes: CounterNote[]
  visits: VisitEntry[]
  /** Which of them they told the counter of themselves. */
  told: ToldOfVisit[]
}

/** Everything that the shop keeps about them, word for word. */
export async function keptAboutMe(db: Db, page: PageAboutMe, zone: string): Promise<KeptAboutMe> {
  const { book, contactId } = page
  const { visits } = await visitsPage(db, book, { contactId, limit: MOST_VISITS })
  const notes = await notesAbout(db, book, contactId, zone)
  const told = await toldOf(
    db,
    visits.map((visit) => visit.id),
  )
  return { regular: await oneRegular(db, book, contactId), notes, visits, told }
}

async function noteAboutMe(db: Db, page: PageAboutMe, noteId: string) {
  const note = await ownNote(db, page.book, noteId)
  if (note.contactId !== page.contactId) throw new NotFound('note')
  return note
}

/** Puts a line in one's own words; the counter sees that it was, and by whom. @throws NotFound */
export async function correctLine(
  trx: Trx,
  page: PageAboutMe,
  noteId: string,
  said: { body: string; language: Language },
  now: string,
): Promise<void> {
  const note = await noteAboutMe(trx, page, noteId)
  if (note.body === said.body) return
  await trx
    .updateTable('note')
    .set({ ...said, correctedOn: page.book.counter.today, correctionSeenAt: null, updatedAt: now })
    .where('notebookId', '=', page.book.id)
    .where('id', '=', noteId)
    .execute()
}

/** @throws NotFound */
export async function eraseLine(trx: Trx, page: PageAboutMe, noteId: string): Promise<void> {
  await noteAboutMe(trx, page, noteId)
  await eraseNote(trx, page.book, noteId)
}

/** @throws NotFound */
export async function eraseVisit(trx: Trx, page: PageAboutMe, { zone }: Pick<Day, 'zone'>, id: string): Promise<void> {
  const theirs = await trx
    .selectFrom('visitContact')
    .select('visitId')
    .where('visitId', '=', id)
    .where('contactId', '=', page.contactId)
    .executeTakeFirst()
  if (!theirs) throw new NotFound('visit')
  await untie(trx, id)
  await takeBackVisit(trx, page.book, id, zone)
}

/** Erases what the shop wrote as their usual, or their birthday. */
export async function eraseFact(trx: Trx, page: PageAboutMe, what: 'usual' | 'birthday'): Promise<void> {
  if (what === 'usual') {
    await trx.updateTable('contact').set({ usual: null }).where('id', '=', page.contactId).execute()
    return
  }
  await trx.deleteFrom('contactDate').where('contactId', '=', page.contactId).where('label', '=', BIRTHDAY).execute()
}
