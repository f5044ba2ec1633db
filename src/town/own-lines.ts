import type { Db } from '../db/tables.ts'
import { ask, padded, places } from '../db/written.ts'
import type { SignedIn } from '../web/viewer.ts'

/** What a reader's own notebook says about a place in a list. Theirs alone. */
export interface OwnLine {
  /** The last day they were in, or null. */
  lastDay: string | null
  /** The first thing they meant to ask next time, or null. */
  ask: string | null
}

/** What was meant for one person is kept with that person: the visit it comes from, or where they work, says the place. */
const ASKS = `select coalesce("note"."businessId",
      (select "businessId" from "visit" where "visit"."id" = "note"."visitId"),
      (select "face"."businessId" from "contact" inner join "face" on "face"."id" = "contact"."faceId"
        where "contact"."id" = "note"."contactId")) as "businessId",
    null as "lastDay", "note"."body" as "ask"
  from "note"
  where "note"."notebookId" = (select "id" from "notebook" where "accountId" = ?)
    and "note"."askNext" = 1 and "note"."askedOn" is null
    and not exists (select 1 from "contact" where "contact"."id" = "note"."contactId" and "diedOn" is not null)`

const linesOf = (many: number): string => `select "businessId", max("visitedOn") as "lastDay", null as "ask"
  from "visit"
  where "notebookId" = (select "id" from "notebook" where "accountId" = ?) and "kind" = 'visit'
    and "businessId" in (${places(many)})
  group by "businessId"
  union all ${ASKS}`

/** @param ids of one page's businesses */
export async function ownLines(db: Db, viewer: SignedIn, ids: string[]): Promise<Map<string, OwnLine>> {
  const lines = new Map<string, OwnLine>()
  if (ids.length === 0) return lines
  const some = padded(ids)
  type Found = OwnLine & { businessId: string | null }
  const rows = await ask<Found>(db, linesOf(some.length), [viewer.accountId, ...some, viewer.accountId])
  for (const { businessId, lastDay, ask: words } of rows) {
    if (businessId === null || !ids.includes(businessId)) continue
    const line = lines.get(businessId) ?? { lastDay: null, ask: null }
    lines.set(businessId, { lastDay: line.lastDay ?? lastDay, ask: line.ask ?? words })
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
    .leftJoin('face', (join) =>
      join
        .onRef('face.id', '=', 'contact.faceId')
        .on((eb) => eb.or([eb('face.accountId', 'is', null), eb('face.accountId', 'not in', ['', ...viewer.blocked])])),
    )
    .leftJoin('visit', 'visit.id', 'note.visitId')
    .leftJoin('business', (join) =>
      join.on((eb) => eb('business.id', '=', eb.fn.coalesce('note.businessId', 'visit.businessId', 'face.businessId'))),
    )
    .select(['note.id', 'note.body', 'contact.name as contactName', 'business.name as businessName', 'business.slug'])
    .where('notebook.accountId', '=', viewer.accountId)
    .where('note.askNext', '=', 1)
    .where('note.askedOn', 'is', null)
    .where('contact.diedOn', 'is', null)
    .orderBy('note.id')
    .limit(3)
    .execute()
}
