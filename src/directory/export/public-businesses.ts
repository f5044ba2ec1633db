import type { Db } from '../../db/tables.ts'
import { NotFound } from '../../errors.ts'
import { closedDaysOf } from '../queries-closures.ts'

const AT_ONCE = 500

/** All of a row that is declared public. `phoneAudience` and `mailAudience` decide here, and go no further. */
const publicColumns = [
  ...(['id', 'code', 'slug', 'name', 'about', 'aboutLanguage', 'locality', 'region'] as const),
  ...(['placeShown', 'shownPostcode', 'shownLat', 'shownLon', 'phone', 'mail', 'website'] as const),
  ...(['hours', 'hoursText', 'confirmedAt', 'approach', 'approachWords', 'pays', 'paysWords', 'spoken'] as const),
  ...(['wheelchair', 'comesToYou', 'directions', 'fillIn', 'makesMyDay'] as const),
  ...(['standing', 'standingSince', 'standingWhy', 'remembers', 'word', 'wordBucket'] as const),
  ...(['source', 'sourceRef', 'licence', 'attribution', 'updatedAt'] as const),
] as const

export type PublicBusiness = Awaited<ReturnType<typeof pageAfter>>[number]

/**
 * The directory as anybody may read it, in pages and in the order in which entries were made: nothing stands open
 * between two pages, so a slow reader holds nobody up, and an entry that is written meanwhile comes once or not at all.
 * What was merged into another is not there; what closed is, and says so.
 * @param today the town's day: closures that are over are nobody's news
 */
export async function* publicBusinesses(db: Db, today: string): AsyncGenerator<PublicBusiness[]> {
  let last = ''
  for (;;) {
    const page = await pageAfter(db, last, today)
    if (page.length > 0) yield page
    if (page.length < AT_ONCE) return
    last = page.at(-1)?.id ?? last
  }
}

/** One business as anybody may read it. @throws NotFound */
export async function publicBusiness(db: Db, id: string, today: string): Promise<PublicBusiness> {
  const rows = await publicRows(db).where('id', '=', id).execute()
  const [business] = await asAnybodyReads(db, rows, today)
  if (!business) throw new NotFound('business')
  return business
}

const publicRows = (db: Db) =>
  db
    .selectFrom('business')
    .select([...publicColumns, 'phoneAudience', 'mailAudience'])
    .where('mergedIntoId', 'is', null)

async function pageAfter(db: Db, id: string, today: string) {
  const rows = await publicRows(db).where('id', '>', id).orderBy('id').limit(AT_ONCE).execute()
  return asAnybodyReads(db, rows, today)
}

type Row = Awaited<ReturnType<ReturnType<typeof publicRows>['execute']>>[number]

async function asAnybodyReads(db: Db, rows: readonly Row[], today: string) {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const trades = gather(await tradesOf(db, ids), (row) => row.category)
  const faces = gather(await facesOf(db, ids), ({ businessId: _, ...face }) => face)
  const closures = await closedDaysOf(db, ids, today)
  return rows.map(({ phoneAudience, mailAudience, ...row }) => ({
    ...row,
    ...streetAndTown(row),
    phone: phoneAudience === 'anybody' ? row.phone : null,
    mail: mailAudience === 'anybody' ? row.mail : null,
    categories: trades.get(row.id) ?? [],
    faces: faces.get(row.id) ?? [],
    closures: closures.get(row.id) ?? [],
  }))
}

/**
 * Street and town out of what may be shown of the address; the address as known is not even read here. Where an
 * address is redacted, the town is only told if what is shown tells it.
 */
function streetAndTown({ placeShown, locality }: { placeShown: string | null; locality: string | null }) {
  if (placeShown === null || locality === null) return { street: placeShown, town: null }
  if (placeShown === locality) return { street: null, town: locality }
  return placeShown.endsWith(`, ${locality}`)
    ? { street: placeShown.slice(0, -locality.length - 2), town: locality }
    : { street: placeShown, town: null }
}

function gather<Told extends { businessId: string }, T>(
  rows: readonly Told[],
  told: (row: Told) => T,
): Map<string, T[]> {
  const gathered = new Map<string, T[]>()
  for (const row of rows) {
    const known = gathered.get(row.businessId)
    if (known) known.push(told(row))
    else gathered.set(row.businessId, [told(row)])
  }
  return gathered
}

const tradesOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('businessCategory')
    .select(['businessId', 'category'])
    .where('businessId', 'in', ids)
    .orderBy('businessId')
    .orderBy('position')
    .execute()

/** People who may be asked for, as they let anybody know; the dead are not sent visitors. */
async function facesOf(db: Db, ids: readonly string[]) {
  const faces = await db
    .selectFrom('face')
    .select(['id', 'businessId', 'name', 'role', 'line', 'whenIn'])
    .where('businessId', 'in', ids)
    .where('audience', '=', 'anybody')
    .where('diedOn', 'is', null)
    .orderBy('businessId')
    .orderBy('position')
    .execute()
  const openers = faces.length === 0 ? [] : await openersOf(db, faces)
  return faces.map(({ id, ...face }) => ({
    ...face,
    openers: openers.filter((opener) => opener.faceId === id).map((opener) => opener.words),
  }))
}

const openersOf = (db: Db, faces: readonly { id: string }[]) =>
  db
    .selectFrom('opener')
    .select(['faceId', 'words'])
    .where(
      'faceId',
      'in',
      faces.map((face) => face.id),
    )
    .orderBy('faceId')
    .orderBy('position')
    .execute()
