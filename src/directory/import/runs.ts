import { newId } from '../../db/ids.ts'
import type { Db } from '../../db/tables.ts'
import { inTransaction } from '../../db/transaction.ts'
import { NotFound } from '../../errors.ts'
import type { House } from '../../web/house.ts'
import { once } from '../../web/once.ts'
import type { HoursKeeper } from '../hours/keeper.ts'
import { type Applied, applyPrepared, auditImport } from './apply.ts'
import { dropFile, keepFile, keptFile } from './kept-files.ts'
import { type BroughtFile, prepareFile, type Prepared, type SaidSource } from './prepare.ts'
import { addOutcome, emptySummary, type Summary, summarySchema } from './summary.ts'
import { weigh } from './weighing.ts'

/** What a prepared file would do to the directory as it stands. Nothing is written. */
export async function previewOf(db: Db, prepared: Prepared): Promise<Summary> {
  const summary = emptySummary(prepared.remarks)
  for await (const outcomes of weigh(db, prepared.source, prepared.rows)) {
    for (const outcome of outcomes) addOutcome(summary, outcome)
  }
  return summary
}

/** Large files are read one after the other: two at once would hold twice the memory. */
const queues = new WeakMap<House, Promise<unknown>>()

async function inTurn<T>(house: House, work: () => Promise<T>): Promise<T> {
  const before = queues.get(house) ?? Promise.resolve()
  const mine = before.then(work, work)
  queues.set(house, mine)
  return mine
}

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
    const prepared = await prepareFile(hours, file, said)
    const summary = await previewOf(house.db, prepared)
    const [id, now] = [newId(), house.clock.now()]
    const path = `/stewards/imports/${id}`
    const body = { ...sent.body, file: prepared.fileHash }
    await keepFile(house, id, file.bytes)
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: sent.accountId, body, now }, async () => {
        const { source, licence, attribution, fileName, fileHash, format } = prepared
        const run = { id, source, licence, attribution, fileName, fileHash, format }
        await trx
          .insertInto('importRun')
          .values({
            ...run,
            state: 'previewed',
            summary: JSON.stringify(summary),
            byAccountId: sent.accountId,
            at: now,
          })
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
    const { run, summary } = await runById(house.db, runId)
    if (run.state === 'applied') return { summary, touched: [] }
    const bytes = await keptFile(house, runId, run.fileHash)
    if (bytes === null) return null
    const prepared = await prepareFile(hours, { bytes, name: run.fileName }, { ...bringing, source: run.source })
    const applied = await inTransaction(house.db, async (trx) => {
      const { licence, attribution } = prepared
      const now = house.clock.now()
      const own = { id: runId, accountId: bringing.accountId, licence, attribution, now }
      const taken = await trx
        .updateTable('importRun')
        .set({ state: 'applied', licence, attribution, at: now })
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

/** One import with what it would do, or did. @throws NotFound */
export async function runById(db: Db, id: string) {
  const row = await db
    .selectFrom('importRun')
    .select(['id', 'fileName', 'fileHash', 'format', 'source', 'licence', 'attribution', 'state', 'summary', 'at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('import')
  const { summary, ...run } = row
  return { run, summary: summarySchema.parse(JSON.parse(summary)) }
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
