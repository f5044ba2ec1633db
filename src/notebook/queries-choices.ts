import type { Db } from '../db/tables.ts'
import type { Notebook } from './queries-notebook.ts'
import { facesAt, oneFace, peopleOf, type Reader } from './queries-people.ts'
import { peopleSeenLast } from './queries-contacts.ts'
import { type Place, recentPlaces } from './queries-places.ts'
import type { Who } from './rules.ts'

/** Somebody a form offers to tick. */
export interface PersonChoice {
  /** What the tick sends: `face-…` or `contact-…`. */
  token: string
  name: string
  line: string | null
}

const OFFERED = 12

/** The people of a place as the directory names them, then those the notebook knows from there. */
async function peopleThere(db: Db, notebook: Notebook, reader: Reader, businessId: string): Promise<PersonChoice[]> {
  const faces = await facesAt(db, reader, [businessId])
  const known = await peopleOf(db, notebook, businessId)
    .select(['contact.id', 'contact.name', 'contact.faceId'])
    .execute()
  const shown = faces.map((face) => {
    const contact = known.find((one) => one.faceId === face.id)
    return { token: contact ? `contact-${contact.id}` : `face-${face.id}`, name: face.name, line: face.role }
  })
  const others = known.filter((one) => !faces.some((face) => face.id === one.faceId))
  return [...shown, ...others.map(({ id, name }) => ({ token: `contact-${id}`, name, line: null }))].slice(0, OFFERED)
}

/**
 * Whom a visit's form offers: the people of the place, or those seen last.
 * @param chosen people who are ticked already; they are offered wherever they are from
 */
export async function peopleToChoose(
  db: Db,
  notebook: Notebook,
  reader: Reader,
  businessId: string | null,
  chosen: Who[],
): Promise<PersonChoice[]> {
  const offered = businessId
    ? await peopleThere(db, notebook, reader, businessId)
    : (await peopleSeenLast(db, notebook, OFFERED)).map(({ id, name, businessName }) => ({
        token: `contact-${id}`,
        name,
        line: businessName,
      }))
  for (const who of chosen) {
    const choice = await choiceOf(db, notebook, reader, who)
    if (choice && !offered.some((one) => one.token === choice.token)) offered.push(choice)
  }
  return offered
}

async function choiceOf(db: Db, notebook: Notebook, reader: Reader, who: Who): Promise<PersonChoice | null> {
  if ('name' in who) return null
  if ('face' in who) {
    const face = await oneFace(db, reader, who.face)
    return { token: `face-${face.id}`, name: face.name, line: face.role }
  }
  const contact = await db
    .selectFrom('contact')
    .select(['id', 'name'])
    .where('notebookId', '=', notebook.id)
    .where('mergedIntoId', 'is', null)
    .where('id', '=', who.contact)
    .executeTakeFirst()
  return contact ? { token: `contact-${contact.id}`, name: contact.name, line: null } : null
}

export interface PlaceChoice extends Place {
  /** Whom to ask for there. */
  faces: string[]
}

/** Where a visit may have been: the places named first, then where the keeper was last. */
export async function placesToChoose(
  db: Db,
  notebook: Notebook,
  reader: Reader,
  first: Place[],
): Promise<PlaceChoice[]> {
  const places = [...first]
  for (const place of await recentPlaces(db, notebook))
    if (!places.some((one) => one.id === place.id)) places.push(place)
  const faces = await facesAt(
    db,
    reader,
    places.map((place) => place.id),
  )
  return places.map((place) => ({
    ...place,
    faces: faces.filter((face) => face.businessId === place.id).map((face) => face.name),
  }))
}

export interface FaceChoice {
  id: string
  name: string
  businessName: string
}

const MOST_FACES = 60

/** Faces that a page of the notebook may point at: those of the places its keeper goes to, and the one it points at. */
export async function facesToPointAt(
  db: Db,
  notebook: Notebook,
  reader: Reader,
  current: string | null,
): Promise<FaceChoice[]> {
  const visited = await db
    .selectFrom('visit')
    .select('businessId')
    .distinct()
    .where('notebookId', '=', notebook.id)
    .where('businessId', 'is not', null)
    .execute()
  const ids = visited.flatMap((row) => (row.businessId ? [row.businessId] : []))
  const faces = await facesAt(db, reader, ids.slice(0, MOST_FACES))
  if (current && !faces.some((face) => face.id === current)) faces.push(await oneFace(db, reader, current))
  const businesses = await db
    .selectFrom('business')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(['', ...faces.map((face) => face.businessId)])])
    .execute()
  const nameOf = (id: string): string => businesses.find((one) => one.id === id)?.name ?? ''
  return faces.map((face) => ({ id: face.id, name: face.name, businessName: nameOf(face.businessId) }))
}
