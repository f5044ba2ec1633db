import { foldText } from '../web/fold.ts'
import { newId } from '../db/ids.ts'
import { put } from '../db/put.ts'
import type { Db, NewRow, Trx } from '../db/tables.ts'
import { ask, padded, places } from '../db/written.ts'
import { NotFound } from '../errors.ts'
import { whereTo } from './merges/queries.ts'
import type { Notebook } from './queries-notebook.ts'
import type { Who } from './rules.ts'

/** Who asks about faces: some are narrowed to their own person, and between people who blocked each other there are none. */
export interface Reader {
  accountId: string
  blocked?: ReadonlySet<string>
}

export interface KnownFace {
  id: string
  businessId: string
  name: string
  role: string | null
  whenIn: string | null
  line: string | null
  language: 'en' | 'es'
}

/** The people to ask for at these businesses, as this reader may see them, in the order the page names them. */
export async function facesAt(db: Db, reader: Reader, businessIds: string[]): Promise<KnownFace[]> {
  if (businessIds.length === 0) return []
  return visibleFaces(db, reader).where('businessId', 'in', businessIds).orderBy('position').orderBy('id').execute()
}

/** @throws NotFound also where the face is there, but not for this reader */
export async function oneFace(db: Db, reader: Reader, id: string): Promise<KnownFace> {
  return visibleFaces(db, reader)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('face'))
}

function visibleFaces(db: Db, reader: Reader) {
  const blocked = [...(reader.blocked ?? [])]
  return db
    .selectFrom('face')
    .select(['id', 'businessId', 'name', 'role', 'whenIn', 'line', 'language'])
    .where('diedOn', 'is', null)
    .where((eb) => eb.or([eb('audience', 'in', ['anybody', 'neighbors']), eb('accountId', '=', reader.accountId)]))
    .$if(blocked.length > 0, (faces) =>
      faces.where((eb) => eb.or([eb('accountId', 'is', null), eb('accountId', 'not in', blocked)])),
    )
}

/**
 * The notebook's contacts for the people met, in the same order and without repeats; who is new to it gets a page.
 * Pointing at a face tells its subject nothing.
 * @throws NotFound for a contact of another notebook and for a face the writer may not see
 */
export async function contactsMet(
  trx: Trx,
  notebook: Notebook,
  met: Who[],
  by: Reader,
  now: string,
): Promise<string[]> {
  if (met.length === 0) return []
  const known = await knownAmong(trx, notebook, met)
  const missing = met.filter((who) => !findIn(known, who))
  if (missing.length > 0) {
    const [joined] = missing.flatMap((who) => ('contact' in who ? [who.contact] : []))
    // Somebody whose page was joined to another meanwhile is met under that one.
    if (joined !== undefined) {
      const to = await whereTo(trx, notebook, joined)
      const again = met.map((who) => ('contact' in who && who.contact === joined ? { contact: to } : who))
      return contactsMet(trx, notebook, again, by, now)
    }
    await holdNotebook(trx, notebook)
    const meanwhile = await knownAmong(trx, notebook, missing)
    known.push(...meanwhile)
    const unknown = missing.filter((who) => !findIn(meanwhile, who))
    if (unknown.length > 0) known.push(...(await newContacts(trx, notebook, unknown, by, now)))
  }
  return met.map((who) => findIn(known, who) ?? '')
}

interface Known {
  id: string
  faceId: string | null
  nameKey: string
}

function findIn(known: Known[], who: Who): string | null {
  if ('contact' in who) return known.find((one) => one.id === who.contact)?.id ?? null
  if ('face' in who) return known.find((one) => one.faceId === who.face)?.id ?? null
  return known.find((one) => one.nameKey === foldText(who.name))?.id ?? null
}

