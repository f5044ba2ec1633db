import type { BusinessSold } from '../directory/sales/handlers.ts'
import { takenDown } from './rules.ts'

/** A note about a closed door comes down with the shop; whoever invited neighbors is still the one who invited them. */
export const porchSold: BusinessSold = {
  treats: ['porchPost.businessId', 'porchReply.businessId'],
  async sold(trx, { soldId, today, moves }) {
    const notes = await trx
      .selectFrom('porchPost')
      .select(['id', 'expiresOn'])
      .where('businessId', '=', soldId)
      .where('kind', '=', 'closure')
      .where('expiresOn', '>=', today)
      .orderBy('id')
      .execute()
    for (const { id, expiresOn } of notes)
      await moves.set('porchPost', 'expiresOn', { from: expiresOn, to: takenDown(today) }, [id])
  },
}
