import { newId } from '../../db/ids.ts'
import type { Db } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { House } from '../../web/house.ts'
import { once } from '../../web/once.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { type Asked, type Choices, NoNameColumn, type Recall, worthKeeping } from './choices.ts'
import { dropFile, hashOfFile, keepFile, keptFile } from './kept-files.ts'
import { type BroughtFile, prepareFile, type Prepared, type SaidSource, sourceNamed, tidyFileName } from './prepare.ts'
import { recallFrom, rememberChoices } from './remembered.ts'
import { type KnownRun, nobodysList } from './runs.ts'
import { SpokenFor } from './missing.ts'
import { addMissing, addOutcome, emptySummary, type Summary } from './summary.ts'
import { inTurn } from './turns.ts'
import { weigh } from './weighing.ts'

/** What a prepared file would do to the directory as it stands. Nothing is written. */
export async function previewOf(db: Db, prepared: Prepared): Promise<Summary> {
  const summary = emptySummary(prepared.remarks)
  const spokenFor = new SpokenFor()
  for await (const outcomes of weigh(db, prepared.source, prepared.rows)) {
    for (const outcome of outcomes) {
      addOutcome(summary, outcome)
      spokenFor.add(outcome)
    }
  }
  const refs = new Set(prepared.rows.map(({ ref }) => ref))
  addMissing(summary, await spokenFor.missing(db, prepared.source, refs))
  return summary
}

interface Look extends Pick<Prepared, 'source' | 'licence' | 'attribution' | 'fileName' | 'fileHash' | 'format'> {
  summary: Summary
  asked: Asked | null
}

/** Reads a file and compares it. Of a table without a column of names there is nothing to compare, only to ask. */
async function look(
  house: House,
  hours: HoursKeeper,
  file: BroughtFile,
  said: SaidSource,
  recall: Recall,
): Promise<Look> {
  try {
    const prepared = await prepareFile(hours, file, said, recall)
    return { ...prepared, summary: await previewOf(house.db, prepared) }
  } catch (error) {
    if (!(error instanceof NoNameColumn)) throw error
    const [fileName, fileHash] = [tidyFileName(file.name), hashOfFile(file.bytes)]
    const source = sourceNamed(said.source) ?? nobodysList
    return { ...said, source, fileName, fileHash, format: 'csv', summary: emptySummary([]), asked: error.asked }
  }
}

const columnsOf = ({ source, licence, attribution, fileName, fileHash, format, summary, asked }: Look) => ({
  ...{ source, licence, attribution, fileName, fileHash, format },
  summary: JSON.stringify(summary),
  columns: asked && JSON.stringify(asked),
})

/**
 * Reads a file, compares it, and keeps both until somebody says to bring it in.
 * @param sent who brought it and the form it came with: the same form sent twice is one preview
 * @returns where the preview can be seen
 * @throws Invalid with a key `import.<reason>` when the file cannot be read
 */
export async function previewFile(
  house: House,
  hours: HoursKeeper,
  file: BroughtFile,
  said: SaidSource,
  sent: { accountId: string; body: Record<string, unknown> },
): Promise<string> {
  return inTurn(house, async () => {
    let choices: Choices | null = null
    const recall = recallFrom(house.db)
    const found = await look(house, hours, file, said, async (headings) => (choices = await recall(headings)))
    const [id, now] = [newId(), house.clock.now()]
    const path = `/stewards/imports/${id}`
    const body = { ...sent.body, file: found.fileHash }
    await keepFile(house, id, file.bytes)
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: sent.accountId, body, now }, async () => {
        const run = { id, state: 'previewed' as const, byAccountId: sent.accountId, at: now }
        await trx
          .insertInto('importRun')
          .values({ ...run, ...columnsOf(found), choices: choices && JSON.stringify(choices) })
          .execute()
        return path
      }),
    ).catch(async (error: unknown) => {
      await dropFile(house, id)
      throw error
    })
    if (location !== path) await dropFile(house, id)
    return location
  })
}

/**
 * Reads a previewed file anew, now that somebody said what its columns are, and remembers that for the next such list.
 * @returns false where the file is not kept any more
 * @throws Invalid with a key `import.<reason>`
 */
export async function previewAnew(
  house: House,
  hours: HoursKeeper,
  { run, asked }: KnownRun & { asked: Asked },
  choices: Choices,
  by: { accountId: string; licence: string | null; attribution: string | null },
): Promise<boolean> {
  return inTurn(house, async () => {
    const bytes = await keptFile(house, run.id, run.fileHash)
    if (bytes === null) return false
    const { licence, attribution, accountId } = by
    const said = { source: run.source === nobodysList ? null : run.source, licence, attribution }
    const kept = worthKeeping(asked, choices)
    const found = await look(house, hours, { bytes, name: run.fileName }, said, () => Promise.resolve(kept))
    await inTransaction(house.db, async (trx) => {
      const changed = await trx
        .updateTable('importRun')
        .set({ ...columnsOf(found), choices: JSON.stringify(kept) })
        .where('id', '=', run.id)
        .where('state', '=', 'previewed')
        .executeTakeFirst()
      if (changed.numUpdatedRows === 0n) return
      await rememberChoices(trx, asked, choices, { accountId, now: house.clock.now() })
    })
    return true
  })
}
