import { foldText } from '../web/fold.ts'
import { newId } from '../db/ids.ts'
import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { FactInput } from './fact-rules.ts'
import type { Notebook } from './queries-notebook.ts'
import { newContact, oneFace, type Reader } from './queries-people.ts'

export interface ContactInput {
  name: string
  howMet: string | null
  /** The contact through whom they met. */
  metThroughId: string | null
  language: 'en' | 'es' | null
  faceId: string | null
  facts: FactInput[]
}

export interface ContactRow {
  id: string
  name: string
  howMet: string | null
  language: 'en' | 'es' | null
  updatedAt: string
  through: { id: string; name: string } | null
  /** Where the directory shows this person. */
  face: { id: string; role: string | null; businessName: string; slug: string } | null
  facts: FactInput[]
}

/** @throws NotFound for a page of somebody else's notebook as for none at all */
export async function ownContact(db: Db, notebook: Notebook, id: string): Promise<ContactRow> {
  const row = await db
    .selectFrom('contact')
    .leftJoin('contact as through', 'through.id', 'contact.metThroughId')
    .leftJoin('face', 'face.id', 'contact.faceId')
    .leftJoin('business', 'business.id', 'face.businessId')
    .select(['contact.id', 'contact.name', 'contact.howMet', 'contact.language', 'contact.updatedAt'])
    .select(['through.id as throughId', 'through.name as throughName'])
    .select(['face.id as faceId', 'face.role', 'business.name as businessName', 'business.slug'])
    .where('contact.notebookId', '=', notebook.id)
    .where('contact.mergedIntoId', 'is', null)
    .where('contact.id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('contact'))
  const facts = await db
    .selectFrom('contactFact')
    .select(['kind', 'label', 'value'])
    .where('contactId', '=', id)
    .orderBy('position')
    .execute()
  const { throughId, throughName, faceId, role, businessName, slug, ...contact } = row
  return {
    ...contact,
    through: throughId && throughName ? { id: throughId, name: throughName } : null,
    face: faceId && businessName && slug ? { id: faceId, role, businessName, slug } : null,
    facts,
  }
}

const peopleIn = (db: Db, notebook: Notebook) =>
  db
    .selectFrom('contact')
    .leftJoin('face', 'face.id', 'contact.faceId')
    .leftJoin('business', 'business.id', 'face.businessId')
    .select(['contact.id', 'contact.name', 'contact.nameKey', 'business.name as businessName'])
    .select((eb) =>
      eb
        .selectFrom('visitContact')
        .innerJoin('visit', 'visit.id', 'visitContact.visitId')
        .select((seen) => seen.fn.max('visit.visitedOn').as('lastSeen'))
        .whereRef('visitContact.contactId', '=', 'contact.id')
        .where('visit.kind', '=', 'visit')
        .as('lastSeen'),
    )
    .where('contact.notebookId', '=', notebook.id)
    .where('contact.mergedIntoId', 'is', null)

export interface PersonEntry {
  id: string
  name: string
  businessName: string | null
  /** The day of the last visit with them. */
  lastSeen: string | null
}

/** The people seen last, and then those who were only written down. */
export async function peopleSeenLast(db: Db, notebook: Notebook, limit: number): Promise<PersonEntry[]> {
  const people = await peopleIn(db, notebook).execute()
  const order = (a: PersonEntry, b: PersonEntry): number => (b.lastSeen ?? '').localeCompare(a.lastSeen ?? '')
  return people.sort(order).slice(0, limit)
}

/** Everybody by name, in pages. @param after the last id of the page before */
export async function peopleByName(db: Db, notebook: Notebook, after: string | null, limit: number) {
  let query = peopleIn(db, notebook)
  if (after) {
    const last = await db
      .selectFrom('contact')
      .select(['id', 'nameKey'])
      .where('notebookId', '=', notebook.id)
      .where('id', '=', after)
      .executeTakeFirstOrThrow(() => new NotFound('contact'))
    query = query
      .where('contact.nameKey', '>=', last.nameKey)
      .where((eb) => eb.or([eb('contact.nameKey', '>', last.nameKey), eb('contact.id', '>', last.id)]))
  }
  const rows = await query
    .orderBy('contact.nameKey')
    .orderBy('contact.id')
    .limit(limit + 1)
    .execute()
  const people: PersonEntry[] = rows.slice(0, limit)
  return { people, next: rows.length > limit ? (people.at(-1)?.id ?? null) : null }
}

/** @returns the contact's id. @throws NotFound for a person or a face that is not there for this writer */
export async function addContact(
  trx: Trx,
  notebook: Notebook,
  contact: ContactInput,
  by: Reader,
  now: string,
): Promise<string> {
  await refuseStrangers(trx, notebook, contact, by)
  const { howMet, metThroughId, language } = contact
  const row = { ...newContact(notebook, contact.name, contact.faceId, now), howMet, metThroughId, language }
  await trx.insertInto('contact').values(row).execute()
  await putFacts(trx, row.id, contact.facts)
  return row.id
}

/** @throws NotFound */
export async function correctContact(
  trx: Trx,
  notebook: Notebook,
  id: string,
  contact: ContactInput,
  by: Reader,
  now: string,
): Promise<void> {
  const before = await ownContact(trx, notebook, id)
  const sameFace = contact.faceId === (before.face?.id ?? null)
  await refuseStrangers(trx, notebook, { ...contact, faceId: sameFace ? null : contact.faceId }, by)
  const { name, howMet, language, faceId } = contact
  await trx
    .updateTable('contact')
    .set({ name, nameKey: foldText(name), howMet, language, faceId, updatedAt: now })
    .set({ metThroughId: contact.metThroughId === id ? null : contact.metThroughId })
    .where('notebookId', '=', notebook.id)
    .where('id', '=', id)
    .execute()
  await trx.deleteFrom('contactFact').where('contactId', '=', id).execute()
  await putFacts(trx, id, contact.facts)
}

async function refuseStrangers(
  trx: Trx,
  notebook: Notebook,
  { metThroughId, faceId }: Pick<ContactInput, 'metThroughId' | 'faceId'>,
  by: Reader,
): Promise<void> {
  if (metThroughId) await ownContact(trx, notebook, metThroughId)
  if (faceId) await oneFace(trx, by, faceId)
}

async function putFacts(trx: Trx, contactId: string, facts: FactInput[]): Promise<void> {
  if (facts.length === 0) return
  await trx
    .insertInto('contactFact')
    .values(facts.map((fact, position) => ({ id: newId(), contactId, ...fact, position })))
    .execute()
}

/** Tears the page out: the person, what is known of them and every word about them. Visits stay, without them. @throws NotFound */
export async function tearOut(trx: Trx, notebook: Notebook, id: string): Promise<void> {
  const gone = await trx
    .deleteFrom('contact')
    .where('notebookId', '=', notebook.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new NotFound('contact')
}
