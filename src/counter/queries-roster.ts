import type { Trx } from '../db/tables.ts'
import { holdNotebook } from '../notebook/queries-people.ts'
import type { Writer } from '../notebook/queries.ts'
import type { Language } from '../web/languages.ts'
import type { Book } from './queries-book.ts'
import { addRegular } from './queries-regulars.ts'
import { comeIn } from './queries-visits.ts'
import type { RosterLine } from './roster-rules.ts'

/**
 * Keeps a pasted list. Sent again it changes nothing: a regular of that name is the same regular, a usual that is
 * written down already stays, and a day is a day.
 */
export async function keepRoster(
  trx: Trx,
  book: Book,
  lines: readonly RosterLine[],
  by: Writer & { language: Language | null },
  now: string,
): Promise<void> {
  await holdNotebook(trx, book)
  for (const { name, usual, lastInOn } of lines) {
    const blank = { language: null, birthday: null, died: false }
    const regularId = await addRegular(trx, book, { name, usual, ...blank }, now)
    if (usual !== null) {
      await trx.updateTable('contact').set({ usual }).where('id', '=', regularId).where('usual', 'is', null).execute()
    }
    if (lastInOn === null) continue
    const came = { regularId, whatFor: null, visitedOn: lastInOn, language: by.language ?? 'en' }
    await comeIn(trx, book, came, by, now)
  }
}
