import type { Trx } from '../../db/tables.ts'
import type { BusinessMerged, MergedBusinesses, UndoneMerge } from './handlers.ts'
import type { Moves } from './moves.ts'

/**
 * What stays with the entry that goes: its addresses and its code, which lead on through `mergedIntoId` for ever; its
 * own history; what the lists said of it, which is asked for by way of the entry it became; and the bookkeeping itself.
 */
export const stays: readonly string[] = [
  ...['business.mergedIntoId', 'businessSlug.businessId', 'businessCategory.businessId', 'businessField.businessId'],
  ...['businessRevision.businessId', 'importedRow.businessId', 'duplicatePair.oneId', 'duplicatePair.otherId'],
  ...['businessMerge.keptId', 'businessMerge.goneId', 'businessSale.businessId', 'businessSale.successorId'],
  ...['importFieldBefore.businessId', 'importEntryBefore.businessId', 'importRowBefore.businessId'],
]

/** Faces and their openers have moved already: which goes on as which is told to everybody. */
export const directoryRows: BusinessMerged = {
  treats: [
    ...['face.businessId', 'opener.faceId', 'closure.businessId', 'photo.businessId', 'suggestion.businessId'],
    ...['business.successorId', 'refrigeratorLine.businessId'],
  ],
  async merged(trx, { keptId, goneId, moves }) {
    await moves.repoint('closure', 'businessId', goneId, keptId)
    await movePhotos(trx, moves, keptId, goneId)
    await moves.repoint('refrigeratorLine', 'businessId', goneId, keptId)
    // Nobody carries themselves on.
    await moves.repoint('business', 'successorId', goneId, keptId, [keptId])
  },
  async undone(trx, { faces }) {
    for (const face of faces) await followFace(trx, face)
  },
}

/** Both places' photos stand on one page, those of the one that stays first; together they may be more than one puts up. */
async function movePhotos(trx: Trx, moves: Moves, keptId: string, goneId: string): Promise<void> {
  const rows = await trx
    .selectFrom('photo')
    .select(['id', 'businessId', 'position'])
    .where('businessId', 'in', [keptId, goneId])
    .orderBy('position')
    .orderBy('id')
    .execute()
  let last = Math.max(-1, ...rows.filter(({ businessId }) => businessId === keptId).map(({ position }) => position))
  for (const { id, position } of rows.filter(({ businessId }) => businessId === goneId)) {
    last += 1
    await moves.set('photo', 'position', { from: position, to: last }, [id])
    await moves.set('photo', 'businessId', { from: goneId, to: keptId }, [id])
  }
}

/** Suggestions go by the revisions of the entry they are made to. */
export async function moveSuggestions(trx: Trx, merge: MergedBusinesses, revision: number): Promise<void> {
  const { keptId, goneId, moves } = merge
  const rows = await trx
    .selectFrom('suggestion')
    .select(['id', 'baseRevision'])
    .where('businessId', '=', goneId)
    .where('state', '=', 'open')
    .execute()
  for (const { id, baseRevision } of rows) {
    await moves.set('suggestion', 'baseRevision', { from: baseRevision, to: revision }, [id])
    await moves.set('suggestion', 'businessId', { from: goneId, to: keptId }, [id])
  }
}

/** Somebody took their face away meanwhile, or showed it to fewer: its double goes the same way. */
async function followFace(trx: Trx, { from, to }: UndoneMerge['faces'][number]): Promise<void> {
  const stayed = await trx.selectFrom('face').select('audience').where('id', '=', to).executeTakeFirst()
  const audience = stayed?.audience ?? 'me'
  if (audience === 'anybody') return
  await trx
    .updateTable('face')
    .set({ audience })
    .where('id', '=', from)
    .where('audience', 'in', audience === 'me' ? ['anybody', 'neighbors'] : ['anybody'])
    .execute()
}