/** What the people met are called here, folded: whoever was a face the first time is a contact the second. */
export async function namesMet(trx: Trx, notebook: Notebook, met: Who[], by: Reader): Promise<string[]> {
  const known = await knownAmong(trx, notebook, met)
  const unknown = met.flatMap((who) => ('face' in who && !findIn(known, who) ? [who.face] : []))
  const faces =
    unknown.length > 0 ? await visibleFaces(trx, by).where('id', 'in', unknown).execute() : ([] as KnownFace[])
  return met.map((who) => {
    const contact = known.find((one) => one.id === findIn(known, who))
    if (contact) return contact.nameKey
    if ('face' in who) return foldText(faces.find((face) => face.id === who.face)?.name ?? who.face)
    return 'name' in who ? foldText(who.name) : who.contact
  })
}

async function knownAmong(trx: Trx, notebook: Notebook, met: Who[]): Promise<Known[]> {
  const ids = met.flatMap((who) => ('contact' in who ? [who.contact] : []))
  const faces = met.flatMap((who) => ('face' in who ? [who.face] : []))
  const names = met.flatMap((who) => ('name' in who ? [foldText(who.name)] : []))
  const known: Known[] = []
  for (const [column, values] of Object.entries({ id: ids, faceId: faces, nameKey: names })) {
    if (values.length === 0) continue
    const some = padded(values)
    known.push(...(await ask<Known>(trx, knownBy(column, some.length), [notebook.id, ...some])))
  }
  return known
}

const knownBy = (column: string, many: number): string => `select "id", "faceId", "nameKey" from "contact"
  where "notebookId" = ? and "mergedIntoId" is null and "${column}" in (${places(many)}) order by "id"`

/** Two forms that meet the same person for the first time wait for each other here, so that there is one page for them. */
export async function holdNotebook(trx: Trx, notebook: Notebook): Promise<void> {
  await trx
    .updateTable('notebook')
    .set((eb) => ({ createdAt: eb.ref('createdAt') }))
    .where('id', '=', notebook.id)
    .execute()
}

async function newContacts(trx: Trx, notebook: Notebook, met: Who[], by: Reader, now: string): Promise<Known[]> {
  const faceIds = met.flatMap((who) => ('face' in who ? [who.face] : []))
  const faces = faceIds.length > 0 ? await visibleFaces(trx, by).where('id', 'in', faceIds).execute() : []
  const rows = met.map((who) => {
    if (!('face' in who)) return newContact(notebook, 'name' in who ? who.name : '', null, now)
    const face = faces.find((one) => one.id === who.face)
    if (!face) throw new NotFound('face')
    return newContact(notebook, face.name, face.id, now)
  })
  await put(trx, 'contact', rows)
  return rows
}

/** A page of the notebook for somebody, with nothing on it but the name. */
export function newContact(notebook: Notebook, name: string, faceId: string | null, now: string) {
  return {
    id: newId(),
    notebookId: notebook.id,
    name,
    nameKey: foldText(name),
    faceId,
    accountId: null,
    cardGrantId: null,
    howMet: null,
    metThroughId: null,
    usual: null,
    language: null,
    rhythmDays: null,
    lastInOn: null,
    diedOn: null,
    diedDayUnknown: null,
    mergedIntoId: null,
    createdAt: now,
    updatedAt: now,
  } satisfies NewRow<'contact'>
}

/** People of the notebook who are met at a business: they work there, or a visit there says so. */
export function peopleOf(db: Db, notebook: Notebook, businessId: string) {
  return db
    .selectFrom('contact')
    .where('contact.notebookId', '=', notebook.id)
    .where('contact.mergedIntoId', 'is', null)
    .where((eb) =>
      eb.or([
        eb('contact.faceId', 'in', eb.selectFrom('face').select('face.id').where('face.businessId', '=', businessId)),
        eb(
          'contact.id',
          'in',
          eb
            .selectFrom('visit')
            .innerJoin('visitContact', 'visitContact.visitId', 'visit.id')
            .select('visitContact.contactId')
            .where('visit.notebookId', '=', notebook.id)
            .where('visit.businessId', '=', businessId),
        ),
      ]),
    )
    .orderBy('contact.nameKey')
}
