import type { Db } from '../db/tables.ts'
import type { Language } from '../web/languages.ts'
import type { SignedIn } from '../web/viewer.ts'
import { type Notebook, ownNotebook } from './queries-notebook.ts'
import { peopleOf } from './queries-people.ts'

/** What a resident's own notebook says about one business, before they walk in. Nobody else is ever shown it. */
export interface WalkInCard {
  lastVisit: {
    id: string
    /** `YYYY-MM-DD` in the town's zone. */
    day: string
    whatFor: string | null
    /** Everything that was written down about it, one paragraph after the other. */
    smallTalk: string | null
    smallTalkLanguage: Language
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

export interface AskNext {
  id: string
  body: string
  language: Language
  contactName: string | null
}

/** @param businessId a business's id; an unknown one gives an empty card */
export async function walkInCard(db: Db, viewer: SignedIn, businessId: string): Promise<WalkInCard> {
  const notebook = await ownNotebook(db, viewer)
  if (notebook.id === '') return { lastVisit: null, visitCount: 0, regularSince: null, askNext: [], contacts: [] }
  const been = await visitsTo(db, notebook, businessId)
  const last = been.last
  const people = await peopleAt(db, notebook, businessId, last?.id ?? '')
  const notes = await notesFor(db, notebook, businessId, last?.id ?? '', people.map((person) => person.id))
  const talk = notes.filter((note) => note.askNext === 0)
  return {
    lastVisit: last && {
      id: last.id,
      day: last.visitedOn,
      whatFor: last.whatFor,
      smallTalk: talk.map((note) => note.body).join('\n') || null,
      smallTalkLanguage: talk[0]?.language ?? 'en',
      with: people.filter((person) => person.metLast !== null).map((person) => person.name),
    },
    visitCount: been.count,
    regularSince: been.since?.slice(0, 4) ?? null,
    askNext: notes
      .filter((note) => note.askNext === 1)
      .map(({ id, body, language, contactName }) => ({ id, body, language, contactName })),
    contacts: people.map(({ id, name, faceId }) => ({ id, name, faceId })),
  }
}

async function visitsTo(db: Db, notebook: Notebook, businessId: string) {
  const rows = await db
    .selectFrom('visit')
    .select(['id', 'visitedOn', 'whatFor', 'kind'])
    .where('notebookId', '=', notebook.id)
    .where('businessId', '=', businessId)
    .orderBy('visitedOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const visits = rows.filter((row) => row.kind === 'visit')
  return {
    last: visits[0] ?? null,
    count: visits.length,
    since: rows.find((row) => row.kind === 'regular-since')?.visitedOn ?? null,
  }
}

async function peopleAt(db: Db, notebook: Notebook, businessId: string, lastVisitId: string) {
  return peopleOf(db, notebook, businessId)
    .leftJoin('visitContact as metLast', (join) =>
      join.onRef('metLast.contactId', '=', 'contact.id').on('metLast.visitId', '=', lastVisitId),
    )
    .select(['contact.id', 'contact.name', 'contact.faceId', 'metLast.visitId as metLast'])
    .execute()
}

/** The small talk of the last visit, and whatever is still to be asked here or of the people here. */
async function notesFor(db: Db, notebook: Notebook, businessId: string, lastVisitId: string, people: string[]) {
  const note = db
    .selectFrom('note')
    .leftJoin('contact', 'contact.id', 'note.contactId')
    .select(['note.id', 'note.body', 'note.language', 'note.askNext', 'contact.name as contactName'])
    .where('note.notebookId', '=', notebook.id)
  const said = note.where('note.visitId', '=', lastVisitId).where('note.askNext', '=', 0)
  const asks = note
    .where('note.askNext', '=', 1)
    .where('note.askedOn', 'is', null)
    .where((eb) =>
      eb.or([
        eb('note.businessId', '=', businessId),
        ...(people.length > 0 ? [eb('note.contactId', 'in', people)] : []),
      ]),
    )
  const rows = await said.unionAll(asks).execute()
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}
