import type { Trx } from '../db/tables.ts'

/** Whoever leaves takes their words along, also those that lie at the desk as they stood when somebody reported them. */
export async function forgetPorchWords(trx: Trx, accountId: string): Promise<void> {
  for (const table of ['porchPost', 'porchReply', 'stoveAnswer'] as const) {
    await trx
      .updateTable('report')
      .set({ asItStood: '' })
      .where('subjectId', 'in', (eb) => eb.selectFrom(table).select('id').where('accountId', '=', accountId))
      .execute()
  }
}
