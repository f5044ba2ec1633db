import { sql } from 'kysely'
import type { Trx } from '../db/tables.ts'
import { indexBusiness } from './search/index-business.ts'

/** A face that somebody claimed goes with them, from the page, its history and the search index. */
export async function forgetPerson(trx: Trx, accountId: string): Promise<void> {
  const faces = await trx.selectFrom('face').select(['businessId', 'name']).where('accountId', '=', accountId).execute()
  for (const { businessId, name } of faces) {
    await trx
      .deleteFrom('businessChange')
      .where('field', '=', 'face')
      .where((eb) => eb.or([eb('before', '=', name), eb('after', '=', name)]))
      .where('revisionId', 'in', (eb) =>
        eb.selectFrom('businessRevision').select('id').where('businessId', '=', businessId),
      )
      .execute()
  }
  await trx.deleteFrom('face').where('accountId', '=', accountId).execute()
  if (faces.length > 0) await indexBusiness(trx, [...new Set(faces.map((face) => face.businessId))])
  await trx.updateTable('business').set({ confirmedAs: 'neighbor' }).where('confirmedBy', '=', accountId).execute()
  // How two entries stood before they were merged names nobody who left, whoever confirmed or said what there.
  await trx
    .updateTable('businessMerge')
    .set({ snapshot: sql`replace("snapshot", ${accountId}, '')` })
    .where('snapshot', 'like', `%${accountId}%`)
    .execute()
  await trx.updateTable('suggestion').set({ why: null }).where('suggestedBy', '=', accountId).execute()
}
