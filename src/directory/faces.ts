import type { Language } from '../db/columns/accounts.ts'
import { newId } from '../db/ids.ts'
import type { Trx } from '../db/tables.ts'
import { NotFound } from '../errors.ts'
import type { FieldAudience } from './facts.ts'
import { foldText } from '../web/fold.ts'
import { holdBusiness, raiseVersionOnce } from './hold.ts'
import { type Change, recordRevision, type SaidBy } from './revisions.ts'
import { indexBusiness } from './search/index-business.ts'

/** A person to ask for, as the town is told. */
export interface FaceFacts {
  name: string
  role: string | null
  line: string | null
  language: Language
  whenIn: string | null
  accountId: string | null
  /** The face's person may narrow it. */
  audience: 'anybody' | 'neighbors' | 'me'
  /** Small-talk starters that its owner chose to show. */
  openers: readonly { words: string; language: Language }[]
}

/**
 * Adds a person to ask for, after those who are there.
 * @param by who says so; left out, the face belongs to the adding of the business and makes no revision of its own
 * @returns the face's id
 */
export async function addFace(
  trx: Trx,
  businessId: string,
  face: FaceFacts,
  now: string,
  by: SaidBy | null = null,
): Promise<string> {
  const id = newId()
  const { openers, ...columns } = face
  const last = await trx
    .selectFrom('face')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('businessId', '=', businessId)
    .executeTakeFirst()
  await trx
    .insertInto('face')
    .values({ id, businessId, ...columns, nameKey: foldText(face.name), position: (last?.position ?? -1) + 1 })
    .execute()
  await writeOpeners(trx, id, openers)
  await changeFaces(trx, businessId, by && { by, now, change: changed(face, null, face.name) })
  return id
}

/** Changes what the town is told of a person. @throws NotFound */
export async function editFace(
  trx: Trx,
  businessId: string,
  faceId: string,
  changes: Partial<FaceFacts>,
  by: SaidBy,
  now: string,
): Promise<void> {
  const known = await faceOf(trx, businessId, faceId)
  const { openers, ...columns } = changes
  const name = columns.name ?? known.name
  const after = { ...known, ...columns }
  if (Object.keys(columns).length > 0) {
    await trx
      .updateTable('face')
      .set({ ...columns, nameKey: foldText(name) })
      .where('id', '=', faceId)
      .execute()
  }
  if (openers) await writeOpeners(trx, faceId, openers)
  await changeFaces(trx, businessId, { by, now, change: changed(after, known.name, name) })
  if (after.audience !== 'anybody') await hideNames(trx, businessId, [known.name, name], audienceIn(after))
}

/**
 * Takes a person off the page. Their name leaves the public history as well: it was theirs to take back.
 * @throws NotFound
 */
export async function removeFace(trx: Trx, businessId: string, faceId: string, by: SaidBy, now: string): Promise<void> {
  const known = await faceOf(trx, businessId, faceId)
  await trx.deleteFrom('face').where('id', '=', faceId).execute()
  await changeFaces(trx, businessId, { by, now, change: changed(known, known.name, null) })
  await hideNames(trx, businessId, [known.name], 'owners')
}

async function faceOf(trx: Trx, businessId: string, faceId: string) {
  const face = await trx
    .selectFrom('face')
    .select(['name', 'audience'])
    .where('id', '=', faceId)
    .where('businessId', '=', businessId)
    .executeTakeFirst()
  if (!face) throw new NotFound('face')
  return face
}

async function writeOpeners(trx: Trx, faceId: string, openers: FaceFacts['openers']): Promise<void> {
  await trx.deleteFrom('opener').where('faceId', '=', faceId).execute()
  if (openers.length === 0) return
  const rows = openers.map((opener, position) => ({ id: newId(), faceId, position, ...opener }))
  await trx.insertInto('opener').values(rows).execute()
}

const audienceIn = ({ audience }: Pick<FaceFacts, 'audience'>): FieldAudience =>
  audience === 'me' ? 'owners' : audience

const changed = (face: Pick<FaceFacts, 'audience'>, before: string | null, after: string | null): Change => ({
  field: 'face',
  audience: audienceIn(face),
  before,
  after,
})

/** What every change of faces ends with: the history, the search index and the kept pages follow. */
async function changeFaces(
  trx: Trx,
  businessId: string,
  made: { by: SaidBy; now: string; change: Change } | null,
): Promise<void> {
  if (made) {
    const { revision } = await holdBusiness(trx, businessId)
    const { by, now, change } = made
    await trx
      .updateTable('business')
      .set({ revision: revision + 1, updatedAt: now })
      .where('id', '=', businessId)
      .execute()
    await recordRevision(trx, { businessId, revision: revision + 1, changes: [change], by, now })
  }
  await indexBusiness(trx, [businessId])
  await raiseVersionOnce(trx)
}

/** A name that is no longer for everybody is not read in the history either. */
async function hideNames(trx: Trx, businessId: string, names: string[], audience: FieldAudience): Promise<void> {
  await trx
    .updateTable('businessChange')
    .set({ audience })
    .where('field', '=', 'face')
    .where('audience', '!=', 'owners')
    .where((eb) => eb.or([eb('before', 'in', names), eb('after', 'in', names)]))
    .where('revisionId', 'in', trx.selectFrom('businessRevision').select('id').where('businessId', '=', businessId))
    .execute()
}
