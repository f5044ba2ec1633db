import type { Db } from '../db/tables.ts'
import { ask } from '../db/written.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'

/** What a resident's own notebook says about one business, before they walk in. Nobody else is ever shown it. */
export interface WalkInCard {
  lastVisit: {
    id: string
    /** `YYYY-MM-DD` in the town's zone. */
    day: string
    whatFor: string | null
    /** Everything that was written down about it, in the order it was. */
    smallTalk: TalkLine[]
    with: string[]
  } | null
  /** Times been in; "a regular since" is not one of them. */
  visitCount: number
  /** The year of "a regular since", where one was written down. */
  regularSince: string | null
  /** Not yet asked, oldest first. */
  askNext: AskNext[]
  /** People of the notebook who are met here: they work here, or a visit here says so. */
  contacts: { id: string; name: string; faceId: string | null }[]
}

export interface TalkLine {
  /** Who said it, where more than one were there: with one, the sentence above has named them. */
  about: string | null
  words: string
  language: Language
}

export interface AskNext {
  id: string
  body: string
  language: Language
  contactName: string | null
}

/**
 * Two questions, because every business page of a signed-in reader asks them. They are written out: to build them anew
 * would cost more than to answer them.
 * @param businessId a business's id; an unknown one gives an empty card
 */
export async function walkInCard(db: Db, viewer: SignedIn, businessId: string): Promise<WalkInCard> {
  const been = await visitsTo(db, viewer, businessId)
  if (!been) return { lastVisit: null, visitCount: 0, regularSince: null, askNext: [], contacts: [] }
  const rows = await peopleAndWords(db, been.notebookId, businessId, been.id ?? '')
  const people = rows.filter((row) => row.what === 'person').sort((a, b) => (a.nameKey < b.nameKey ? -1 : 1))
  const words = rows.filter((row) => row.what !== 'person').sort((a, b) => (a.id < b.id ? -1 : 1))
  const talk = words.filter((row) => row.what === 'talk')
  const asks = words.filter((row) => row.what === 'ask')
  const met = people.filter((row) => row.metLast === been.id).map((row) => row.words)
  return {
    lastVisit:
      been.id === null
        ? null
        : {
            id: been.id,
            day: been.visitedOn,
            whatFor: been.whatFor,
            smallTalk: talk.map(({ words, language, contactName }) => ({
              about: met.length > 1 ? contactName : null,
              words,
              language,
            })),
            with: met,
          },
    visitCount: been.times,
    regularSince: been.since?.slice(0, 4) ?? null,
    askNext: asks.map(({ id, words: body, language, contactName }) => ({ id, body, language, contactName })),
    contacts: people.map(({ id, words: name, faceId }) => ({ id, name, faceId })),
  }
}

type Been = { notebookId: string; times: number; since: string | null } & (
  { id: string; visitedOn: string; whatFor: string | null } | { id: null }
)

const there = 'from "visit" where "notebookId" = "notebook"."id" and "businessId" = ?'
const BEEN = `select "notebook"."id" as "notebookId", "last"."id", "last"."visitedOn", "last"."whatFor",
    (select count(*) ${there} and "kind" = 'visit') as "times",
    (select min("visitedOn") ${there} and "kind" = 'regular-since') as "since"
  from "notebook"
  left join "visit" as "last" on "last"."id" =
    (select "id" ${there} and "kind" = 'visit' order by "visitedOn" desc, "id" desc limit 1)
  where "notebook"."accountId" = ?`

async function visitsTo(db: Db, viewer: SignedIn, businessId: string): Promise<Been | null> {
  const [been] = await ask<Been>(db, BEEN, [businessId, businessId, businessId, viewer.accountId])
  return been ?? null
}

type Told =
  | { what: 'person'; id: string; words: string; nameKey: string; faceId: string | null; metLast: string | null }
  | { what: 'talk' | 'ask'; id: string; words: string; language: Language; contactName: string | null }

/** `cross join` says in which order SQLite looks: from the few who were met here, not through the whole notebook. */
const TOLD = `with "met" as (
    select "id" from "contact"
      where "notebookId" = ? and "faceId" in (select "id" from "face" where "businessId" = ?)
    union
    select "contactId" from "visit" cross join "visitContact"
      where "visit"."notebookId" = ? and "visit"."businessId" = ? and "visitContact"."visitId" = "visit"."id"
  ),
  "people" as (
    select "contact"."id", "name", "nameKey", "faceId" from "met" cross join "contact"
    where "contact"."id" = "met"."id" and "notebookId" = ? and "mergedIntoId" is null
  )
  select 'person' as "what", "people"."id", "name" as "words", "nameKey", "faceId", "visitId" as "metLast",
    null as "language", null as "contactName"
  from "people" left join "visitContact" on "contactId" = "people"."id" and "visitId" = ?
  union all
  select 'talk', "note"."id", "body", null, null, null, "note"."language", "contact"."name"
  from "note" left join "contact" on "contact"."id" = "contactId"
  where "visitId" = ? and "note"."notebookId" = ? and "askNext" = 0
  union all
  select 'ask', "note"."id", "body", null, null, null, "note"."language", "contact"."name"
  from "note" left join "contact" on "contact"."id" = "contactId"
  where "note"."notebookId" = ? and "askNext" = 1 and "askedOn" is null and "contact"."diedOn" is null
    and ("note"."businessId" = ? or "contactId" in (select "id" from "people"))`

/** The people of the place, the small talk of the last visit, and whatever is still to be asked here or of its people. */
async function peopleAndWords(db: Db, notebookId: string, businessId: string, lastVisitId: string): Promise<Told[]> {
  const met = [notebookId, businessId, notebookId, businessId, notebookId]
  return ask<Told>(db, TOLD, [...met, lastVisitId, lastVisitId, notebookId, notebookId, businessId])
}
