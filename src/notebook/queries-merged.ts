import type { BusinessMerged } from '../directory/merges/handlers.ts'

/** Two entries were one place: what residents wrote of either is of the one that stays. A counter book is its counter's. */
export const notebookMerged: BusinessMerged = {
  treats: ['visit.businessId', 'note.businessId', 'wentPast.businessId', 'contact.faceId'],
  async merged(trx, { keptId, goneId, faces, booksMove, moves }) {
    for (const table of ['visit', 'note'] as const) {
      const shut = booksMove ? [] : await writtenInBook(table)
      await moves.repoint(table, 'businessId', goneId, keptId, shut)
    }
    const untold = booksMove ? [] : await betweenTheTwo()
    await moves.repoint('wentPast', 'businessId', goneId, keptId, untold)
    for (const { from, to } of faces) await moves.repoint('contact', 'faceId', from, to)

    async function writtenInBook(table: 'visit' | 'note'): Promise<string[]> {
      const rows = await trx
        .selectFrom(table)
        .innerJoin('notebook', 'notebook.id', `${table}.notebookId`)
        .select(`${table}.id`)
        .where('notebook.businessId', '=', goneId)
        .execute()
      return rows.map(({ id }) => id)
    }

    /** What was told to the people before, and not agreed to by them for others to read. */
    async function betweenTheTwo(): Promise<string[]> {
      const rows = await trx
        .selectFrom('wentPast')
        .select('id')
        .where('businessId', '=', goneId)
        .where('sentAt', 'is not', null)
        .where((eb) => eb.or([eb('answered', 'is', null), eb('answered', '!=', 'yes')]))
        .execute()
      return rows.map(({ id }) => id)
    }
  },
}
