import { columns } from '../../src/db/columns.ts'
import type { Audience, Column, Declared } from '../../src/db/columns/notation.ts'
import { newId } from '../../src/db/ids.ts'
import type { Db } from '../../src/db/tables.ts'

/** A unique word in one private field, and who alone may ever read it. */
export interface Canary {
  at: string
  word: string
  audience: Exclude<Audience, 'anybody'>
}

const declared: Declared = columns

/** Columns whose words steer the program; a canary there would be a wrong setting, not a secret. */
const steering: Record<string, string | number | null> = {
  'account.role': 'resident',
  'account.state': 'active',
  'account.language': 'en',
  'account.joinedBy': 'slip',
  'business.phoneAudience': 'owners',
  'business.mailAudience': 'owners',
  'business.openState': 'unknown',
  'face.audience': 'me',
  'visit.kind': 'visit',
  // Something that comes up, of somebody who lives: who died is in no list, letter or calendar.
  'reminder.kind': 'follow-up',
  'reminder.answeredOn': null,
  'contact.diedOn': null,
  'recommendation.kind': 'recommendation',
  'recommendation.removedAt': null,
  'ownerReply.removedAt': null,
  'rating.stage': 'counted',
  'rating.wouldGoBack': 'no',
  'session.content': '{}',
  'outbox.payload': '{}',
  'importRun.summary': '{}',
  'importRun.state': 'previewed',
  'importRun.columns': '{"headings":"x","recalled":false,"columns":[]}',
  'importRun.choices': '{}',
  'importHeadings.choices': '{}',
  'broughtNotebook.content': JSON.stringify({
    town: { name: 'Elsewhere' },
    takenAt: '2026-11-10T12:00:00.000Z',
    tables: {
      ...{ contactFact: [], contactDate: [], visit: [], visitContact: [], note: [], reminder: [] },
      contact: [{ id: newId(), name: 'ZqbroughtNotebookcontentQz', createdAt: '', updatedAt: '' }],
    },
    businesses: {},
    faces: {},
  }),
  'suggestion.state': 'open',
  'suggestionField.field': 'about',
  'duplicatePair.state': 'suggested',
  'businessRevision.revision': 2,
  'guide.hostAnswer': 'asked',
  'favor.kind': 'thanks',
  'favor.state': 'thanked',
  // A note that hangs, with an answer to its author alone: what can be reached is what has to be kept back.
  'porchPost.kind': 'ask',
  'porchPost.expiresOn': '2026-12-10',
  'porchPost.removedAt': null,
  'porchReply.toAuthorOnly': 1,
  'porchReply.removedAt': null,
  'stoveAnswer.removedAt': null,
  'report.state': 'open',
  'report.subjectKind': 'porch-post',
  'report.asItStood': '{"by":"Somebody","words":"Something","language":"en"}',
  // What is found by a word is found by this one.
  'topicWord.key': 'w:canary',
  'slip.usedAt': '2026-11-01T00:00:00.000Z',
}

/** What a column whose audience stands in its row is set to, so that nobody but its owner may read it. */
const narrowest: Record<string, string> = {
  profileField: 'me',
  businessChange: 'owners',
  suggestionField: 'owners',
  face: 'me',
  wentPast: 'parties',
  favorParty: 'parties',
}

/** Who reads a row's own words once its settings above are made, where that is more than its owner. */
const rowReaders: Record<string, Canary['audience']> = {
  porchPost: 'neighbors',
  stoveAnswer: 'neighbors',
  porchChange: 'neighbors',
  porchReply: 'parties',
  recommendation: 'neighbors',
  suggestionField: 'owners',
}

function valueFor(table: string, name: string, column: Column, at: string): string | number | null {
  const steered = steering[`${table}.${name}`]
  if (steered !== undefined) return steered
  if (name === 'audience' && narrowest[table]) return narrowest[table]
  if (/^(state|kind|side|audience|claimedAs|language)$/.test(name)) return settingFor(name)
  switch (column.kind) {
    case 'flag':
      return 0
    case 'int':
    case 'real':
      return 1
    case 'day':
      return '2026-11-10'
    case 'instant':
      return '2026-11-10T12:00:00.000Z'
    default:
      return canaryWord(at)
  }
}

const settings: Record<string, string> = {
  state: 'waiting',
  kind: 'fact',
  side: 'gave',
  audience: 'neighbors',
  claimedAs: 'owner',
  language: 'en',
}
const settingFor = (name: string): string => settings[name] ?? 'x'

/** Letters only, so that no page's typography takes it apart. */
const canaryWord = (at: string): string => `Zq${at.replace(/[^a-z]/gi, '')}Qz`

/**
 * Writes one row into every table, every free text of it a word of its own.
 * @param known ids of rows that are there already, by table: the owner's account, a business, a notebook
 * @returns the words that somebody may not read
 */
export async function writeCanaries(db: Db, known: Record<string, string>, skip: readonly string[]): Promise<Canary[]> {
  const ids: Record<string, string> = { ...known }
  const canaries: Canary[] = []
  for (const table of inOrder()) {
    if (skip.includes(table)) continue
    const row: Record<string, unknown> = {}
    for (const [name, column] of Object.entries(declared[table] ?? {})) {
      const at = `${table}.${name}`
      if (column.kind === 'id') row[name] = ids[table] = newId()
      // A row that pointed to itself would be merged into itself, and shown to nobody.
      else if (column.reference)
        row[name] = column.reference.table === table ? null : (ids[column.reference.table] ?? null)
      else row[name] = valueFor(table, name, column, at)
      const isWord = typeof row[name] === 'string' && row[name].includes(canaryWord(at))
      if (isWord && column.audience !== 'anybody')
        canaries.push({ at, word: canaryWord(at), audience: readerOf(table, column.audience) })
    }
    await db
      .insertInto(table as 'visit')
      .values(row as never)
      .execute()
  }
  return canaries
}

const readerOf = (table: string, audience: Canary['audience']): Canary['audience'] =>
  audience === 'row' ? (rowReaders[table] ?? audience) : audience

/** Tables after those they refer to. */
function inOrder(): string[] {
  const done: string[] = []
  const visit = (table: string, above: readonly string[]): void => {
    if (done.includes(table) || above.includes(table)) return
    for (const column of Object.values(declared[table] ?? {})) {
      if (column.reference) visit(column.reference.table, [...above, table])
    }
    done.push(table)
  }
  for (const table of Object.keys(declared)) visit(table, [])
  return done
}
