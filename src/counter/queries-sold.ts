import type { Trx } from '../db/tables.ts'
import type { BusinessSold, SoldBusiness, TakenBack } from '../directory/sales/handlers.ts'
import type { SaleOf } from '../directory/sales/queries.ts'
import { Conflict } from '../errors.ts'
import type { SignedIn } from '../web/viewer.ts'
import { nextState, pending } from './claim-rules.ts'
import { askClaim, moveClaim, pendingClaim } from './queries-claims.ts'
import type { Day } from './queries-book.ts'

/**
 * A counter book stays with the counter it was kept at: its people leave it the same minute, nobody follows them to it,
 * and cards do not go along. Its tablets and PINs open nothing, for nobody stands there. Whoever a line is about reads and erases it by their card or code as before.
 */
export const counterSold: BusinessSold = {
  treats: [
    'businessPerson.businessId',
    'claim.businessId',
    'cardGrant.businessId',
    'notebook.businessId',
    'counterTablet.businessId',
    'counterPin.businessId',
  ],
  async sold(trx, sale) {
    await endRoles(trx, sale)
    await endClaims(trx, sale)
  },
  async takenBack(trx, back) {
    await shutSuccessor(trx, back)
  },
}

async function endRoles(trx: Trx, { soldId, today, moves }: SoldBusiness): Promise<void> {
  const roles = await trx
    .selectFrom('businessPerson')
    .select(['id', 'untilOn'])
    .where('businessId', '=', soldId)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
    .orderBy('id')
    .execute()
  for (const { id, untilOn } of roles) await moves.set('businessPerson', 'untilOn', { from: untilOn, to: today }, [id])
}

/** What was claimed of the place as it was is at an end; the claimant reads it among their word. */
async function endClaims(trx: Trx, { soldId, moves }: SoldBusiness): Promise<void> {
  const claims = await trx
    .selectFrom('claim')
    .select(['id', 'state'])
    .where('businessId', '=', soldId)
    .where('state', 'in', pending)
    .orderBy('id')
    .execute()
  for (const { id, state } of claims)
    await moves.set('claim', 'state', { from: state, to: nextState(state, 'sale') }, [id])
  if (claims.length === 0) return
  await trx
    .updateTable('claim')
    .set({ toldAt: null })
    .where(
      'id',
      'in',
      claims.map(({ id }) => id),
    )
    .execute()
}

/** Whoever stood behind the new counter, which kept nothing yet, stands behind none. */
async function shutSuccessor(trx: Trx, { successorId, today }: TakenBack): Promise<void> {
  await trx
    .updateTable('businessPerson')
    .set({ untilOn: today })
    .where('businessId', '=', successorId)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
    .execute()
  await trx
    .updateTable('claim')
    .set({ state: 'withdrawn' })
    .where('businessId', '=', successorId)
    .where('state', 'in', [...pending, 'settled'])
    .execute()
}

/**
 * The neighbor who is said to own the new place says that it is so. From here it is a claim like any other that
 * somebody vouched for: the book, which is empty, opens at once, and the public page when nobody can object any more.
 * @throws Conflict where it was answered or taken back meanwhile
 */
export async function takeOver(trx: Trx, viewer: SignedIn, sale: SaleOf, now: string, day: Day): Promise<void> {
  await answerSale(trx, sale, 'yes')
  await askClaim(trx, viewer, sale.successorId, { claimedAs: 'owner', likesToTalkAbout: null, evidence: null }, now)
  const claim = await pendingClaim(trx, viewer, sale.successorId)
  if (claim.state === 'asked') await moveClaim(trx, claim, 'handshake', { by: sale.soldBy, ...day })
}

/** @throws Conflict */
export async function answerSale(trx: Trx, { id, successorId }: SaleOf, answered: 'yes' | 'no'): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('businessSale')
    .set(answered === 'no' ? { answered, buyerId: null } : { answered })
    .where('id', '=', id)
    .where('answered', 'is', null)
    .where('undoneAt', 'is', null)
    .where(
      'successorId',
      'in',
      trx.selectFrom('business').select('id').where('id', '=', successorId).where('mergedIntoId', 'is', null),
    )
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict('claim.moved-on')
}
