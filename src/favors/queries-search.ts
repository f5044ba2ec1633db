import type { Db } from '../db/tables.ts'
import type { SignedIn } from '../web/viewer.ts'
import { favorRows, seenOf } from './queries.ts'
import { answersFor, type FavorSeen } from './seeing-rules.ts'

/** The favors that the viewer is in, or a business they answer for, as they may read them; the latest first. */
export async function favorsToLookThrough(db: Db, viewer: SignedIn): Promise<FavorSeen[]> {
  const businesses = answersFor(viewer)
  const rows = await favorRows(db)
    .where('favor.id', 'in', (eb) =>
      eb
        .selectFrom('favorParty')
        .select('favorId')
        .where((own) =>
          own.or([own('accountId', '=', viewer.accountId), own('businessId', 'in', ['', ...businesses])]),
        ),
    )
    .where('favor.sameAsId', 'is', null)
    .orderBy('favor.happenedOn', 'desc')
    .orderBy('favor.id', 'desc')
    .execute()
  return seenOf(db, viewer, rows)
}
