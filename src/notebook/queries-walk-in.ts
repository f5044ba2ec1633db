import type { Db } from '../db/tables.ts'
import { ask, padded, places } from '../db/written.ts'
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
 * A few small questions, because every business page of a signed-in reader asks them. They are written out: to build
 * them anew would cost more than to answer them.
 * @param businessId a business's id; an unknown one gives an empty card
 */
export async function walkInCard(db: Db, viewer: SignedIn, businessId: string): Promise<WalkInCard> {
  const been = await visitsTo(db, viewer, businessId)
  if (!been) return { lastVisit: null, visitCount: 0, regularSince: null, askNext: [], contacts: [] }
  const people = await peopleMet(db, been.notebookId, businessId)
  return {
    lastVisit: await lastVisit(db, been, people),
    visitCount: been.times,
    regularSince: been.since?.slice(0, 4) ?? null,
    askNext: await stillToAsk(db, been.notebookId, businessId, people),
    contacts: people.map(({ id, name, faceId }) => ({ id, name, faceId })),
  }
}

interface Been {
  notebookId: string
  times: number
  since: string | null
  /** The last visit; null where there was none. */
  id: string | null
  visitedOn: string | null
  whatFor: string | null
}

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

interface Met {
  id: string
  name: string
  nameKey: string
  faceId: string | null
}

/** `cross join` says in which order SQLite looks: from the few who were met here, not through the whole notebook. */
const PEOPLE = `select "contact"."id", "contact"."name", "contact"."nameKey", "faceId" from "face" cross join "contact"
    where "face"."businessId" = ? and "contact"."notebookId" = ? and "faceId" = "face"."id" and "mergedIntoId" is null
  union
  select "contact"."id", "contact"."name", "contact"."nameKey", "faceId" from "visit" cross join "visitContact" cross join "contact"
    where "visit"."notebookId" = ? and "visit"."businessId" = ? and "visitId" = "visit"."id"
      and "contact"."id" = "contactId" and "contact"."notebookId" = "visit"."notebookId" and "mergedIntoId" is null`

/** The people of the notebook who are met here, by name. */
async function peopleMet(db: Db, notebookId: string, businessId: string): Promise<Met[]> {
  const people = await ask<Met>(db, PEOPLE, [businessId, notebookId, notebookId, businessId])
  return people.sort((a, b) => (a.nameKey < b.nameKey ? -1 : 1))
}

interface Said {
  what: 'talk' | 'met'
  id: string
  words: string
  language: Language
  contactName: string | null
}

/** `coalesce` keeps SQLite from looking through the whole notebook for the lines of one visit. */
const SAID = `select 'talk' as "what", "note"."id", "body" as "words", "note"."language", "contact"."name" as "contactName"
    from "note" left join "contact" on "contact"."id" = "contactId"
    where "visitId" = ? and coalesce("note"."notebookId", '') = ? and "askNext" = 0
  union all
  select 'met', "contactId", '', '', null from "visitContact" where "visitId" = ?`

/** The last visit with its small talk, and with whom it was. */
async function lastVisit(
  db: Db,
  { notebookId, id, visitedOn, whatFor }: Been,
  people: readonly Met[],
): Promise<WalkInCard['lastVisit']> {
  if (id === null || visitedOn === null) return null
  const said = await ask<Said>(db, SAID, [id, notebookId, id])
  const talk = said.filter(({ what }) => what === 'talk').sort((a, b) => (a.id < b.id ? -1 : 1))
  const there = new Set(said.filter(({ what }) => what === 'met').map((one) => one.id))
  const met = people.filter((one) => there.has(one.id)).map(({ name }) => name)
  return {
    id,
    day: visitedOn,
    whatFor,
    smallTalk: talk.map(({ words, language, contactName }) => ({
      about: met.length > 1 ? contactName : null,
      words,
      language,
    })),
    with: met,
  }
}

const ASK = `select "note"."id", "body", "note"."language", "contact"."name" as "contactName"
  from "note" left join "contact" on "contact"."id" = "contactId"`
const IS_OPEN = '"askNext" = 1 and "askedOn" is null and "diedOn" is null'

/** Each half from an index of its own: by the place, and by its people. */
const stillToAskText = (many: number): string => `${ASK}
    where "note"."notebookId" = ? and "note"."businessId" = ? and ${IS_OPEN}
  union
  ${ASK} where "contactId" in (${places(many)}) and coalesce("note"."notebookId", '') = ? and ${IS_OPEN}`

/** Whatever is still to be asked here, or of the people met here; the oldest first. */
async function stillToAsk(db: Db, notebookId: string, businessId: string, people: readonly Met[]): Promise<AskNext[]> {
  const some = padded(['', ...people.map(({ id }) => id)])
  const asks = await ask<AskNext>(db, stillToAskText(some.length), [notebookId, businessId, ...some, notebookId])
  return asks.sort((a, b) => (a.id < b.id ? -1 : 1))
}
