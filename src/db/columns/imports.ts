import { id, instant, int, key, maybe, ref, text } from './notation.ts'

/** Lists that were brought in: what each did, what it was told, and how everything stood before it. */
export const importTables = {
  importRun: {
    id: id('stewards keep none'),
    fileName: text('stewards keep none'),
    /** Bytes' hash: a preview is applied only to the file that was previewed. */
    fileHash: key('nobody keep none'),
    format: key('stewards keep none'),
    source: key('stewards keep none'),
    /** They go out with every row of the list, to anybody. */
    licence: maybe(text('anybody keep none')),
    attribution: maybe(text('anybody keep none')),
    state: text<'previewed' | 'applied' | 'undone'>('stewards keep none'),
    summary: text('stewards keep none'),
    /** The table's columns with some words of each, while it is only looked at. */
    columns: maybe(text('stewards keep none')),
    /** What somebody said its columns are, by heading. */
    choices: maybe(text('stewards keep none')),
    byAccountId: maybe(ref('account', 'stewards former none', 'set null')),
    at: instant('stewards keep none'),
    undoneAt: maybe(instant('stewards keep none')),
    undoneBy: maybe(ref('account', 'stewards former none', 'set null')),
  },
  /** What the columns of a list with these headings were last said to be. */
  importHeadings: {
    headings: key('nobody keep none'),
    choices: text('nobody keep none'),
    chosenBy: maybe(ref('account', 'nobody former none', 'set null')),
    chosenAt: instant('nobody keep none'),
  },
  /** What each source row last said, by source and its own id there. */
  importedRow: {
    source: key('nobody keep none'),
    sourceRef: key('nobody keep none'),
    businessId: ref('business', 'nobody keep none'),
    rowHash: key('nobody keep none'),
    runId: maybe(ref('importRun', 'nobody keep none', 'set null')),
  },
  /** Who stood behind a field before an import wrote over it; nobody did where `saidAt` is empty. */
  importFieldBefore: {
    runId: ref('importRun', 'nobody keep none'),
    businessId: ref('business', 'nobody keep none'),
    field: key('nobody keep none'),
    revision: maybe(int('nobody keep none')),
    saidBy: maybe(ref('account', 'nobody former none', 'set null')),
    saidBySource: maybe(key('nobody keep none')),
    saidAt: maybe(instant('nobody keep none')),
  },
  /** What stood on an entry's row beside its facts before an import wrote to it. */
  importEntryBefore: {
    runId: ref('importRun', 'nobody keep none'),
    businessId: ref('business', 'nobody keep none'),
    slug: key('nobody keep none'),
    licence: maybe(text('nobody keep none')),
    attribution: maybe(text('nobody keep none')),
    confirmedAt: maybe(instant('nobody keep none')),
    confirmedBy: maybe(ref('account', 'nobody former none', 'set null')),
    confirmedAs: maybe(text('nobody erase none')),
    confirmRank: int('nobody keep none'),
  },
  /** What was known of a source's row before an import brought it anew. */
  importRowBefore: {
    runId: ref('importRun', 'nobody keep none'),
    businessId: ref('business', 'nobody keep none'),
    source: key('nobody keep none'),
    sourceRef: key('nobody keep none'),
    rowHash: key('nobody keep none'),
    rowRunId: maybe(key('nobody keep none')),
  },
}
