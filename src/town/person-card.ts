import type { Db } from '../db/tables.ts'
import { facesFor } from '../directory/face-rules.ts'
import { favorsWith } from '../favors/queries-between.ts'
import { openersOf } from '../newcomers/queries-openers.ts'
import type { ContactRow } from '../notebook/queries-contacts.ts'
import { datesNear } from '../notebook/reminders/queries-dates-near.ts'
import { ownNotebook } from '../notebook/queries-notebook.ts'
import { openAsks } from '../notebook/queries-notes.ts'
import { visitsPage } from '../notebook/queries-visits.ts'
import type { SignedIn, Viewer } from '../web/viewer.ts'
import { type Doorstep, type PlaceFace, readDoorstep } from './place-queries.ts'

const LAST_VISITS = 3

export type PersonCard = Awaited<ReturnType<typeof personCard>>

/** What the reader's own notebook, and the town as they may see it, say of one person. */
export async function personCard(db: Db, viewer: SignedIn, contact: ContactRow, today: string) {
  const notebook = await ownNotebook(db, viewer)
  const person = { accountId: contact.account?.id ?? null, faceId: contact.face?.id ?? null, name: contact.name }
  return {
    contact,
    ...(await whereTheyAre(db, viewer, contact, today)),
    visits: (await visitsPage(db, notebook, { contactId: contact.id, limit: LAST_VISITS })).visits,
    asks: await openAsks(db, notebook, contact.id),
    dates: await datesNear(db, notebook, [contact.id], today),
    favors: await favorsWith(db, viewer, person),
    offered: contact.account ? await openersOf(db, viewer, contact.account.id) : [],
  }
}

/** The place whose face they are, as this reader may see it; a face that is shown to nobody any more says nothing. */
async function whereTheyAre(
  db: Db,
  viewer: Viewer,
  { face }: ContactRow,
  today: string,
): Promise<{ place: Doorstep; face: PlaceFace } | { place: null; face: null }> {
  const nowhere = { place: null, face: null }
  if (!face) return nowhere
  const place = await readDoorstep(db, face.businessId, today)
  const shown = facesFor(place.faces, viewer).find((one) => one.id === face.id)
  return shown ? { place, face: shown } : nowhere
}
