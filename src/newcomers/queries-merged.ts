import type { Trx } from '../db/tables.ts'
import type { BusinessMerged, FoldedFace } from '../directory/merges/handlers.ts'

/** Two faces were one person: whoever was sent to the one is sent to the other. */
export const newcomersMerged: BusinessMerged = {
  treats: ['vouch.faceId', 'introduction.faceId', 'guideStep.faceId'],
  async merged(trx, { faces, moves }) {
    for (const face of faces) {
      const { from, to } = face
      await moves.repoint('introduction', 'faceId', from, to)
      await moves.repoint('guideStep', 'faceId', from, to, await inBothGuides(trx, face))
      // A word for a face that fewer people see does not reach more of them by this.
      if (face.asWide) await moves.repoint('vouch', 'faceId', from, to, await saidOfBoth(trx, face))
    }
  },
}

async function inBothGuides(trx: Trx, { from, to }: FoldedFace): Promise<string[]> {
  const rows = await trx
    .selectFrom('guideStep as one')
    .innerJoin('guideStep as other', 'other.guideId', 'one.guideId')
    .select('one.id')
    .where('one.faceId', '=', from)
    .where('other.faceId', '=', to)
    .execute()
  return rows.map(({ id }) => id)
}

async function saidOfBoth(trx: Trx, { from, to }: FoldedFace): Promise<string[]> {
  const rows = await trx
    .selectFrom('vouch as one')
    .innerJoin('vouch as other', (join) =>
      join.onRef('other.voucherId', '=', 'one.voucherId').onRef('other.topicKey', '=', 'one.topicKey'),
    )
    .select('one.id')
    .where('one.faceId', '=', from)
    .where('other.faceId', '=', to)
    .execute()
  return rows.map(({ id }) => id)
}
