import type { Db } from '../../db/tables.ts'
import { padded } from '../../db/written.ts'
import { facesFor } from '../../directory/face-rules.ts'
import type { Brought } from '../../notebook/queries-bringing.ts'
import { foldText } from '../../web/fold.ts'
import type { SignedIn } from '../../web/viewer.ts'
import type { ReadArchive } from './reading.ts'

/**
 * What was read, with the places and faces of this town in the place of those it speaks of. A place is the same where
 * its printed code and its name are; any other is kept by its name, as one that is in no directory.
 */
export async function placedHere(db: Db, viewer: SignedIn, archive: ReadArchive): Promise<Brought> {
  const { tables } = archive
  const places = await placesHere(db, archive)
  const faces = await facesHere(db, viewer, archive, places)
  const nameOf = (id: string | null | undefined): string | null => (id ? (archive.businesses[id]?.name ?? null) : null)
  const hereOf = (id: string | null | undefined): string | null => (id ? (places.get(id) ?? null) : null)
  return {
    contact: tables.contact.map(({ faceId, howMet, metThroughId, language, rhythmDays, diedOn, ...row }) => ({
      ...row,
      faceId: faceId ? (faces.get(faceId) ?? null) : null,
      howMet: howMet ?? null,
      metThroughId: metThroughId ?? null,
      language: language ?? null,
      rhythmDays: rhythmDays ?? null,
      diedOn: diedOn ?? null,
    })),
    contactFact: tables.contactFact.map((row) => ({ ...row, label: row.label ?? null })),
    contactDate: tables.contactDate.map((row) => ({
      ...row,
      year: row.year ?? null,
      dayOfMonth: row.dayOfMonth ?? null,
    })),
    visit: tables.visit.map(({ businessId, place, whatFor, ...row }) => ({
      ...row,
      whatFor: whatFor ?? null,
      businessId: hereOf(businessId),
      place: hereOf(businessId) ? null : (place ?? nameOf(businessId)),
    })),
    visitContact: tables.visitContact,
    note: tables.note.map(({ businessId, body, contactId, visitId, askedOn, ...row }) => {
      // A line about a place alone would be about nothing once the place is not there.
      const alone = !contactId && !visitId && !hereOf(businessId) ? nameOf(businessId) : null
      return {
        ...row,
        contactId: contactId ?? null,
        visitId: visitId ?? null,
        askedOn: askedOn ?? null,
        businessId: hereOf(businessId),
        body: alone === null ? body : `${alone}: ${body}`,
      }
    }),
    reminder: tables.reminder.map((row) => ({
      ...row,
      contactId: row.contactId ?? null,
      visitId: row.visitId ?? null,
      contactDateId: row.contactDateId ?? null,
      language: row.language ?? null,
      occursOn: row.occursOn ?? null,
      putOffTo: row.putOffTo ?? null,
      answeredOn: row.answeredOn ?? null,
    })),
  }
}

const A_LOT = 200

async function placesHere(db: Db, { businesses }: ReadArchive): Promise<Map<string, string>> {
  const there = Object.entries(businesses)
  const here = new Map<string, string>()
  for (let from = 0; from < there.length; from += A_LOT) {
    const lot = there.slice(from, from + A_LOT)
    const rows = await db
      .selectFrom('business')
      .select(['id', 'code', 'name'])
      .where('code', 'in', padded(lot.map(([, { code }]) => code)))
      .where('mergedIntoId', 'is', null)
      .execute()
    for (const [id, { code, name }] of lot) {
      const same = rows.find((row) => row.code === code && foldText(row.name) === foldText(name))
      if (same) here.set(id, same.id)
    }
  }
  return here
}

async function facesHere(
  db: Db,
  viewer: SignedIn,
  { faces }: ReadArchive,
  places: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const at = [...new Set(Object.values(faces).flatMap(({ businessId }) => places.get(businessId) ?? []))]
  const here = new Map<string, string>()
  for (let from = 0; from < at.length; from += A_LOT) {
    const rows = await db
      .selectFrom('face')
      .select(['id', 'businessId', 'nameKey', 'accountId', 'audience'])
      .where('businessId', 'in', padded(at.slice(from, from + A_LOT)))
      .where('audience', '!=', 'me')
      .$narrowType<{ audience: 'anybody' | 'neighbors' }>()
      .execute()
    const seen = facesFor(rows, viewer)
    for (const [id, { name, businessId }] of Object.entries(faces)) {
      const same = seen.find((face) => face.businessId === places.get(businessId) && face.nameKey === foldText(name))
      if (same) here.set(id, same.id)
    }
  }
  return here
}
