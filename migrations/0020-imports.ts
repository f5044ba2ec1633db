import type { Kysely } from 'kysely'
import { addColumns, table } from './notation.ts'

/**
 * What the columns of a list are, said by hand and remembered by its headings; and how everything stood that an import
 * wrote over, so that it can be taken back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'importRun', {
    columns: 'text?',
    choices: 'text?',
    undoneAt: 'instant?',
    undoneBy: 'key? -> account set null',
  })
  await addColumns(db, 'businessRevision', { importRunId: 'key? -> importRun set null' })
  const headings = { headings: 'key', choices: 'text', chosenBy: 'key? -> account set null', chosenAt: 'instant' }
  await table(db, 'importHeadings', headings, ['headings'])
  const of = { runId: 'key -> importRun cascade', businessId: 'key -> business cascade' }
  await table(
    db,
    'importFieldBefore',
    {
      ...of,
      field: 'key',
      revision: 'int?',
      saidBy: 'key? -> account set null',
      saidBySource: 'key?',
      saidAt: 'instant?',
    },
    ['runId', 'businessId', 'field'],
  )
  await table(
    db,
    'importEntryBefore',
    {
      ...of,
      slug: 'key',
      licence: 'text?',
      attribution: 'text?',
      confirmedAt: 'instant?',
      confirmedBy: 'key? -> account set null',
      confirmedAs: 'text?',
      confirmRank: 'int',
    },
    ['runId', 'businessId'],
  )
  const row = { ...of, source: 'key', sourceRef: 'key', rowHash: 'key', rowRunId: 'key?' }
  await table(db, 'importRowBefore', row, ['runId', 'source', 'sourceRef'])
}
