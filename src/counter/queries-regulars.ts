import { foldText } from '../web/fold.ts'
import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import { holdNotebook, newContact } from '../notebook/queries-people.ts'
import type { Notebook } from '../notebook/queries-notebook.ts'
import type { Book } from './queries-book.ts'
import { foldTellings } from './queries-came-by.ts'
import { dropWordsAbout } from './queries-half-written.ts'

/** A regular as a list names them. */
export interface RegularEntry {
  id: string
  name: string
  usual: string | null
  lastInOn: string | null
}

/** What somebody's own remember-me card says at this counter, while it is granted. */
export interface CardShown {
  grantId: string
  callMe: string
  usual: string | null
  dontAsk: string | null
  language: 'en' | 'es'
}

export interface Regular extends RegularEntry {
  /** What the shop itself wrote as their usual; `usual` is what their card says, where it says one. */
  written: string | null
  language: 'en' | 'es' | null
  diedOn: string | null
  birthday: { month: number; dayOfMonth: number | null } | null
  card: CardShown | null
  /** Holds a code on paper, and so reads this page too. */
  hasCode: boolean
  /** The page of somebody of this very name who gave their card, where this page is tied to nobody yet. */
  cardPageId: string | null
}

const entries = (db: Db, book: Notebook) =>
  db
    .selectFrom('contact')
    .leftJoin('cardGrant', 'cardGrant.id', 'contact.cardGrantId')
    .leftJoin('card', 'card.id', 'cardGrant.cardId')
    .select(['contact.id', 'contact.name', 'contact.lastInOn'])
    .select((eb) => eb.fn.coalesce('cardGrant.usual', 'card.usual', 'contact.usual').as('usual'))
    .where('contact.notebookId', '=', book.id)
    .where('contact.mergedIntoId', 'is', null)

/** Everybody by name, in pages. @param after the last id of the page before @throws NotFound for one that is not here */
export async function regularsByName(db: Db, book: Notebook, after: string | null, limit: number) {
  let query = entries(db, book)
  if (after) {
    const last = await oneRow(db, book, after)
    query = query.where((eb) =>
      eb.or([
        eb('contact.nameKey', '>', last.nameKey),
        eb.and([eb('contact.nameKey', '=', last.nameKey), eb('contact.id', '>', after)]),
      ]),
    )
  }
  const rows = await query
    .orderBy('contact.nameKey')
    .orderBy('contact.id')
    .limit(limit + 1)
    .execute()
  const people: RegularEntry[] = rows.slice(0, limit)
  return { people, next: rows.length > limit ? (people.at(-1)?.id ?? null) : null }
}

async function oneRow(db: Db, book: Notebook, id: string) {
  return db
    .selectFrom('contact')
    .select(['nameKey'])
    .where('notebookId', '=', book.id)
    .where('mergedIntoId', 'is', null)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('regular'))
}

/** Whether a page is one of this business's book. */
export async function isInBook(db: Db, businessId: string, id: string): Promise<boolean> {
  const page = await db
    .selectFrom('contact')
    .innerJoin('notebook', 'notebook.id', 'contact.notebookId')
    .select('contact.id')
    .where('notebook.businessId', '=', businessId)
    .where('contact.mergedIntoId', 'is', null)
    .where('contact.id', '=', id)
    .executeTakeFirst()
  return page !== undefined
}

