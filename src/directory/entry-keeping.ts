import type { Language } from '../db/columns/accounts.ts'
import type { Db, Trx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { Conflict } from '../errors.ts'
import { once } from '../web/once.ts'
import type { SignedIn } from '../web/viewer.ts'
import { confirmHours } from './confirmations.ts'
import { type Entry, facesShown } from './entry-queries.ts'
import { type FaceEdit, type FaceWords, markOf, type ShownFace } from './face-reading.ts'
import type { BusinessFacts, FactName } from './facts.ts'
import { addFace, createBusiness, editBusiness, editFace, plainFacts, removeFace, type SaidBy } from './records.ts'
import type { EntryReading } from './reading.ts'

type Ready = Extract<EntryReading, { kind: 'ready' }>

interface Sent {
  viewer: SignedIn
  body: unknown
  language: Language
  now: string
}

/** @returns where the new entry is seen */
export async function keepNewEntry(db: Db, sent: Sent, { facts, faces, input }: Ready): Promise<string> {
  const { viewer, body, now, language } = sent
  const by: SaidBy = { accountId: viewer.accountId, source: null, why: input.why }
  return inTransaction(db, async (trx) =>
    once(trx, { author: viewer.accountId, body, now }, async () => {
      const { id, slug } = await createBusiness(trx, { ...plainFacts, ...facts }, by, now)
      for (const edit of faces) if (edit.kind === 'add') await addFace(trx, id, newFace(edit.face, language), now)
      if (facts.hours || facts.hoursText) await confirmHours(trx, id, viewer, now)
      return `/directory/${slug}`
    }),
  )
}

/**
 * @returns where the changed entry is seen
 * @throws Conflict `directory.changed-meanwhile` when somebody else changed the same thing
 */
export async function keepEdit(
  db: Db,
  sent: Sent,
  entry: Entry,
  { facts, faces, input, newHours }: Ready,
): Promise<string> {
  const { viewer, body, now, language } = sent
  const by: SaidBy = { accountId: viewer.accountId, source: null, why: input.why }
  return inTransaction(db, async (trx) =>
    once(trx, { author: viewer.accountId, body, now }, async () => {
      await editBusiness(trx, entry.id, input.revision, saidOf(facts, entry.hidden), by, now)
      const standing = await facesShown(trx, viewer, entry.id)
      for (const edit of faces) await keepFace(trx, entry.id, edit, standing, { by, now, language })
      if (newHours) await confirmHours(trx, entry.id, viewer, now)
      const { slug } = await trx
        .selectFrom('business')
        .select('slug')
        .where('id', '=', entry.id)
        .executeTakeFirstOrThrow()
      return `/directory/${slug}`
    }),
  )
}

/** What somebody could not read and left empty is as it was. */
const saidOf = (facts: Partial<BusinessFacts>, hidden: readonly FactName[]): Partial<BusinessFacts> =>
  Object.fromEntries(
    Object.entries(facts).filter(([name, value]) => value !== null || !hidden.some((each) => each === name)),
  )

const newFace = (face: FaceWords, language: Language) => ({
  ...face,
  line: null,
  language,
  accountId: null,
  audience: 'anybody' as const,
})

/** A face is changed as it was shown, or not at all. */
async function keepFace(
  trx: Trx,
  businessId: string,
  edit: FaceEdit,
  standing: readonly ShownFace[],
  { by, now, language }: { by: SaidBy; now: string; language: Language },
): Promise<void> {
  if (edit.kind === 'add') {
    await addFace(trx, businessId, newFace(edit.face, language), now, by)
    return
  }
  const face = standing.find(({ id }) => id === edit.id)
  if (edit.kind === 'remove' && !face) return
  if (face && edit.kind === 'edit' && markOf(face) === markOf(edit.face)) return
  if (!face || markOf(face) !== edit.mark) throw new Conflict('directory.changed-meanwhile')
  if (edit.kind === 'remove') {
    await removeFace(trx, businessId, face.id, by, now)
    return
  }
  // Words that stood before stay in the language they were written in.
  const openers = edit.face.openers.map((opener) => face.openers.find(({ words }) => words === opener.words) ?? opener)
  await editFace(trx, businessId, face.id, { ...edit.face, openers }, by, now)
}
