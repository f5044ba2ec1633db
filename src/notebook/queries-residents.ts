import { nameKey } from '../accounts/rules.ts'
import type { Db } from '../db/tables.ts'
import type { SignedIn } from '../web/viewer.ts'

/** A neighbor with an account whom a typed name may mean. */
export interface Resident {
  id: string
  name: string
}

export type ResidentMeant = { accountId: string | null } | { perhaps: Resident[] }

const OFFERED = 5

/** Only who is there for this viewer: neither themselves, nor anybody they blocked or who blocked them. */
function residentsFor(db: Db, viewer: SignedIn) {
  const unseen = [viewer.accountId, ...viewer.blocked]
  return db.selectFrom('account').select(['id', 'name']).where('state', '=', 'active').where('id', 'not in', unseen)
}

/**
 * Who is meant by a name as it was typed: the one neighbor called so; else several are offered, or those whose names
 * begin like it. Nobody is told.
 * @param ticked one of those that were offered before
 */
export async function residentMeant(
  db: Db,
  viewer: SignedIn,
  typed: string | null,
  ticked: string | null,
): Promise<ResidentMeant> {
  if (typed === null) return { accountId: null }
  if (ticked !== null) {
    const chosen = await residentsFor(db, viewer).where('id', '=', ticked).executeTakeFirst()
    if (chosen) return { accountId: chosen.id }
  }
  const same = await residentsFor(db, viewer).where('nameKey', '=', nameKey(typed)).limit(OFFERED).execute()
  const [one] = same
  if (one && same.length === 1) return { accountId: one.id }
  return { perhaps: same.length > 1 ? same : await residentsLike(db, viewer, typed) }
}

async function residentsLike(db: Db, viewer: SignedIn, typed: string): Promise<Resident[]> {
  const words = nameKey(typed).split(' ')
  const starts = [...new Set([words[0] ?? '', words.at(-1) ?? ''])].filter((word) => word.length >= 3)
  if (starts.length === 0) return []
  // A name's key holds letters, digits and blanks alone: nothing in it means anything to LIKE.
  return residentsFor(db, viewer)
    .where((eb) =>
      eb.or(starts.flatMap((word) => [eb('nameKey', 'like', `${word}%`), eb('nameKey', 'like', `% ${word}%`)])),
    )
    .orderBy('nameKey')
    .limit(OFFERED)
    .execute()
}
