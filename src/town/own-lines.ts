import type { Db } from '../db/tables.ts'
import type { SignedIn } from '../web/viewer.ts'

/** What a reader's own notebook says about a place in a list. Theirs alone. */
export interface OwnLine {
  /** The last day they were in, or null. */
  lastDay: string | null
  /** The first thing they meant to ask next time, or null. */
  ask: string | null
}

/** @param ids of one page's businesses */
export async function ownLines(db: Db, viewer: SignedIn, ids: string[]): Promise<Map<string, OwnLine>> {
  const lines = new Map<string, OwnLine>()
  if (ids.length === 0) return lines
  const ownNotebook = db.selectFrom('notebook').select('notebook.id').where('notebook.accountId', '=', viewer.accountId)
  const been = db
    .selectFrom('visit')
    .select((eb) => ['visit.businessId', eb.fn.max('visit.visitedOn').as('lastDay'), eb.val('').as('ask')])
    .where('visit.notebookId', '=', ownNotebook)
    .where('visit.businessId', 'in', ids)
    .where('visit.kind', '=', 'visit')
    .groupBy('visit.businessId')
  // What was meant for one person is kept with that person: the visit it comes from, or where they work, says the place.
  const asks = db
    .selectFrom('note')
    .leftJoin('visit', 'visit.id', 'note.visitId')
    .leftJoin('contact', 'contact.id', 'note.contactId')
    .leftJoin('face', 'face.id', 'contact.faceId')
    .select((eb) => [
      eb.fn.coalesce('note.businessId', 'visit.businessId', 'face.businessId').as('businessId'),
      eb.val('').as('lastDay'),
      'note.body as ask',
    ])
    .where('note.notebookId', '=', ownNotebook)
    .where('note.askNext', '=', 1)
    .where('note.askedOn', 'is', null)
  const wanted = new Set(ids)
  const rows = await been.unionAll(asks).execute()
  for (const { businessId, lastDay, ask } of rows) {
    if (businessId === null || !wanted.has(businessId)) continue
    const line = lines.get(businessId) ?? { lastDay: null, ask: null }
    lines.set(businessId, { lastDay: line.lastDay ?? (lastDay || null), ask: line.ask ?? (ask || null) })
  }
  return lines
}

/** Something to ask, and where. */
export interface Errand {
  id: string
  body: string
  contactName: string | null
  businessName: string | null
  slug: string | null
}

/** The three oldest things they meant to ask, for before they go out. */
export async function errandsOf(db: Db, viewer: SignedIn): Promise<Errand[]> {
  return db
    .selectFrom('note')
    .innerJoin('notebook', 'notebook.id', 'note.notebookId')
    .leftJoin('contact', 'contact.id', 'note.contactId')
    .leftJoin('face', 'face.id', 'contact.faceId')
    .leftJoin('visit', 'visit.id', 'note.visitId')
    .leftJoin('business', (join) =>
      join.on((eb) => eb('business.id', '=', eb.fn.coalesce('note.businessId', 'visit.businessId', 'face.businessId'))),
    )
    .select(['note.id', 'note.body', 'contact.name as contactName', 'business.name as businessName', 'business.slug'])
    .where('notebook.accountId', '=', viewer.accountId)
    .where('note.askNext', '=', 1)
    .where('note.askedOn', 'is', null)
    .orderBy('note.id')
    .limit(3)
    .execute()
}
