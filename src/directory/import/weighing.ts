import type { Db } from '../../db/tables.ts'
import type { BusinessFacts } from '../facts.ts'
import { foldText } from '../../web/fold.ts'
import { additionsTo, changesFrom, type Left, spokenOf } from './comparison.ts'
import {
  type Candidate,
  candidatesFor,
  entriesOf,
  type Entry,
  type KnownRow,
  knownRows,
  refsOf,
} from './import-queries.ts'
import { areOnePlace, areOneRenamed } from '../likeness.ts'
import type { Brought, BroughtName } from './listing-facts.ts'
import { pauseAt } from './pause.ts'

/** What becomes of one row of a file. */
export type Outcome =
  | { kind: 'new'; brought: Brought }
  /** An entry this source made, or follows: its own fields are brought up to date. */
  | { kind: 'known'; brought: Brought; entry: Entry; changes: Partial<BusinessFacts>; left: Left[] }
  /** An entry that others made: it is only added to. */
  | { kind: 'linked'; brought: Brought; entry: Entry; changes: Partial<BusinessFacts> }
  /** The row says what it said last time. */
  | { kind: 'same'; brought: Brought; businessId: string }
  /** The source says it is gone, and it is not here. */
  | { kind: 'gone'; brought: Brought }
  /** The source says it is gone, and here it is listed as there: for a person to look at. */
  | { kind: 'doubted'; brought: Brought; entry: Entry }

/** A file's rows, as they are compared with what stands: the same for the preview and for bringing them in. */
interface File {
  source: string
  refs: ReadonlySet<string>
  spoken: ReadonlySet<BroughtName>
  /** Entries that a row of the file spoke for: of two rows for one, the first counts. */
  taken: Set<string>
}

const AT_ONCE = 200

/**
 * Compares every row with the directory, some at a time. Nothing is written; whoever writes each batch before asking
 * for the next sees its own entries in the next comparison, and a row is never matched to another row of its own file.
 */
export async function* weigh(db: Db, source: string, all: readonly Brought[]): AsyncGenerator<Outcome[]> {
  const refs = new Set(all.map(({ ref }) => ref))
  const file: File = { source, refs, spoken: spokenOf(all), taken: new Set() }
  for (let from = 0; from < all.length; from += AT_ONCE) {
    yield weighSome(db, file, all.slice(from, from + AT_ONCE))
  }
}

async function weighSome(db: Db, file: File, some: readonly Brought[]): Promise<Outcome[]> {
  const refs = some.map(({ ref }) => ref)
  const known = await knownRows(db, file.source, refs)
  const unknown = some.filter(({ ref }) => !known.has(ref))
  const matches = await matchesOf(db, file, unknown)
  const news = some.filter(({ ref, rowHash, closed }) => closed || known.get(ref)?.rowHash !== rowHash)
  const ids = news.flatMap(({ ref }) => known.get(ref)?.businessId ?? matches.get(ref)?.id ?? [])
  const entries = await entriesOf(db, [...new Set(ids)])
  const outcomes: Outcome[] = []
  for (const [index, brought] of some.entries()) {
    await pauseAt(index)
    const row = known.get(brought.ref)
    const isSame = row !== undefined && (!news.includes(brought) || file.taken.has(row.businessId))
    if (isSame) outcomes.push({ kind: 'same', brought, businessId: row.businessId })
    else {
      const match = matches.get(brought.ref)
      const entry = entries.get(row?.businessId ?? match?.id ?? '')
      outcomes.push(outcomeOf(file, brought, row, entry, match?.follows ?? true))
    }
    if (row) file.taken.add(row.businessId)
  }
  return outcomes
}

function outcomeOf(
  { source, spoken }: File,
  brought: Brought,
  row: KnownRow | undefined,
  entry: Entry | undefined,
  own: boolean,
): Outcome {
  if (brought.closed) {
    const isThere = entry !== undefined && entry.standing !== 'closed'
    if (isThere) return { kind: 'doubted', brought, entry }
    return row ? { kind: 'same', brought, businessId: row.businessId } : { kind: 'gone', brought }
  }
  if (entry === undefined) return row ? { kind: 'same', brought, businessId: row.businessId } : { kind: 'new', brought }
  if (!own) return { kind: 'linked', brought, entry, changes: additionsTo(entry, brought.facts) }
  return { kind: 'known', brought, entry, ...changesFrom(brought.facts, entry, source, spoken) }
}

interface Match {
  id: string
  /** Its earlier row of this source is gone from the file: the new row goes on for it. */
  follows: boolean
}

/** Entries that rows speak of which the source never brought under this id. */
async function matchesOf(db: Db, file: File, rows: readonly Brought[]): Promise<Map<string, Match>> {
  const matches = new Map<string, Match>()
  if (rows.length === 0) return matches
  const phones = rows.flatMap(({ facts }) => facts.phone ?? [])
  const candidates = await candidatesFor(db, [...new Set(rows.map(({ facts }) => foldText(facts.name)))], phones)
  const refs = await refsOf(
    db,
    file.source,
    candidates.map(({ id }) => id),
  )
  const near = byNameAndPhone(candidates)
  for (const brought of rows) {
    const match = [...(near.get(foldText(brought.facts.name)) ?? []), ...(near.get(brought.facts.phone ?? '') ?? [])]
      .map((candidate) => matchWith(brought, candidate, refs.get(candidate.id) ?? [], file))
      .find((found) => found !== null && !file.taken.has(found.id))
    if (!match) continue
    file.taken.add(match.id)
    matches.set(brought.ref, match)
  }
  return matches
}

function byNameAndPhone(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const near = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    for (const key of [candidate.nameKey, candidate.phone ?? '']) {
      if (key !== '') near.set(key, [...(near.get(key) ?? []), candidate])
    }
  }
  return near
}

/** What the same source lists beside this row is another business, however alike the two are. */
function matchWith(brought: Brought, candidate: Candidate, refs: readonly string[], file: File): Match | null {
  if (refs.some((ref) => file.refs.has(ref))) return null
  const follows = refs.length > 0
  if (areOnePlace(brought.facts, candidate)) return { id: candidate.id, follows }
  // Ids of the source's own stay with a business when its name changes; those made of its words do not.
  const namedByWords = follows && [brought.ref, ...refs].every((ref) => ref.startsWith('as:'))
  return namedByWords && areOneRenamed(brought.facts, candidate) ? { id: candidate.id, follows } : null
}
