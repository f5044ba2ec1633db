import type { Trx } from '../db/tables.ts'

/**
 * When somebody leaves, what they gave to others stays, from "a former neighbor". What was only ever their own word goes
 * with them, and so do the names that they alone put down, the cards of those, and their leave to show it to others.
 */
export async function forgetFavors(trx: Trx, accountId: string): Promise<void> {
  await trx
    .deleteFrom('favor')
    .where('recordedById', '=', accountId)
    .where('id', 'not in', (eb) =>
      eb
        .selectFrom('favorParty')
        .select('favorId')
        .where((or) =>
          or.or([
            or.and([or('favorParty.accountId', 'is not', null), or('favorParty.accountId', '!=', accountId)]),
            or('favorParty.businessId', 'is not', null),
          ]),
        )
        .where((or) =>
          or.or([
            or('favorParty.state', 'in', ['yes', 'glad', 'not-quite']),
            or('favorParty.ownWords', 'is not', null),
            or(
              'favorParty.favorId',
              'in',
              or.selectFrom('favor as thanks').select('thanks.id').where('thanks.state', '=', 'thanked'),
            ),
          ]),
        ),
    )
    .execute()
  const recorded = trx.selectFrom('favor').select('id').where('recordedById', '=', accountId)
  const named = trx
    .selectFrom('favorParty')
    .select('id')
    .where('favorId', 'in', recorded)
    .where('neighborName', 'is not', null)
  await trx.deleteFrom('paperCode').where('favorPartyId', 'in', named).execute()
  await trx
    .updateTable('favorParty')
    .set({ neighborName: null, audience: 'parties' })
    .where('favorId', 'in', recorded)
    .where('neighborName', 'is not', null)
    .execute()
  await trx
    .updateTable('favorParty')
    .set({ audience: 'parties', askedSteward: 0 })
    .where('accountId', '=', accountId)
    .execute()
}
