import type { Db, Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import { favorRows, partiesOf } from './queries.ts'
import type { FavorRow, PartyRow } from './seeing-rules.ts'

export interface AskedFavor {
  favor: FavorRow
  parties: PartyRow[]
}

const asked = (db: Db) =>
  favorRows(db).where('favor.id', 'in', db.selectFrom('favorParty').select('favorId').where('askedSteward', '=', 1))

/** Favors that a party asked a steward to look at. */
export async function askedFavors(db: Db): Promise<AskedFavor[]> {
  const favors = await asked(db).orderBy('favor.updatedAt', 'desc').limit(100).execute()
  const parties = await partiesOf(
    db,
    favors.map((favor) => favor.id),
  )
  return favors.map((favor) => ({ favor, parties: parties.filter((party) => party.favorId === favor.id) }))
}

/** @throws NotFound where nobody asked: without that a favor is not there for a steward */
export async function askedFavor(db: Db, id: string): Promise<AskedFavor> {
  const favor = await asked(db).where('favor.id', '=', id).executeTakeFirst()
  if (!favor) throw new NotFound('favor')
  return { favor, parties: await partiesOf(db, [id]) }
}

/** A steward has looked; it is out of their sight again. */
export async function putAway(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('favorParty').set({ askedSteward: 0 }).where('favorId', '=', id).execute()
}
