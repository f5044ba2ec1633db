import { writeAudit } from '../../accounts/audit-queries.ts'
import { logRemoval } from '../../accounts/removal-queries.ts'
import type { AddressShown } from '../../db/columns/directory.ts'
import { newId } from '../../db/ids.ts'
import type { Db, Trx } from '../../db/tables.ts'
import { ask } from '../../db/written.ts'
import { Conflict, NotFound } from '../../errors.ts'
import type { Language } from '../../web/languages.ts'
import type { SignedIn, Viewer } from '../../web/viewer.ts'
import { holdBusiness, raiseVersionOnce } from '../hold.ts'
import { businessBySlug } from '../queries.ts'
import { recordRevision } from '../revisions.ts'
import { keepsPage } from '../rules.ts'
import { MOST_PHOTOS, moved, type Photo } from './rules.ts'

const OF_PLACE = `select "id", "file", "caption", "language", "width", "height" from "photo"
  where "businessId" = ? order by "position", "id"`
const IS_SHOWN = `select 1 as "shown" from "photo" inner join "business" on "business"."id" = "photo"."businessId"
  where "photo"."file" = ? and "business"."mergedIntoId" is null`

/** A place's photos in its own order. */
export const photosOf = (db: Db, businessId: string): Promise<Photo[]> => ask<Photo>(db, OF_PLACE, [businessId])

/** Whether a photo stands on a page that anybody may open. */
export async function isOnAPage(db: Db, file: string): Promise<boolean> {
  return (await ask(db, IS_SHOWN, [file])).length > 0
}

/** Those of these files that a photo speaks of. */
export async function knownFiles(db: Db, files: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>()
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE)
    const rows = await db.selectFrom('photo').select('file').where('file', 'in', some).execute()
    for (const { file } of rows) known.add(file)
  }
  return known
}

const AT_ONCE = 500

/** A place whose photos this viewer keeps. */
export interface PhotoPlace {
  id: string
  slug: string
  name: string
  addressShown: AddressShown
}

/** @throws NotFound for an unknown place and for one whose page is not this viewer's to change */
export async function placeOfPhotos(db: Db, viewer: Viewer, slug: string): Promise<PhotoPlace> {
  const found = await businessBySlug(db, viewer, slug)
  if (!found.mayEdit) throw new NotFound('business')
  const row = await db
    .selectFrom('business')
    .select(['id', 'slug', 'name', 'addressShown'])
    .where('id', '=', found.id)
    .executeTakeFirstOrThrow()
  return row
}

export interface KeptPhoto extends Photo {
  /** Who keeps the page, or put the photo up, takes it off without a word; else a steward says why, in the log. */
  isTheirs: boolean
}

/** @throws NotFound where the place has no such photo */
export async function photoAt(db: Db, viewer: SignedIn, place: PhotoPlace, id: string): Promise<KeptPhoto> {
  const row = await db
    .selectFrom('photo')
    .select(['id', 'file', 'caption', 'language', 'width', 'height', 'takenBy'])
    .where('id', '=', id)
    .where('businessId', '=', place.id)
    .executeTakeFirst()
  if (!row) throw new NotFound('photo')
  const { takenBy, ...photo } = row
  return { ...photo, isTheirs: keepsPage(viewer, place.id) || takenBy === viewer.accountId }
}

/** Who changed something about a place's photos, and when. */
export interface Said {
  businessId: string
  by: string
  now: string
}

/** @throws Conflict where the page holds as many as it can */
export async function hangPhoto(trx: Trx, photo: Omit<Photo, 'id'>, { businessId, by, now }: Said): Promise<void> {
  await holdBusiness(trx, businessId)
  const { count, last } = await trx
    .selectFrom('photo')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max<number | null>('position').as('last')])
    .where('businessId', '=', businessId)
    .executeTakeFirstOrThrow()
  if (count >= MOST_PHOTOS) throw new Conflict('photo.enough')
  const hung = { id: newId(), businessId, position: (last ?? -1) + 1, takenBy: by, addedAt: now }
  await trx
    .insertInto('photo')
    .values({ ...hung, ...photo })
    .execute()
  await tellTheHistory(trx, { businessId, by, now }, { before: null, after: 'up' })
}

/** Other words under a photo, in the language they were written in. */
export async function recaption(
  trx: Trx,
  photo: Pick<Photo, 'id' | 'caption' | 'language'>,
  words: { caption: string; language: Language },
  said: Said,
): Promise<void> {
  if (words.caption === photo.caption) return
  const changed = await trx
    .updateTable('photo')
    .set(words)
    .where('id', '=', photo.id)
    .where('businessId', '=', said.businessId)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new NotFound('photo')
  await tellTheHistory(trx, said, { before: 'said', after: 'said-anew' })
}

/** A photo changes places with its neighbor. Which one stands first is nothing that a history tells. */
export async function movePhoto(trx: Trx, businessId: string, id: string, to: 'up' | 'down'): Promise<void> {
  await holdBusiness(trx, businessId)
  const ids = (await photosOf(trx, businessId)).map((photo) => photo.id)
  if (!ids.includes(id)) throw new NotFound('photo')
  for (const [position, each] of moved(ids, id, to).entries())
    await trx.updateTable('photo').set({ position }).where('id', '=', each).execute()
  await raiseVersionOnce(trx)
}

/**
 * Takes a photo off the page; its files are dropped once that is kept.
 * @param reason a steward's, which anybody reads in the log; null where it is theirs to take off
 * @throws NotFound where somebody was quicker
 */
export async function takePhotoOff(trx: Trx, id: string, reason: string | null, said: Said): Promise<void> {
  const { businessId, by, now } = said
  const gone = await trx
    .deleteFrom('photo')
    .where('id', '=', id)
    .where('businessId', '=', businessId)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new NotFound('photo')
  await tellTheHistory(trx, said, { before: 'up', after: null }, reason)
  if (reason === null) return
  await logRemoval(trx, { subjectKind: 'photo', subjectId: id }, { by, reason }, now)
  const subject = { subjectKind: 'business', subjectId: businessId } as const
  await writeAudit(trx, { by, verb: 'photo-removed', ...subject, detail: reason }, now)
}

/** That something was done with a photo, never its words: what is taken off is read nowhere any more. */
async function tellTheHistory(
  trx: Trx,
  { businessId, by, now }: Said,
  change: { before: string | null; after: string | null },
  why: string | null = null,
): Promise<void> {
  const { revision: before } = await holdBusiness(trx, businessId)
  const revision = before + 1
  await trx.updateTable('business').set({ revision, updatedAt: now }).where('id', '=', businessId).execute()
  const changes = [{ field: 'photo', audience: 'anybody' as const, ...change }]
  await recordRevision(trx, { businessId, revision, changes, by: { accountId: by, source: null, why }, now })
  await raiseVersionOnce(trx)
}