/** A regular's page. @throws NotFound for another counter's regular as for none at all */
export async function oneRegular(db: Db, book: Notebook, id: string): Promise<Regular> {
  const row = await entries(db, book)
    .select(['contact.language', 'contact.diedOn', 'contact.usual as written', 'cardGrant.id as grantId'])
    .select(['card.callMe', 'card.dontAsk', 'card.language as cardLanguage'])
    .select((eb) => eb.fn.coalesce('cardGrant.usual', 'card.usual').as('cardUsual'))
    .where('contact.id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('regular'))
  const { grantId, callMe, dontAsk, cardLanguage, cardUsual, ...regular } = row
  const birthday = await db
    .selectFrom('contactDate')
    .select(['month', 'dayOfMonth'])
    .where('contactId', '=', id)
    .where('label', '=', BIRTHDAY)
    .executeTakeFirst()
  const code = await db
    .selectFrom('paperCode')
    .select('id')
    .where('contactId', '=', id)
    .where('purpose', '=', 'contact')
    .executeTakeFirst()
  const card =
    grantId && callMe && cardLanguage ? { grantId, callMe, dontAsk, usual: cardUsual, language: cardLanguage } : null
  return {
    ...regular,
    usual: card?.usual ?? row.written,
    birthday: birthday ?? null,
    card,
    hasCode: code !== undefined,
    cardPageId: card ? null : await cardPageOf(db, book, regular.name),
  }
}

async function cardPageOf(db: Db, book: Notebook, name: string): Promise<string | null> {
  const tied = await db
    .selectFrom('contact')
    .select('id')
    .where('notebookId', '=', book.id)
    .where('mergedIntoId', 'is', null)
    .where('cardGrantId', 'is not', null)
    .where('nameKey', '=', foldText(name))
    .execute()
  return tied.length === 1 ? (tied[0]?.id ?? null) : null
}

/**
 * The counter says that who gave the card is the regular of this page: the card, and what was written on its own page,
 * come here. From now on that person reads this page.
 * @throws NotFound where no card of that name waits
 */
export async function joinCardPage(trx: Trx, book: Book, id: string): Promise<void> {
  await holdNotebook(trx, book)
  const { cardPageId } = await oneRegular(trx, book, id)
  if (cardPageId === null) throw new NotFound('card')
  const { accountId, cardGrantId } = await trx
    .selectFrom('contact')
    .select(['accountId', 'cardGrantId'])
    .where('id', '=', cardPageId)
    .executeTakeFirstOrThrow()
  await trx.updateTable('contact').set({ accountId: null, cardGrantId: null }).where('id', '=', cardPageId).execute()
  await trx.updateTable('contact').set({ accountId, cardGrantId }).where('id', '=', id).execute()
  await foldTellings(trx, book, cardPageId, id)
  await trx
    .deleteFrom('visitContact')
    .where('contactId', '=', cardPageId)
    .where('visitId', 'in', (eb) => eb.selectFrom('visitContact').select('visitId').where('contactId', '=', id))
    .execute()
  await trx.updateTable('visitContact').set({ contactId: id }).where('contactId', '=', cardPageId).execute()
  await trx.updateTable('note').set({ contactId: id }).where('contactId', '=', cardPageId).execute()
  await trx.deleteFrom('contact').where('notebookId', '=', book.id).where('id', '=', cardPageId).execute()
}

export const BIRTHDAY = 'birthday'

export interface RegularInput {
  name: string
  usual: string | null
  language: 'en' | 'es' | null
  birthday: { month: number; dayOfMonth: number | null } | null
  /** They died: remembered, never missed and never waited for. */
  died: boolean
}

/** @returns the id of the page; somebody of that very name who is here already is not written down twice */
export async function addRegular(trx: Trx, book: Book, input: RegularInput, now: string): Promise<string> {
  await holdNotebook(trx, book)
  const known = await regularCalled(trx, book, input.name)
  if (known) return known
  const row = { ...newContact(book, input.name, null, now), usual: input.usual, language: input.language }
  await trx.insertInto('contact').values(row).execute()
  await putBirthday(trx, book, row.id, input.birthday)
  return row.id
}

/** The regular of this name, or null. */
export async function regularCalled(db: Db, book: Notebook, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('contact')
    .select('id')
    .where('notebookId', '=', book.id)
    .where('mergedIntoId', 'is', null)
    .where('nameKey', '=', foldText(name))
    .orderBy('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** @throws NotFound */
export async function correctRegular(
  trx: Trx,
  book: Book,
  id: string,
  input: RegularInput,
  now: string,
): Promise<void> {
  const { name, usual, language, died } = input
  const before = await oneRegular(trx, book, id)
  const diedOn = died ? (before.diedOn ?? book.counter.today) : null
  await trx
    .updateTable('contact')
    .set({ name, nameKey: foldText(name), language, diedOn, updatedAt: now })
    // What the person's own card says is theirs to change.
    .$if(before.card?.usual === undefined || before.card.usual === null, (set) => set.set({ usual }))
    .where('notebookId', '=', book.id)
    .where('id', '=', id)
    .execute()
  await putBirthday(trx, book, id, input.birthday)
}

async function putBirthday(
  trx: Trx,
  book: Notebook,
  contactId: string,
  birthday: RegularInput['birthday'],
): Promise<void> {
  await trx.deleteFrom('contactDate').where('contactId', '=', contactId).where('label', '=', BIRTHDAY).execute()
  if (!birthday) return
  await trx
    .insertInto('contactDate')
    .values({ id: newId(), contactId, notebookId: book.id, label: BIRTHDAY, year: null, ...birthday })
    .execute()
}

/**
 * Tears a regular's page out with every word about them: also the visits that were theirs alone, for what somebody came
 * in for is about them. @throws NotFound
 */
export async function tearOutRegular(trx: Trx, book: Notebook, id: string): Promise<void> {
  await oneRow(trx, book, id)
  await dropWordsAbout(trx, id)
  await trx
    .deleteFrom('visit')
    .where('notebookId', '=', book.id)
    .where('id', 'in', (eb) => eb.selectFrom('visitContact').select('visitId').where('contactId', '=', id))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('visitContact')
            .select('visitContact.visitId')
            .whereRef('visitContact.visitId', '=', 'visit.id')
            .where('visitContact.contactId', '!=', id),
        ),
      ),
    )
    .execute()
  await trx.deleteFrom('contact').where('notebookId', '=', book.id).where('id', '=', id).execute()
}
