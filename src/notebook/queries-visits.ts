import type { Db } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { Notebook } from './queries-notebook.ts'
import { notesIn } from './queries-notes.ts'
import { wentPastOf, type WentPastOfVisit } from './went-past/queries.ts'

export interface VisitNote {
  id: string
  contactId: string | null
  contactName: string | null
  body: string
  language: 'en' | 'es'
  askNext: 0 | 1
  askedOn: string | null
  answer: string | null
}

/** One entry of the notebook's ledger. */
export interface VisitEntry {
  id: string
  visitedOn: string
  kind: 'visit' | 'regular-since'
  place: string | null
  whatFor: string | null
  /** The counter it was at was told of it. */
  told: 0 | 1
  updatedAt: string
  business: { id: string; name: string; slug: string } | null
  people: { id: string; name: string }[]
  notes: VisitNote[]
  /** What went past, where that was written down; sent or not. */
  wentPast: WentPastOfVisit | null
}

/** @throws NotFound for somebody else's visit as for none at all */
export async function ownVisit(db: Db, notebook: Notebook, id: string): Promise<VisitEntry> {
  const row = await visitsOf(db, notebook).where('visit.id', '=', id).executeTakeFirst()
  const [entry] = await withPeopleAndNotes(db, notebook, row ? [row] : [])
  if (!entry) throw new NotFound('visit')
  return entry
}

export interface VisitsAsked {
  /** Begin with this visit. */
  at?: string | null
  /** Begin behind this visit. */
  after?: string | null
  /** Only those with this contact. */
  contactId?: string | null
  limit: number
}

/**
 * Visits, the latest first, in pages by key.
 * @returns `next`: the last id of this page where more follow
 * @throws NotFound where the page is to begin at a visit that is not in this notebook
 */
export async function visitsPage(db: Db, notebook: Notebook, asked: VisitsAsked) {
  const from = asked.at ?? asked.after
  const begin = from ? await ownDay(db, notebook, from) : null
  let query = visitsOf(db, notebook)
  if (begin) {
    query = query
      .where('visit.visitedOn', '<=', begin.visitedOn)
      .where((eb) =>
        eb.or([eb('visit.visitedOn', '<', begin.visitedOn), eb('visit.id', asked.at ? '<=' : '<', begin.id)]),
      )
  }
  const contactId = asked.contactId
  if (contactId) {
    query = query.where('visit.id', 'in', (eb) =>
      eb.selectFrom('visitContact').select('visitContact.visitId').where('visitContact.contactId', '=', contactId),
    )
  }
  const rows = await query
    .orderBy('visit.visitedOn', 'desc')
    .orderBy('visit.id', 'desc')
    .limit(asked.limit + 1)
    .execute()
  const page = rows.slice(0, asked.limit)
  return {
    visits: await withPeopleAndNotes(db, notebook, page),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  }
}

async function ownDay(db: Db, notebook: Notebook, id: string) {
  return db
    .selectFrom('visit')
    .select(['id', 'visitedOn'])
    .where('notebookId', '=', notebook.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('visit'))
}

function visitsOf(db: Db, notebook: Notebook) {
  return db
    .selectFrom('visit')
    .leftJoin('business', 'business.id', 'visit.businessId')
    .select([
      'visit.id',
      'visit.visitedOn',
      'visit.kind',
      'visit.place',
      'visit.whatFor',
      'visit.told',
      'visit.updatedAt',
    ])
    .select(['business.id as businessId', 'business.name as businessName', 'business.slug as businessSlug'])
    .where('visit.notebookId', '=', notebook.id)
}

type VisitRow = Awaited<ReturnType<ReturnType<typeof visitsOf>['execute']>>[number]

async function withPeopleAndNotes(db: Db, notebook: Notebook, rows: VisitRow[]): Promise<VisitEntry[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const people = await db
    .selectFrom('visitContact')
    .innerJoin('contact', 'contact.id', 'visitContact.contactId')
    .select(['visitContact.visitId', 'contact.id', 'contact.name'])
    .where('contact.notebookId', '=', notebook.id)
    .where('visitContact.visitId', 'in', ids)
    .orderBy('contact.nameKey')
    .execute()
  const notes = await notesIn(db, notebook)
    .leftJoin('contact', 'contact.id', 'note.contactId')
    .select(['note.id', 'note.visitId', 'note.contactId', 'contact.name as contactName', 'note.body'])
    .select(['note.language', 'note.askNext', 'note.askedOn', 'note.answer'])
    .where('note.visitId', 'in', ids)
    .orderBy('note.id')
    .execute()
  const past = notebook.accountId ? await wentPastOf(db, notebook.accountId, ids) : null
  return rows.map(({ businessId, businessName, businessSlug, ...visit }) => ({
    ...visit,
    business:
      businessId && businessName && businessSlug ? { id: businessId, name: businessName, slug: businessSlug } : null,
    people: people.filter((person) => person.visitId === visit.id).map(({ id, name }) => ({ id, name })),
    notes: notes.filter((note) => note.visitId === visit.id).map(({ visitId: _, ...note }) => note),
    wentPast: past?.get(visit.id) ?? null,
  }))
}
