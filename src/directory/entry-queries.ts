import type { Db } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { Viewer } from '../web/viewer.ts'
import type { ShownFace } from './face-reading.ts'
import { facesFor } from './face-rules.ts'
import { type BusinessFacts, type FactName, type FieldAudience, factFrom, factNames } from './facts.ts'
import { faceSlots } from './form.ts'
import { photosOf } from './photos/queries.ts'
import { businessBySlug } from './queries.ts'
import { audiencesAt, hiddenFrom } from './rules.ts'
import { type ChangeSince, changesSince } from './revisions.ts'
import type { EntryState } from './shown-entry.ts'
import { factsOf } from './stored-facts.ts'

/** An entry in the hands of somebody who may change it. */
export interface Entry extends EntryState {
  id: string
  slug: string
  name: string
  /** What the hours say of the days to come, as it is kept. */
  outlook: string | null
  /** What this viewer does not read though it is there: shown empty, and kept where it stays empty. */
  hidden: FactName[]
  /** The audiences this viewer belongs to here. */
  reads: FieldAudience[]
  /** Who keeps an address back is told that a picture may give it away. */
  hasPhotos: boolean
}

/** @throws NotFound for an unknown entry and for one that is not this viewer's to change */
export async function entryToEdit(db: Db, viewer: Viewer, slug: string): Promise<Entry> {
  const found = await businessBySlug(db, viewer, slug)
  if (!found.mayEdit) throw new NotFound('business')
  return entryFor(db, viewer, found.id)
}

/** An entry as this viewer reads it: what is not for them is not in it. */
export async function entryFor(db: Db, viewer: Viewer, id: string): Promise<Entry> {
  const row = await db.selectFrom('business').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const faces = (await facesShown(db, viewer, id)).slice(0, faceSlots.length)
  const { slug, name, outlook, revision } = row
  const facts = await factsOf(db, row)
  const reads = audiencesAt(viewer, id)
  const hidden = hiddenFrom(reads, facts)
  const hasPhotos = (await photosOf(db, id)).length > 0
  return { id, slug, name, outlook, facts: withoutHidden(facts, hidden), faces, revision, hidden, reads, hasPhotos }
}

const withoutHidden = <Facts extends Partial<BusinessFacts>>(facts: Facts, hidden: readonly FactName[]): Facts => ({
  ...facts,
  ...Object.fromEntries(hidden.map((name) => [name, null])),
})

/** The facts as somebody had them before them at an earlier revision, and what was changed since that they may read. */
export async function entryAt(
  db: Db,
  entry: Entry,
  revision: number,
): Promise<{ facts: BusinessFacts; since: ChangeSince[] }> {
  if (revision >= entry.revision) return { facts: entry.facts, since: [] }
  const all = await changesSince(db, entry.id, revision)
  const since = all.filter(
    ({ field, audience }) => entry.reads.includes(audience) && !entry.hidden.some((name) => name === field),
  )
  const facts: Record<string, unknown> = { ...entry.facts }
  for (const change of [...since].reverse()) {
    const name = factNames.find((each) => each === change.field)
    if (name) facts[name] = factFrom(name, change.before)
  }
  return { facts: facts as unknown as BusinessFacts, since }
}

/**
 * The people of a business as its forms show them to this reader. One who keeps their face to themselves is not among
 * them, nor is whoever is not there for the reader, though the reader keep the page.
 */
export async function facesShown(db: Db, viewer: Viewer, businessId: string): Promise<ShownFace[]> {
  const rows = await db
    .selectFrom('face')
    .select(['id', 'name', 'role', 'whenIn', 'accountId', 'audience'])
    .where('businessId', '=', businessId)
    .where('audience', '!=', 'me')
    .$narrowType<{ audience: 'anybody' | 'neighbors' }>()
    .where('diedOn', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const openers = await db
    .selectFrom('opener')
    .innerJoin('face', 'face.id', 'opener.faceId')
    .select(['opener.faceId', 'opener.words', 'opener.language'])
    .where('face.businessId', '=', businessId)
    .orderBy('opener.position')
    .execute()
  return facesFor(rows, viewer).map((face) => ({
    id: face.id,
    name: face.name,
    role: face.role,
    whenIn: face.whenIn,
    openers: openers.filter((opener) => opener.faceId === face.id).map(({ words, language }) => ({ words, language })),
  }))
}

/** What these accounts are called, for a neighbor who reads who changed something. */
export async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Map()
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('id', 'in', known)
    .where('state', '!=', 'erased')
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
