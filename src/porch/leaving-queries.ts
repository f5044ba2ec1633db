import type { Trx } from '../db/tables.ts'

/** What `asItStood` is like where these are somebody's words. A quote inside of words has a backslash before it. */
export const wordsOf = (accountId: string): string => `%"byId":"${accountId}"%`

/** Whoever leaves takes their words along, also those that lie at the desk as they stood when somebody reported them. */
export async function forgetPorchWords(trx: Trx, accountId: string): Promise<void> {
  await trx.updateTable('report').set({ asItStood: '' }).where('asItStood', 'like', wordsOf(accountId)).execute()
}
