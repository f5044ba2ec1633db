import type { Row, Trx } from '../../db/tables.ts'
import type { FoldedFace } from './handlers.ts'
import type { Moves } from './moves.ts'

type Face = Pick<Row<'face'>, 'id' | 'nameKey' | 'accountId' | 'audience' | 'position' | 'diedOn'>

const facesAt = (trx: Trx, businessId: string): Promise<Face[]> =>
  trx
    .selectFrom('face')
    .select(['id', 'nameKey', 'accountId', 'audience', 'position', 'diedOn'])
    .where('businessId', '=', businessId)
    .orderBy('position')
    .orderBy('id')
    .execute()

/** Two faces of one person: by their account, else by name; an account's person is not whoever bears their name too. */
function isOnePerson(one: Face, other: Face): boolean {
  if (one.accountId !== null && other.accountId !== null) return one.accountId === other.accountId
  return one.nameKey === other.nameKey && (one.diedOn === null) === (other.diedOn === null)
}

/**
 * The people of both stand on one page, each once. Of somebody's two faces the one stays that is theirs to narrow;
 * the other waits with the entry that goes.
 */
export async function moveFaces(trx: Trx, moves: Moves, keptId: string, goneId: string): Promise<FoldedFace[]> {
  const [kept, gone] = [await facesAt(trx, keptId), await facesAt(trx, goneId)]
  const folded: FoldedFace[] = []
  let last = Math.max(-1, ...kept.map(({ position }) => position))
  for (const face of gone) {
    const twin = kept.find(
      (each) => isOnePerson(each, face) && !folded.some(({ from, to }) => [from, to].includes(each.id)),
    )
    if (!twin) {
      last += 1
      await moves.set('face', 'position', { from: face.position, to: last }, [face.id])
      await moves.set('face', 'businessId', { from: goneId, to: keptId }, [face.id])
      continue
    }
    const comes = twin.accountId === null && face.accountId !== null
    const [stays, goes] = comes ? [face, twin] : [twin, face]
    if (comes) {
      await moves.set('face', 'position', { from: face.position, to: twin.position }, [face.id])
      await moves.set('face', 'businessId', { from: goneId, to: keptId }, [face.id])
      await moves.set('face', 'businessId', { from: keptId, to: goneId }, [twin.id])
    }
    const fold = { from: goes.id, to: stays.id, asWide: width(goes) >= width(stays) }
    if (fold.asWide) await moveOpeners(trx, moves, fold)
    folded.push(fold)
  }
  return folded
}

const width = ({ audience }: Face): number => ['me', 'neighbors', 'anybody'].indexOf(audience)

/** What one is glad to talk about comes along, each thing once. */
async function moveOpeners(trx: Trx, moves: Moves, { from, to }: FoldedFace): Promise<void> {
  const openers = await trx
    .selectFrom('opener')
    .select(['id', 'faceId', 'words', 'position'])
    .where('faceId', 'in', [from, to])
    .orderBy('position')
    .execute()
  const known = openers.filter(({ faceId }) => faceId === to)
  let last = Math.max(-1, ...known.map(({ position }) => position))
  for (const { id, words, position } of openers.filter(({ faceId }) => faceId === from)) {
    if (known.some((each) => each.words === words)) continue
    last += 1
    await moves.set('opener', 'position', { from: position, to: last }, [id])
    await moves.set('opener', 'faceId', { from, to }, [id])
  }
}
