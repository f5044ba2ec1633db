import { newId } from '../../db/ids.ts'
import type { Db } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import { NotFound } from '../../errors.ts'
import type { House } from '../../web/house.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { type Applied, applyPrepared, auditImport } from './apply.ts'
import { type Asked, askedSchema, type Choices } from './choices.ts'
import { dropFile, keptFile } from './kept-files.ts'
import { prepareFile, type Prepared } from './prepare.ts'
import { choicesIn } from './remembered.ts'
import { plainList } from './listing.ts'
import { type Summary, summarySchema } from './summary.ts'
import { inTurn } from './turns.ts'

/** The source of a list that nobody named. */
export const nobodysList = plainList.id

/** Who brings a file in, and under which licence as they last said it. */
interface Bringing {
  accountId: string | null
  licence: string | null
  attribution: string | null
}

/**
 * Brings in what was previewed; bringing it in again changes nothing.
 * @returns null where the file that was previewed is not kept any more
 * @throws NotFound
 */
export async function applyRun(
  house: House,
  hours: HoursKeeper,
  runId: string,
  bringing: Bringing,
): Promise<Applied | null> {
  return inTurn(house, async () => {
    const { run, summary, choices } = await runById(house.db, runId)
    if (run.state !== 'previewed') return { summary, touched: [] }
    const bytes = await keptFile(house, runId, run.fileHash)
    if (bytes === null) return null
    const file = { bytes, name: run.fileName }
    const prepared = await prepareFile(hours, file, { ...bringing, source: run.source }, () => Promise.resolve(choices))
    const applied = await inTransaction(house.db, async (trx) => {
      const { licence, attribution } = prepared
      const now = house.clock.now()
      const own = { id: runId, accountId: bringing.accountId, licence, attribution, now }
      const taken = await trx
        .updateTable('importRun')
        .set({ state: 'applied', licence, attribution, columns: null, at: now })
        .where('id', '=', runId)
        .where('state', '=', 'previewed')
        .executeTakeFirst()
      if (taken.numUpdatedRows === 0n) return { summary, touched: [] }
      const done = await applyPrepared(trx, prepared, own)
      await trx
        .updateTable('importRun')
        .set({ summary: JSON.stringify(done.summary) })
        .where('id', '=', runId)
        .execute()
      await auditImport(trx, own, run.fileName)
      return done
    })
    await dropFile(house, runId)
    return applied
  })
}

/** The same without a preview that waits: for the command, which has the file at hand. */
export async function applyAtOnce(house: House, prepared: Prepared): Promise<Applied> {
  const { source, licence, attribution, fileName, fileHash, format } = prepared
  return inTransaction(house.db, async (trx) => {
    const now = house.clock.now()
    const run = { id: newId(), licence, attribution, accountId: null, now }
    await trx
      .insertInto('importRun')
      .values({
        id: run.id,
        source,
        licence,
        attribution,
        fileName,
        fileHash,
        format,
        state: 'applied',
        summary: '{}',
        at: now,
      })
      .execute()
    const done = await applyPrepared(trx, prepared, run)
    await trx
      .updateTable('importRun')
      .set({ summary: JSON.stringify(done.summary) })
      .where('id', '=', run.id)
      .execute()
    await auditImport(trx, run, fileName)
    return done
  })
}

export type KnownRun = Awaited<ReturnType<typeof runById>>

/** One import with what it would do, or did. @throws NotFound */
export async function runById(db: Db, id: string) {
  const row = await db
    .selectFrom('importRun')
    .select(['id', 'fileName', 'fileHash', 'format', 'source', 'licence', 'attribution', 'state', 'summary', 'at'])
    .select(['columns', 'choices', 'undoneAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('import')
  const { summary, columns, choices, ...run } = row
  const asked: Asked | null = columns === null ? null : askedSchema.parse(JSON.parse(columns))
  const said: Choices | null = choicesIn(choices)
  return { run, summary: summarySchema.parse(JSON.parse(summary)), asked, choices: said }
}

/** The latest imports, newest first. */
export async function latestRuns(db: Db) {
  return db
    .selectFrom('importRun')
    .select(['id', 'fileName', 'source', 'state', 'at'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
}

/** Names of the people whose words an import left standing. */
export async function namesOf(db: Db, summary: Summary): Promise<Map<string, string>> {
  const ids = [...new Set(summary.leftOnes.flatMap(({ lastWord }) => lastWord?.accountId ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
