import { newId } from '../../db/ids.ts'
import type { Row, Trx } from '../../db/tables.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { type Move, openMoves } from '../../directory/merges/moves.ts'
import { foldText } from '../../web/fold.ts'
import type { Notebook } from '../queries-notebook.ts'
import { holdNotebook } from '../queries-people.ts'
import { broughtTogether, type Choices, fields } from './fields.ts'
import type { ContactMerged, MergedContacts } from './handlers.ts'
import { type MetTogether, moveVisits, ownLists } from './own-rows.ts'
import { inheritApart } from './apart.ts'

export interface MergeWanted {
  keptId: string
  goneId: string
  choices: Choices
  /** When both pages were last changed, as they were shown. */
  seenAt: string
}

/** What was moved. It is the keeper's own, goes with the page, and is forgotten after its days. */
export interface Snapshot {
  moves: readonly Move[]
  visits: MetTogether
  /** People told apart from the one that goes, who were not told apart from the other before. */
  apart: string[]
}

export const shownAt = (kept: { updatedAt: string }, gone: { updatedAt: string }): string =>
  `${kept.updatedAt} ${gone.updatedAt}`

/**
 * Two pages were one person's: the one goes on as the other. Nothing is copied or thrown away: rows are pointed to the
 * page that stays, and what would stand there twice waits where it was.
 * @returns the merge's id
 * @throws NotFound for a page of another notebook
 * @throws Conflict where one of them changed after it was shown
 */
export async function mergeContacts(
  trx: Trx,
  notebook: Notebook,
  { keptId, goneId, choices, seenAt }: MergeWanted,
  now: string,
  handlers: readonly ContactMerged[],
): Promise<string> {
  await holdNotebook(trx, notebook)
  const [kept, gone] = [await wholePage(trx, notebook, keptId), await wholePage(trx, notebook, goneId)]
  if (keptId === goneId || shownAt(kept, gone) !== seenAt) throw new Conflict('joining.changed')
  const moves = openMoves(trx)
  const merge: MergedContacts = { keptId, goneId, moves }
  const together = broughtTogether(kept, gone, choices)
  for (const field of fields) await change(merge, field, kept[field], together[field])
  // Whether that day is known goes with the day.
  const died = together.diedOn === kept.diedOn ? kept : gone
  await change(merge, 'diedDayUnknown', kept.diedDayUnknown, died.diedDayUnknown)
  await change(merge, 'nameKey', kept.nameKey, foldText(together.name))
  await change(merge, 'updatedAt', kept.updatedAt, now)
  // Nobody was met through themselves.
  await moves.repoint('contact', 'metThroughId', goneId, keptId, [keptId])
  for (const { merged } of [ownLists, ...handlers]) await merged(trx, merge)
  const visits = await moveVisits(trx, merge)
  const apart = await inheritApart(trx, keptId, goneId)
  await moves.set('contact', 'mergedIntoId', { from: null, to: keptId }, [goneId])
  const snapshot: Snapshot = { moves: moves.made, visits, apart }
  const id = newId()
  await trx
    .insertInto('contactMerge')
    .values({ id, keptId, goneId, snapshot: JSON.stringify(snapshot), mergedAt: now, undoneAt: null })
    .execute()
  return id
}

async function wholePage(trx: Trx, notebook: Notebook, id: string): Promise<Row<'contact'>> {
  return trx
    .selectFrom('contact')
    .selectAll()
    .where('notebookId', '=', notebook.id)
    .where('mergedIntoId', 'is', null)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('contact'))
}

async function change(
  { keptId, moves }: MergedContacts,
  column: string,
  from: string | number | null,
  to: string | number | null,
): Promise<void> {
  if (from !== to) await moves.set('contact', column, { from, to }, [keptId])
}
