import { foldText } from '../web/fold.ts'
import type { Db } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { FactInput } from './fact-rules.ts'
import { whereTo } from './merges/queries.ts'
import type { Notebook } from './queries-notebook.ts'

export interface ContactInput {
  name: string
  howMet: string | null
  /** The contact through whom they met. */
  metThroughId: string | null
  language: 'en' | 'es' | null
  faceId: string | null
  /** The neighbor with an account that this page is about. */
  accountId: string | null
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
  face: { id: string; role: string | null; businessId: string; businessName: string; slug: string } | null
  /** The neighbor with an account that it is about; they are never told. */
  account: { id: string; name: string } | null
  /** Whom it points at without a word, past a block for one: correcting the page leaves it so. */
  unsaid: { faceId: string | null; accountId: string | null }
  facts: FactInput[]
}

/**
 * A page of the notebook. One that was joined to another is that other one, under its own id.
 * @throws NotFound for a page of somebody else's notebook as for none at all
 */
export async function ownContact(db: Db, notebook: Notebook, asked: string): Promise<ContactRow> {
  const id = await whereTo(db, notebook, asked)
  const row = await db
    .selectFrom('contact')
    .leftJoin('contact as through', 'through.id', 'contact.metThroughId')
    .leftJoin('face', 'face.id', 'contact.faceId')
    .leftJoin('business', 'business.id', 'face.businessId')
    .leftJoin('account', (join) =>
      join.onRef('account.id', '=', 'contact.accountId').on('account.state', '=', 'active'),
    )
    .select(['contact.id', 'contact.name', 'contact.howMet', 'contact.language', 'contact.updatedAt'])
    .select(['contact.accountId', 'account.name as accountName'])
    .select(['through.id as throughId', 'through.name as throughName'])
    .select([
      'face.id as faceId',
      'face.role',
      'face.accountId as faceOf',
      'business.id as businessId',
      'business.name as businessName',
      'business.slug',
    ])
    .where('contact.notebookId', '=', notebook.id)
    .where('contact.id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('contact'))
  const facts = await db
    .selectFrom('contactFact')
    .select(['kind', 'label', 'value'])
    .where('contactId', '=', id)
    .orderBy('position')
    .execute()
  const { throughId, throughName, faceId, role, faceOf, businessId, businessName, slug, accountId, accountName } = row
  const { id: own, name, howMet, language, updatedAt } = row
  const isUnseen = (who: string | null): boolean => who !== null && notebook.unseen?.has(who) === true
  const shown = faceId && businessId && businessName && slug && !isUnseen(faceOf)
  const account = accountId && accountName && !isUnseen(accountId) ? { id: accountId, name: accountName } : null
  return {
    ...{ id: own, name, howMet, language, updatedAt },
    through: throughId && throughName ? { id: throughId, name: throughName } : null,
    face: shown ? { id: faceId, role, businessId, businessName, slug } : null,
    account,
    unsaid: { faceId: shown ? null : faceId, accountId: account ? null : accountId },
    facts,
  }
}

/** Whose face is somebody's past a block is a name without a place. */
const peopleIn = (db: Db, notebook: Notebook) =>
  db
    .selectFrom('contact')
    .leftJoin('face', (join) =>
      join
        .onRef('face.id', '=', 'contact.faceId')
        .on((eb) =>
          eb.or([eb('face.accountId', 'is', null), eb('face.accountId', 'not in', ['', ...(notebook.unseen ?? [])])]),
        ),
    )
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

export interface PeopleAsked {
  /** The last id of the page before. */
  after?: string | null
  /** Only those with this tag or topic. */
  bearing?: { kind: 'tag' | 'topic'; value: string } | null
  limit: number
}

/** Everybody by name, in pages. */
export async function peopleByName(db: Db, notebook: Notebook, { after, bearing, limit }: PeopleAsked) {
  let query = peopleIn(db, notebook)
  if (bearing) query = query.where('contact.id', 'in', await bearersOf(db, notebook, bearing))
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

/** Whose page has a tag or topic, however it is written there. */
async function bearersOf(
  db: Db,
  notebook: Notebook,
  { kind, value }: { kind: 'tag' | 'topic'; value: string },
): Promise<string[]> {
  const wanted = foldText(value)
  const rows = await db
    .selectFrom('contact')
    .innerJoin('contactFact', 'contactFact.contactId', 'contact.id')
    .select(['contact.id', 'contactFact.value'])
    .where('contact.notebookId', '=', notebook.id)
    .where('contactFact.kind', '=', kind)
    .execute()
  return ['', ...rows.filter((row) => foldText(row.value) === wanted).map(({ id }) => id)]
}
