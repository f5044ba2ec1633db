import type { Db } from '../db/tables.ts'
import type { SignedIn } from '../web/viewer.ts'
import { favorRows, seenOf } from './queries.ts'
import type { FavorSeen } from './seeing-rules.ts'

const ON_A_CARD = 3

/**
 * The latest favors between the viewer and a business or the people who are its faces, as far as both stand by them.
 * @param faceAccounts accounts of its faces, as this viewer may see them
 */
export async function favorsBetween(
  db: Db,
  viewer: SignedIn,
  businessId: string,
  faceAccounts: readonly string[],
): Promise<FavorSeen[]> {
  const own = db
    .selectFrom('favorParty')
    .select('favorId')
    .where('accountId', '=', viewer.accountId)
    .where('favorParty.state', 'in', ['yes', 'glad', 'not-quite'])
  const there = db
    .selectFrom('favorParty')
    .select('favorId')
    .where((eb) => eb.or([eb('businessId', '=', businessId), eb('accountId', 'in', ['', ...faceAccounts])]))
    // Who was named and has not answered is known to whoever wrote it down, and to nobody else.
    .where((eb) =>
      eb.or([
        eb('favorParty.state', 'in', ['yes', 'glad', 'not-quite']),
        eb(
          'favorId',
          'in',
          eb.selectFrom('favor as told').select('told.id').where('told.recordedById', '=', viewer.accountId),
        ),
      ]),
    )
  const rows = await favorRows(db)
    .where('favor.state', 'in', ['confirmed', 'thanked'])
    .where('favor.sameAsId', 'is', null)
    .where('favor.id', 'in', own)
    .where('favor.id', 'in', there)
    .orderBy('favor.happenedOn', 'desc')
    .orderBy('favor.id', 'desc')
    .limit(ON_A_CARD)
    .execute()
  return seenOf(db, viewer, rows)
}
