import type { Trx } from '../../db/tables.ts'
import { Conflict } from '../../errors.ts'
import { moveBack } from '../../directory/merges/moves.ts'
import { foldText } from '../../web/fold.ts'
import type { Notebook } from '../queries-notebook.ts'
import { holdNotebook } from '../queries-people.ts'
import { takeBackApart } from './apart.ts'
import type { Snapshot } from './merging.ts'
import { moveVisitsBack } from './own-rows.ts'
import { type Merge, ownMerge, whyNotUndone } from './queries.ts'

/**
 * They were two after all: both pages say again what they said. What was written since stays with the page that stayed,
 * and what was changed since on something that goes back goes back with it as it is now.
 * @returns the merge; one that is undone already is left as it is
 * @throws NotFound for a merge in another notebook
 * @throws Conflict where it is too late, or a later one has to be undone first
 */
export async function undoContactMerge(trx: Trx, notebook: Notebook, id: string, now: string): Promise<Merge> {
  await holdNotebook(trx, notebook)
  const made = await ownMerge(trx, notebook, id)
  if (made.undoneAt !== null) return made
  const why = await whyNotUndone(trx, made, now)
  if (why) throw new Conflict(why)
  const { keptId, goneId } = made
  const snapshot = JSON.parse(made.snapshot) as Snapshot
  await moveBack(trx, snapshot.moves)
  await moveVisitsBack(trx, { keptId, goneId }, snapshot.visits)
  await takeBackApart(trx, keptId, snapshot.apart)
  // Who got another name meanwhile is found by that one.
  const { name } = await trx.selectFrom('contact').select('name').where('id', '=', keptId).executeTakeFirstOrThrow()
  await trx
    .updateTable('contact')
    .set({ nameKey: foldText(name) })
    .where('id', '=', keptId)
    .execute()
  await trx.updateTable('contactMerge').set({ undoneAt: now, snapshot: '' }).where('id', '=', id).execute()
  return made
}
